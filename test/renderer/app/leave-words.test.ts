import { describe, expect, it } from 'vitest';
import { leaveWords } from '../../../renderer/app/leave-words.ts';

describe('the question before a case is left', () => {
  it('is not asked where nothing is given up', () => {
    expect(leaveWords(false, 0)).toBeNull();
  });

  it('is about work, about notes, or about both', () => {
    expect(leaveWords(true, 0)).toMatchObject({
      title: 'Work is still going on',
      texts: [expect.stringContaining('A job of this case still runs.')],
      go: 'Cancel it and go on',
    });
    expect(leaveWords(false, 1)).toMatchObject({
      title: 'Notes are not saved',
      texts: [
        '1 note of this case is written and not saved.',
        'What is written is there again when the case is opened again, until Trailcase is closed.',
      ],
      go: 'Go on without saving',
    });
    const both = leaveWords(true, 2);
    expect(both?.texts).toHaveLength(3);
    expect(both?.texts[1]).toContain('2 notes of this case are written and not saved.');
    expect(both?.go).toBe('Cancel it and go on');
    expect(leaveWords(false, 0, 2)?.texts[0]).toBe(
      '2 steps of playbooks have a note or evidence that is not kept.',
    );
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { takeGiven } from '../../../renderer/features/import/given-files.ts';
import {
  inOrder,
  lookAtWaiting,
  waitingWords,
} from '../../../renderer/features/import/waiting-archives.ts';
import { useAnswered } from '../../../renderer/state/answered.ts';
import type { ImportDraft } from '../../../renderer/state/import-draft.ts';
import { useOnScreen } from '../../../renderer/state/on-screen.ts';
import { TrailcaseError } from '../../../shared/errors.ts';

const running: ImportDraft = { step: 'running', job: 1, progress: null, began: 0 };
const ended: ImportDraft = { step: 'choosing', trouble: null };

const waiting = () => useOnScreen.getState().waiting;

beforeEach(() => {
  useAnswered.setState({ caseInfo: { id: 'a' } as never });
  useOnScreen.setState({ waiting: null, importing: ended });
});

describe('archives that come while an import runs', () => {
  it('wait for its end, also those that come after them', async () => {
    useOnScreen.setState({ importing: running });
    await takeGiven({ casePath: null, archives: ['/logs/a.json'] });
    await takeGiven({ casePath: null, archives: ['/logs/b.json', '/logs/c.json'] });
    expect(waiting()?.count).toBe(3);
    expect(useOnScreen.getState().importing).toBe(running);
  });

  it('are looked at when a person says so, and once', async () => {
    const looked: string[] = [];
    const look = async () => void looked.push('a');
    useOnScreen.setState({ waiting: { count: 1, look } });
    await lookAtWaiting();
    await lookAtWaiting();
    expect(looked).toEqual(['a']);
    expect(waiting()).toBeNull();
  });

  it('go on waiting where another import runs by then', async () => {
    const looked: string[] = [];
    const look = async () => void looked.push('a');
    useOnScreen.setState({ waiting: { count: 1, look }, importing: running });
    await lookAtWaiting();
    expect([looked, waiting()?.count]).toEqual([[], 1]);
  });
});

describe('archives that came one after the other', () => {
  it('are looked at in that order, the later ones also where the first cannot be', async () => {
    const looked: string[] = [];
    const first = inOrder(
      async () => {
        looked.push('first');
        throw new TrailcaseError('file-unreadable', 'It is gone.');
      },
      async () => void looked.push('second'),
    );
    await inOrder(first, async () => void looked.push('third'))();
    expect(looked).toEqual(['first', 'second', 'third']);
  });
});

describe('archives that wait', () => {
  it('are told of in words', () => {
    expect(waitingWords(1, 'case')).toBe(
      '1 archive waits to be imported: open a case for it, or create one.',
    );
    expect(waitingWords(3, 'case')).toBe(
      '3 archives wait to be imported: open a case for them, or create one.',
    );
    expect(waitingWords(1, 'import')).toBe('1 archive waits until the import that runs has ended.');
    expect(waitingWords(2, 'person')).toBe('2 archives wait to be looked at.');
  });
});

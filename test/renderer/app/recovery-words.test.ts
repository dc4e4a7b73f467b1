import { describe, expect, it } from 'vitest';
import { recoveryWords } from '../../../renderer/app/recovery-words.ts';

const states = ['checking', 'sound', 'differs', 'not-opened', 'not-verified'] as const;

describe('the notice after an engine stopped by itself', () => {
  it.each(states)('names the case when it is %s', (state) => {
    expect(recoveryWords({ state, name: 'acme.trailcase' }).text).toContain('acme.trailcase');
  });

  it('does not speak of a case where none was open', () => {
    expect(recoveryWords({ state: 'no-case', name: '' }).text).toBe('No case was open.');
  });

  it('sends nobody to verify a case that could not be opened', () => {
    const { title, text } = recoveryWords({ state: 'not-opened', name: 'a.trailcase' });
    expect(title).toContain('cannot be opened');
    expect(text).not.toMatch(/Evidence|Verify/);
    expect(recoveryWords({ state: 'not-verified', name: 'a.trailcase' }).text).toContain(
      'under Evidence',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { cutText } from '../../shared/cut-text.ts';

describe('cutText', () => {
  it('leaves a text alone that is short enough', () => {
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('gives the beginning of a longer one, and never half a character', () => {
    expect(cutText('abcd', 3)).toBe('abc');
    expect(cutText('ab\u{1f600}d', 3)).toBe('ab');
    expect(cutText('ab\u{1f600}d', 4)).toBe('ab\u{1f600}');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, morePaths, splitPath } from '../../../shared/diff/index.ts';
import { keys } from './state-arbitrary.ts';

const join = (parts: readonly string[]) => parts.reduce(joinPath, '');

describe('joinPath', () => {
  it('joins keys by dots', () => {
    expect(join(['settings', 'mail', 'from'])).toBe('settings.mail.from');
  });

  it('writes what would be misread with a backslash', () => {
    expect(join(['mail.from', 'a\\b'])).toBe('mail\\.from.a\\\\b');
    expect(join(['line\nend\r'])).toBe('line\\nend\\r');
    expect(join([''])).toBe('\\e');
    expect(join([morePaths])).not.toBe(morePaths);
  });
});

describe('splitPath', () => {
  it('finds no key in the path of the root', () => {
    expect(splitPath('')).toEqual([]);
  });

  it('gives back the keys that were joined, one line each path', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(keys, fc.string({ unit: 'binary' }))), (parts) => {
        const path = join(parts);
        expect(splitPath(path)).toEqual(parts);
        expect(path).not.toMatch(/[\n\r]/);
        expect(path).not.toBe(morePaths);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(splitPath(text))));
    expect(splitPath('a\\')).toEqual(['a']);
  });
});

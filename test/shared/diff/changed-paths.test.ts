import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StateDiff } from '../../../shared/diff/index.ts';
import { changedPaths, diffStates, joinPath, morePaths } from '../../../shared/diff/index.ts';
import type { JsonValue } from '../../../shared/json/index.ts';
import { editedStates, states, withKeysReversed } from './state-arbitrary.ts';

/** The paths that a diff made with jsondiffpatch speaks of. */
function pathsOfDiff(diff: StateDiff, path = ''): string[] {
  if (diff === null) return [];
  if (diff.kind === 'object') {
    return diff.fields.flatMap(({ key, change }) => pathsOfDiff(change, joinPath(path, key)));
  }
  if (diff.kind !== 'array') return [path];
  const changed = diff.members.filter(({ kind }) => kind === 'object');
  return [path, ...changed.flatMap((member) => pathsOfDiff(member, path))];
}

function nested(levels: number, inmost: JsonValue): JsonValue {
  let value = inmost;
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}

describe('changedPaths', () => {
  it('gives changed, added and removed fields, nested ones by their path, sorted', () => {
    const before = { name: 'x', gone: { deep: 1 }, mail: { from: 'a', to: 'b' }, same: [1] };
    const after = { name: 'y', mail: { from: 'c', to: 'b' }, same: [1], come: { deep: 2 } };
    expect(changedPaths(before, after)).toEqual(['come', 'gone', 'mail.from', 'name']);
  });

  it('gives an array and what changed in the members that it kept', () => {
    const before = { rules: [{ id: 1, on: true, limit: { max: 1 } }, { id: 2 }], tags: ['a'] };
    const after = { rules: [{ id: 2 }, { id: 1, on: false, limit: { max: 2 } }], tags: ['b'] };
    expect(changedPaths(before, after)).toEqual(['rules', 'rules.limit.max', 'rules.on', 'tags']);
    expect(changedPaths([{ name: 'x', v: 1 }], [{ name: 'x', v: 2 }])).toEqual(['', 'v']);
  });

  it('gives only the array for members without identity', () => {
    expect(changedPaths({ a: [{ v: 1 }] }, { a: [{ v: 2 }] })).toEqual(['a']);
    expect(changedPaths({ a: [1, 2] }, { a: [2, 1] })).toEqual(['a']);
  });

  it('gives the empty path when the root is replaced', () => {
    expect(changedPaths(null, { a: 1 })).toEqual(['']);
    expect(changedPaths({}, [])).toEqual(['']);
    expect(changedPaths('x', 'y')).toEqual(['']);
    expect(changedPaths(1n, 2n)).toEqual(['']);
  });

  it('takes hostile keys for ordinary ones', () => {
    const before: unknown = JSON.parse('{"__proto__":{"x":1},"a":1}');
    const after: unknown = JSON.parse('{"__proto__":{"x":2},"constructor":1,"toString":2,"a":1}');
    expect(changedPaths(before, after)).toEqual(['__proto__.x', 'constructor', 'toString']);
    expect(changedPaths({}, JSON.parse('{"__proto__":null}'))).toEqual(['__proto__']);
    expect('x' in {}).toBe(false);
  });

  it('stops at 200 levels and at paths of 1 024 characters, naming the parent', () => {
    expect(changedPaths(nested(199, { b: 1 }), nested(199, { b: 2 }))).toEqual([
      `${'a.'.repeat(199)}b`,
    ]);
    expect(changedPaths(nested(5_000, 1), nested(5_000, 2))).toEqual([
      Array(200).fill('a').join('.'),
    ]);
    expect(changedPaths(nested(5_000, 1), nested(5_000, 1))).toEqual([]);
    const long = 'k'.repeat(2_000);
    expect(changedPaths({ a: { [long]: 1 } }, { a: { [long]: 2 } })).toEqual(['a']);
    expect(changedPaths({ a: { [long]: [1] } }, { a: { [long]: [1] } })).toEqual([]);
  });

  it('gives the same first 1 000 of many paths in any order of keys, and says that more changed', () => {
    const wide = (value: number, from: number) =>
      Object.fromEntries(
        Array.from({ length: 3_000 }, (_, i) => [`k${(i + from) % 3_000}`, value]),
      );
    const paths = changedPaths(wide(1, 0), wide(2, 0));
    expect(paths).toHaveLength(1_001);
    expect(paths.at(-1)).toBe(morePaths);
    expect(changedPaths(wide(1, 1_234), wide(2, 77))).toEqual(paths);
  });

  it('counts a path once however many members share it', () => {
    const rules = (on: boolean) => Array.from({ length: 5_000 }, (_, id) => ({ id, on }));
    expect(changedPaths({ rules: rules(true) }, { rules: rules(false) })).toEqual([
      'rules',
      'rules.on',
    ]);
  });

  it('names the same places as the diff does', () => {
    fc.assert(
      fc.property(fc.oneof(editedStates, fc.tuple(states, states)), ([before, after]) => {
        const expected = [...new Set(pathsOfDiff(diffStates(before, after)))].sort();
        expect(changedPaths(before, after)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(editedStates, ([before, after]) => {
        expect(changedPaths(before, withKeysReversed(before))).toEqual([]);
        expect(changedPaths(before, withKeysReversed(after))).toEqual(changedPaths(before, after));
      }),
    );
  });

  it('names the same places in both directions', () => {
    fc.assert(
      fc.property(editedStates, ([before, after]) => {
        expect(changedPaths(after, before)).toEqual(changedPaths(before, after));
      }),
    );
  });
});

import fc from 'fast-check';
import { diff as deltaOf } from 'jsondiffpatch';
import { describe, expect, it } from 'vitest';
import {
  agreesWith,
  changedPaths,
  notationOf,
  readSuppliedDiff,
} from '../../../shared/diff/index.ts';
import type { JsonValue } from '../../../shared/json/index.ts';

describe('a difference that a record brings along', () => {
  it.each([
    ['json-diff', { a: { __old: 1, __new: 2 } }, { a: 1 }, { a: 2 }],
    ['the tenant', { a: { _old: 1, _new: 2 } }, { a: 1 }, { a: 2 }],
    ['json-diff, added', { a__added: 1 }, {}, { a: 1 }],
    ['json-diff, removed', { a__deleted: { b: 1 } }, { a: { b: 1 } }, {}],
    [
      'json-diff, in an object',
      { a: { b: { __old: 1, __new: 2 } } },
      { a: { b: 1 } },
      { a: { b: 2 } },
    ],
    ['json-diff, in a list', { a: [[' '], ['-', 1], ['+', 2]] }, { a: [1] }, { a: [2] }],
    [
      'json-diff, in a member of a list',
      { a: [['~', { b: { __old: 1, __new: 2 } }]] },
      { a: [{ b: 1 }] },
      { a: [{ b: 2 }] },
    ],
    [
      'json-diff, with what did not change',
      { a: { __old: 1, __new: 2 }, b: 3 },
      { a: 1, b: 3 },
      { a: 2, b: 3 },
    ],
    ['json-diff, a side that JSON left out', { a: { __new: 2 } }, {}, { a: 2 }],
    ['json-diff, the whole state', { __old: 1, __new: [2] }, 1, [2]],
    ['jsondiffpatch', { a: [1, 2], b: [3], c: [4, 0, 0] }, { a: 1, c: 4 }, { a: 2, b: 3 }],
    ['jsondiffpatch, in a list', { a: { _t: 'a', _0: [1, 0, 0], 1: [2] } }, { a: [1] }, { a: [2] }],
  ])('in the notation of %s tells both sides', (_notation, diff, old, now) => {
    const read = readSuppliedDiff(diff);
    expect(read?.new).toEqual(now);
    // The members of an object whose keys are digits come first, whatever their order.
    expect(read?.old).toEqual(old);
  });

  it.each([[{}], [[]], ['changed a lot'], [null], [{ a: 1, b: { c: 2 } }], [[{ field: 'a' }]]])(
    'is none where it is %j',
    (diff) => {
      expect(readSuppliedDiff(diff)).toBeNull();
    },
  );
});

const key = fc.stringMatching(/^[a-z]{1,4}$/);
const { tree: state } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const states = fc.dictionary(key, state, { maxKeys: 5, noNullPrototype: true });

describe('any two states', () => {
  it('agree with the difference in our own notation', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const notation = notationOf(before, after);
        if (notation === undefined) return;
        const read = readSuppliedDiff(notation);
        expect(read).not.toBeNull();
        if (read !== null) expect(agreesWith(read, before, after)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('disagree with a difference that names another value', () => {
    fc.assert(
      fc.property(states, key, fc.integer(), (before, name, value) => {
        const after = { ...before, [name]: value };
        const told = { [name]: { __old: before[name] ?? null, __new: value + 1 } };
        const read = readSuppliedDiff(told);
        expect(read).not.toBeNull();
        if (read !== null) expect(agreesWith(read, before, after)).toBe(false);
      }),
    );
  });

  it('disagree with a difference that keeps a change to itself', () => {
    const before = { mfa: 'required', name: 'a' };
    const after = { mfa: 'optional', name: 'b' };
    const read = readSuppliedDiff({ name: { __old: 'a', __new: 'b' } });
    expect(read !== null && agreesWith(read, before, after)).toBe(false);
    expect(changedPaths(before, after)).toEqual(['mfa', 'name']);
  });

  it('that are objects of texts and numbers agree with the delta of jsondiffpatch', () => {
    const flat = fc.dictionary(key, fc.oneof(fc.integer(), fc.string({ maxLength: 20 })), {
      maxKeys: 5,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(flat, flat, (before, after) => {
        const delta = deltaOf(before, after);
        if (delta === undefined) return;
        const read = readSuppliedDiff(JSON.parse(JSON.stringify(delta)));
        expect(read !== null && agreesWith(read, before, after)).toBe(true);
      }),
    );
  });
});

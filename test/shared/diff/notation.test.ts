import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPaths, notationOf } from '../../../shared/diff/index.ts';
import { parseExact, stringifyExact } from '../../../shared/json/index.ts';
import { editedStates, states, withKeysReversed } from './state-arbitrary.ts';

describe('notationOf', () => {
  it('writes the notation of the reference', () => {
    const before = { enabled: true, scopes: ['openid'], gone: 1, mail: { from: 'a', to: 'b' } };
    const after = { enabled: false, scopes: ['openid', 'email'], mail: { from: 'c', to: 'b' } };
    expect(notationOf(before, { ...after, note: 'x' })).toEqual({
      enabled: { _old: true, _new: false },
      scopes: [['+', 'email']],
      gone__deleted: 1,
      mail: { from: { _old: 'a', _new: 'c' } },
      note__added: 'x',
    });
  });

  it('is undefined when nothing changed', () => {
    expect(notationOf({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeUndefined();
    expect(notationOf(null, null)).toBeUndefined();
  });

  it('writes another type, and another root, whole', () => {
    expect(notationOf({ a: {} }, { a: 'x' })).toEqual({ a: { _old: {}, _new: 'x' } });
    expect(notationOf({ a: {} }, { a: [] })).toEqual({ a: { _old: {}, _new: [] } });
    expect(notationOf(null, { a: 1 })).toEqual({ _old: null, _new: { a: 1 } });
    expect(notationOf({ a: 1 }, 'a')).toEqual({ _old: { a: 1 }, _new: 'a' });
    expect(notationOf({ a: null }, { a: 0 })).toEqual({ a: { _old: null, _new: 0 } });
  });

  it('matches members of an array by id, by name and by value', () => {
    const before = [{ id: 1, v: 1 }, { name: 'x', v: 1 }, 'a', 'b', [1]];
    const after = ['b', { name: 'x', v: 2 }, { id: 2, v: 1 }, [1], 'c'];
    expect(notationOf(before, after)).toEqual([
      ['-', { id: 1, v: 1 }],
      ['~', { v: { _old: 1, _new: 2 } }],
      ['-', 'a'],
      ['+', { id: 2, v: 1 }],
      ['+', 'c'],
    ]);
  });

  it('pairs members of the same identity in their order', () => {
    expect(notationOf(['a', 'a', 'b'], ['a', 'b'])).toEqual([['-', 'a']]);
    const before = [
      { id: 1, v: 1 },
      { id: 1, v: 2 },
    ];
    const after = [
      { id: 1, v: 1 },
      { id: 1, v: 3 },
    ];
    expect(notationOf(before, after)).toEqual([['~', { v: { _old: 2, _new: 3 } }]]);
  });

  it('tells the id 1 from the id "1"', () => {
    expect(notationOf([{ id: 1 }], [{ id: '1' }])).toEqual([
      ['-', { id: 1 }],
      ['+', { id: '1' }],
    ]);
  });

  it('writes an array whole when its members only changed places', () => {
    expect(notationOf({ a: [1, 2] }, { a: [2, 1] })).toEqual({ a: { _old: [1, 2], _new: [2, 1] } });
  });

  it('leaves long texts as they are', () => {
    const text = 'line\n'.repeat(100);
    expect(notationOf({ text }, { text: `${text}end` })).toEqual({
      text: { _old: text, _new: `${text}end` },
    });
  });

  it('compares integers beyond 2^53 exactly', () => {
    const before = parseExact('{"id":9007199254740993}');
    const after = parseExact('{"id":9007199254740992}');
    const notation = notationOf(before, after);
    expect(notation === undefined ? '' : stringifyExact(notation)).toBe(
      '{"id":{"_old":9007199254740993,"_new":9007199254740992}}',
    );
    expect(notationOf(before, parseExact('{"id":9007199254740993}'))).toBeUndefined();
  });

  it('takes hostile keys for ordinary ones', () => {
    const before = parseExact('{"__proto__":{"x":1},"constructor":1}');
    const after = parseExact('{"__proto__":{"x":2},"toString":1}');
    expect(stringifyExact(notationOf(before, after) ?? null)).toBe(
      '{"__proto__":{"x":{"_old":1,"_new":2}},"constructor__deleted":1,"toString__added":1}',
    );
    expect('x' in {}).toBe(false);
  });

  it('writes an object whole rather than lose one of two changes of the same name', () => {
    const before = { in: { a__added: 1 }, x: 1 };
    const after = { in: { a__added: 2, a: 5 }, x: 2 };
    expect(notationOf(before, after)).toEqual({
      in: { _old: { a__added: 1 }, _new: { a__added: 2, a: 5 } },
      x: { _old: 1, _new: 2 },
    });
  });

  it('writes states nested deeper than 200 levels whole', () => {
    const deep = (inmost: number) =>
      parseExact(`${'['.repeat(3_000)}${inmost}${']'.repeat(3_000)}`);
    expect(notationOf(deep(1), deep(1))).toBeUndefined();
    expect(Object.keys(notationOf(deep(1), deep(2)) ?? {})).toEqual(['_old', '_new']);
  });

  it('takes time in proportion to long lists', () => {
    const list = (step: number) => Array.from({ length: 20_000 }, (_, i) => `member ${i * step}`);
    expect(notationOf(list(2), list(3))).toHaveLength(2 * (20_000 - 6_667));
  });

  it('is undefined exactly when the states are equal and no path changed', () => {
    fc.assert(
      fc.property(fc.oneof(editedStates, fc.tuple(states, states)), ([before, after]) => {
        const same = notationOf(before, after) === undefined;
        expect(same).toBe(isDeepStrictEqual(before, after));
        expect(same).toBe(changedPaths(before, after).length === 0);
        expect(notationOf(before, withKeysReversed(before))).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

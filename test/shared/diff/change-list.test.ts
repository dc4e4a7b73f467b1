import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../shared/diff/index.ts';
import type { StateChange } from '../../../shared/entities.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseExact,
  stringifyExact,
} from '../../../shared/json/index.ts';
import { editedStates, states, withKeysReversed } from './state-arbitrary.ts';

const all = Number.POSITIVE_INFINITY;
const shown = (before: JsonValue, after: JsonValue) =>
  listChanges(before, after, all).changes.map(
    ({ path, kind, old, new: now }) => `${kind} ${path.join(' › ')}: ${old} → ${now}`,
  );

describe('listChanges', () => {
  it('names changed fields by their keys and members of arrays by their identity', () => {
    const before = {
      enabled: true,
      note: 'x',
      scopes: ['openid', 'email'],
      users: [
        { id: 7, roles: ['a'] },
        { id: '7', v: 1 },
      ],
      mappers: [{ name: 'sub', on: true }],
      'a.b': 1,
    };
    const after = {
      enabled: false,
      scopes: ['openid', 'groups'],
      users: [
        { id: 7, roles: ['a', 'true'] },
        { id: '7', v: 2 },
      ],
      mappers: [{ name: 'sub', on: false }],
      'a.b': '1',
      added: { deep: [1] },
    };
    expect(shown(before, after)).toEqual([
      'changed enabled: true → false',
      'removed note: x → null',
      'removed scopes › [email]: email → null',
      'added scopes › [groups]: null → groups',
      'added users › [id=7] › roles › ["true"]: null → true',
      'changed users › [id="7"] › v: 1 → 2',
      'changed mappers › [name=sub] › on: true → false',
      'changed a.b: 1 → "1"',
      'added added: null → {"deep":[1]}',
    ]);
  });

  it('tells members with the same identity apart by their number', () => {
    expect(shown(['a', 'a', 1], ['a', 1, 1])).toEqual([
      'removed [a]#2: a → null',
      'added [1]#2: null → 1',
    ]);
  });

  it('tells a new order as such, and also beside other changes of the array', () => {
    expect(shown({ l: [1, 2] }, { l: [2, 1] })).toEqual(['reordered l: [1,2] → [2,1]']);
    expect(shown([1, 2], [2, 1, 3])).toEqual([
      'added [3]: null → 3',
      'reordered : [1,2] → [2,1,3]',
    ]);
  });

  it('gives texts without quotes where both sides are texts', () => {
    const { changes } = listChanges({ a: 'x\ny', b: 'x', c: 1 }, { a: 'z', b: 1 }, all);
    expect(changes).toEqual([
      { path: ['a'], kind: 'changed', old: 'x\ny', new: 'z', text: true, cutFrom: null },
      { path: ['b'], kind: 'changed', old: '"x"', new: '1', text: false, cutFrom: null },
      { path: ['c'], kind: 'removed', old: '1', new: null, text: false, cutFrom: null },
    ]);
  });

  it('cuts long texts and says from how many characters', () => {
    const { changes } = listChanges('a', `${'x'.repeat(65_535)}\u{1f600}z`, all);
    expect(changes[0]?.new).toBe('x'.repeat(65_535));
    expect(changes[0]?.cutFrom).toBe(65_538);
  });

  it('counts beyond the limit, and values that stayed', () => {
    const before = { same: { a: 1, b: [], c: {} }, list: ['x', 'y'], of: [1, 2, 3] };
    const { changes, changed, unchanged } = listChanges(
      before,
      { ...before, list: ['x'], of: [4, 5, 6] },
      2,
    );
    expect(changes).toHaveLength(2);
    expect({ changed, unchanged }).toEqual({ changed: 7, unchanged: 4 });
  });

  it('lists nothing exactly when two states are equal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(states, states), editedStates), ([before, after]) => {
        const isEqual = stringifyExact(sortedKeys(before)) === stringifyExact(sortedKeys(after));
        expect(listChanges(before, after, all).changed === 0).toBe(isEqual);
      }),
    );
  });

  it('does not mind the order of keys, and then keeps every value', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { changed, unchanged } = listChanges(state, withKeysReversed(state), all);
        expect({ changed, unchanged }).toEqual({ changed: 0, unchanged: leavesOf(state) });
      }),
    );
  });

  it('makes of the old state the new one, up to the order of arrays, which it tells apart', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(states, states), editedStates), ([before, after]) => {
        const { changes, changed } = listChanges(before, after, all);
        expect(changed).toBe(changes.length);
        expect(unordered(applied(before, changes))).toBe(unordered(after));
        const isReorderedOnly = changed > 0 && unordered(before) === unordered(after);
        expect(changes.every(({ kind }) => kind === 'reordered')).toBe(
          changed === 0 || isReorderedOnly,
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** A node that changes are applied to: an array is a list of labelled members. */
function applied(state: JsonValue, changes: readonly StateChange[]): JsonValue {
  return changes.reduce(applyOne, state);
}

function applyOne(state: JsonValue, change: StateChange): JsonValue {
  return change.kind === 'reordered' ? state : at(state, change.path, change);
}

function valueIn(text: string | null, change: StateChange): JsonValue {
  return change.text ? (text as string) : parseExact(text as string);
}

function at(state: JsonValue, path: readonly string[], change: StateChange): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return valueIn(change.new, change);
  if (Array.isArray(state)) return atMember(state, step, rest, change);
  const object = state as JsonObject;
  const entries = Object.entries(object).flatMap(([key, value]): [string, JsonValue][] => {
    if (key !== step) return [[key, value]];
    return rest.length === 0 && change.kind === 'removed' ? [] : [[key, at(value, rest, change)]];
  });
  const isNew = rest.length === 0 && change.kind === 'added';
  return Object.fromEntries(isNew ? [...entries, [step, valueIn(change.new, change)]] : entries);
}

function atMember(
  array: readonly JsonValue[],
  step: string,
  rest: readonly string[],
  change: StateChange,
): JsonValue[] {
  if (rest.length === 0 && change.kind === 'added') return [...array, valueIn(change.new, change)];
  const [, name = '', number = '1'] = /^\[([\s\S]*)\](?:#(\d+))?$/.exec(step) ?? [];
  let left = rest.length === 0 ? 1 : Number(number);
  return array.flatMap((member) => {
    const isMeant =
      rest.length === 0
        ? stringifyExact(sortedKeys(member)) ===
          stringifyExact(sortedKeys(valueIn(change.old, change)))
        : isNamed(member, name);
    if (!isMeant) return [member];
    left -= 1;
    if (left !== 0) return [member];
    return rest.length === 0 ? [] : [at(member, rest, change)];
  });
}

function isNamed(member: JsonValue, name: string): boolean {
  if (!isJsonObject(member)) return false;
  const split = name.indexOf('=');
  const key = name.slice(0, split);
  const text = name.slice(split + 1);
  const value = Object.hasOwn(member, key) ? member[key] : undefined;
  const isById = key === 'id' || !['string', 'number', 'bigint'].includes(typeof member.id);
  if (!(isById || member.id === '')) return false;
  return typeof value === 'string'
    ? text === value || text === JSON.stringify(value)
    : value !== undefined && text === stringifyExact(value);
}

function sortedKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]): [string, JsonValue] => [
    `.${key}`,
    sortedKeys(member),
  ]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A text that is the same for two states that differ in the order of keys and arrays only. */
function unordered(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(unordered).sort().join()}]`;
  if (!isJsonObject(value)) return stringifyExact(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${unordered(member)}`,
  );
  return `{${members.sort().join()}}`;
}

function leavesOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  const members = Object.values(value) as JsonValue[];
  return members.length === 0 ? 1 : members.reduce((sum: number, each) => sum + leavesOf(each), 0);
}

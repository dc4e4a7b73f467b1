import { changedPaths } from './changed-paths.ts';
import { morePaths } from './path.ts';
import { sameValue } from './same-value.ts';

/** What a difference tells of both states: the parts that changed, and what it shows beside them. */
export interface SuppliedChange {
  old: unknown;
  new: unknown;
}

/** One place of a difference: what was there and what is; `nothing` where there was or is none. */
interface Sides {
  old: unknown;
  new: unknown;
}

const nothing: unique symbol = Symbol('nothing');

const addedEnding = '__added';
const deletedEnding = '__deleted';
const marks: ReadonlySet<unknown> = new Set([' ', '+', '-', '~']);

/**
 * Reads a difference that a record brings along: json-diff's notation (`__old`, `__new`), the tenant's
 * (`_old`, `_new`), or a delta of jsondiffpatch.
 *
 * Of arrays only the members that changed are told, so that the states are those parts; a member that
 * a tuple elides is left out. Null for anything that is no difference in one of these notations.
 *
 * Sources: https://github.com/andreyvit/json-diff, https://docs.authifi.io (monitoring guide),
 * https://github.com/benjamine/jsondiffpatch/blob/master/docs/deltas.md
 */
export function readSuppliedDiff(diff: unknown): SuppliedChange | null {
  const sides = readNotation(diff) ?? (isDelta(diff) ? readDelta(diff) : null);
  if (sides === null) return null;
  const given = (side: unknown) => (side === nothing ? null : side);
  return { old: given(sides.old), new: given(sides.new) };
}

/** True when a difference that was brought along says the same as the states themselves. */
export function agreesWith(supplied: SuppliedChange, before: unknown, after: unknown): boolean {
  const told = changedPaths(supplied.old, supplied.new);
  const computed = changedPaths(before, after);
  if (told.includes(morePaths) || computed.includes(morePaths)) return true;
  return (
    covers(told, computed) &&
    covers(computed, told) &&
    isPartOf(supplied.old, before) &&
    isPartOf(supplied.new, after)
  );
}

function covers(paths: readonly string[], others: readonly string[]): boolean {
  return others.every((other) =>
    paths.some((path) => path === other || isBelow(other, path) || isBelow(path, other)),
  );
}

function isBelow(path: string, outer: string): boolean {
  return outer === '' || path.startsWith(`${outer}.`);
}

/** Whether what a difference shows of a state is in the state. Arrays are shown in part, so not compared. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) || part.length === 0;
  if (!isObject(part)) return sameValue(part, whole);
  if (!isObject(whole)) return Object.keys(part).length === 0;
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(whole, key) && isPartOf(value, whole[key]),
  );
}

function readNotation(diff: unknown): Sides | null {
  if (isTuples(diff)) return readTuples(diff);
  if (!isObject(diff)) return null;
  const pair = readPair(diff);
  if (pair !== null) return pair;
  if (Object.keys(diff).length === 0) return null;
  let isTold = false;
  const old: [string, unknown][] = [];
  const now: [string, unknown][] = [];
  for (const [key, value] of Object.entries(diff)) {
    if (key.endsWith(addedEnding)) {
      now.push([key.slice(0, -addedEnding.length), value]);
      isTold = true;
    } else if (key.endsWith(deletedEnding)) {
      old.push([key.slice(0, -deletedEnding.length), value]);
      isTold = true;
    } else {
      const inner = readNotation(value);
      if (inner !== null) isTold = true;
      const { old: before, new: after } = inner ?? { old: value, new: value };
      if (before !== nothing) old.push([key, before]);
      if (after !== nothing) now.push([key, after]);
    }
  }
  return isTold ? { old: Object.fromEntries(old), new: Object.fromEntries(now) } : null;
}

/** `{"_old": …, "_new": …}`, of which JSON leaves out a side that is undefined. */
function readPair(diff: Record<string, unknown>): Sides | null {
  for (const [oldKey, newKey] of [
    ['__old', '__new'],
    ['_old', '_new'],
  ] as const) {
    const keys = Object.keys(diff);
    if (keys.length === 0 || !keys.every((key) => key === oldKey || key === newKey)) continue;
    return {
      old: Object.hasOwn(diff, oldKey) ? diff[oldKey] : nothing,
      new: Object.hasOwn(diff, newKey) ? diff[newKey] : nothing,
    };
  }
  return null;
}

function isTuples(diff: unknown): diff is [mark: string, value?: unknown][] {
  return (
    Array.isArray(diff) &&
    diff.length > 0 &&
    diff.every((each) => Array.isArray(each) && each.length <= 2 && marks.has(each[0]))
  );
}

function readTuples(tuples: readonly [mark: string, value?: unknown][]): Sides {
  const old: unknown[] = [];
  const now: unknown[] = [];
  for (const tuple of tuples) {
    const [mark, value] = tuple;
    if (mark === '-') old.push(value);
    else if (mark === '+') now.push(value);
    else if (tuple.length > 1) {
      const inner = mark === '~' ? readNotation(value) : null;
      const { old: before, new: after } = inner ?? { old: value, new: value };
      if (before !== nothing) old.push(before);
      if (after !== nothing) now.push(after);
    }
  }
  return { old, new: now };
}

/** A delta of jsondiffpatch: an object of which every member is a delta, or `[new]`, `[old, new]`, `[old, 0, 0]`. */
function isDelta(diff: unknown): diff is object {
  if (!isObject(diff)) return false;
  const members = Object.entries(diff);
  return members.length > 0 && members.every(([key, value]) => isDeltaMember(key, value));
}

function isDeltaMember(key: string, value: unknown): boolean {
  if (key === '_t') return value === 'a';
  if (!Array.isArray(value)) return isDelta(value);
  if (isTuples(value)) return false;
  return (
    value.length === 1 ||
    value.length === 2 ||
    (value.length === 3 && value[1] === 0) ||
    isMove(value)
  );
}

function isMove(value: readonly unknown[]): boolean {
  return value.length === 3 && value[0] === '' && value[2] === 3;
}

function readDelta(delta: unknown): Sides {
  if (Array.isArray(delta)) {
    if (delta.length === 1) return { old: nothing, new: delta[0] };
    if (delta.length === 2) return { old: delta[0], new: delta[1] };
    return { old: delta[0], new: delta[2] === 2 ? delta[0] : nothing };
  }
  const isArray = Object.hasOwn(delta as object, '_t');
  const old: [string, unknown][] = [];
  const now: [string, unknown][] = [];
  for (const [key, value] of Object.entries(delta as object)) {
    if (key === '_t' || (Array.isArray(value) && isMove(value))) continue;
    const sides = readDelta(value);
    if (sides.old !== nothing) old.push([key, sides.old]);
    if (sides.new !== nothing) now.push([key, sides.new]);
  }
  if (!isArray) return { old: Object.fromEntries(old), new: Object.fromEntries(now) };
  return { old: old.map(([, value]) => value), new: now.map(([, value]) => value) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

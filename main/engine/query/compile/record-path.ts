import { foldedName } from '../../../../shared/fields.ts';
import { isJsonObject, type JsonValue, parseExact } from '../../../../shared/json/index.ts';
import { makeQuickLook } from './needle.ts';
import { type JsonTest, makeJsonTest } from './value-tests.ts';

/** What is asked of a record, as `path_passes` is given it. */
export interface AskedOfPath {
  path: readonly string[];
  test: JsonTest;
}

/** Whether any value at a path passes, told from a record; and a look at its text before, see `makeQuickLook`. */
export interface PathTest {
  mayPass(text: string): boolean;
  passes(record: JsonValue): boolean;
}

/** @param asked an `AskedOfPath` as JSON */
export function makePathTest(asked: string): PathTest {
  const { path, test } = JSON.parse(asked) as AskedOfPath;
  const passesValue = makeJsonTest(test);
  return {
    mayPass: makeQuickLook(test),
    passes: (record) => valuesAt(record, path).some(passesValue),
  };
}

/**
 * The values to which a path leads in a record.
 *
 * - Several steps count as one key before they count as several (`details.reason` is a column of a
 *   flat table); the exact key comes before another spelling of it (`details_reason`), as at import.
 * - An array stands for its members, also in the middle of a path; a step in digits takes one of them.
 * - A text that is a JSON object or array is looked into when the path goes on.
 * - Null, the empty text, the empty array and the empty object are no value.
 *
 * @param path names from the record down; without any step the record itself
 * @returns the values in their order
 */
export function valuesAt(record: JsonValue, path: readonly string[]): JsonValue[] {
  const found: JsonValue[] = [];
  const open: { value: JsonValue; at: number }[] = [{ value: record, at: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (Array.isArray(value)) {
      const member = at < path.length ? memberAt(value, path[at] as string) : undefined;
      if (member !== undefined) open.push({ value: member, at: at + 1 });
      else for (const each of value.toReversed()) open.push({ value: each, at });
    } else if (at === path.length) {
      if (isSomething(value)) found.push(value);
    } else {
      const object = typeof value === 'string' ? readNested(value) : value;
      if (Array.isArray(object)) open.push({ value: object, at });
      else if (isJsonObject(object)) {
        const step = findKey(object, path, at);
        if (step !== null) open.push({ value: object[step.key] as JsonValue, at: step.next });
      }
    }
  }
  return found;
}

function memberAt(array: readonly JsonValue[], step: string): JsonValue | undefined {
  return /^\d{1,9}$/.test(step) ? array[Number(step)] : undefined;
}

function isSomething(value: JsonValue): boolean {
  if (value === null || value === '') return false;
  if (!isJsonObject(value)) return true;
  for (const _key in value) return true;
  return false;
}

/** What a text holds that begins like an object or an array and is whole. */
function readNested(text: string): JsonValue {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return parseExact(text);
  } catch {
    return null;
  }
}

interface Step {
  key: string;
  /** Position in the path behind the steps that the key stands for. */
  next: number;
}

function findKey(
  object: { readonly [key: string]: JsonValue },
  path: readonly string[],
  at: number,
): Step | null {
  for (let next = path.length; next > at; next -= 1) {
    const key = next === at + 1 ? (path[at] as string) : path.slice(at, next).join('.');
    if (Object.hasOwn(object, key)) return { key, next };
  }
  const keys = Object.keys(object);
  for (let next = path.length; next > at; next -= 1) {
    const wanted = foldedName(path.slice(at, next).join('.'));
    const key = keys.find((candidate) => foldedName(candidate) === wanted);
    if (key !== undefined) return { key, next };
  }
  return null;
}

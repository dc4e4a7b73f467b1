import { splitPath } from '../../../../shared/diff/index.ts';
import { foldName } from '../../../../shared/fields.ts';
import { isJsonObject, type JsonValue } from '../../../../shared/json/index.ts';
import { makeQuickLook } from './needle.ts';
import { valuesAt } from './record-path.ts';
import type { TextTest } from './test-kinds.ts';
import { makeTextTest, textOf } from './value-tests.ts';

/** What is asked of a state, as `state_passes` is given it. */
export interface AskedOfState {
  side: 'old' | 'new';
  /** Keys from the state down; null for anywhere. */
  path: readonly string[] | null;
  test: TextTest;
}

/** Whether any value of a state passes; and a look at the record's text before, see `makeQuickLook`. */
export interface StateTest {
  side: 'old' | 'new';
  mayPass(text: string): boolean;
  passes(state: JsonValue): boolean;
}

/** @param asked an `AskedOfState` as JSON */
export function makeStateTest(asked: string): StateTest {
  const { side, path, test } = JSON.parse(asked) as AskedOfState;
  const passesText = makeTextTest(test);
  const valuesOf = path === null ? scalarsOf : (state: JsonValue) => valuesAt(state, path);
  return {
    side,
    mayPass: makeQuickLook(test),
    passes: (state) => valuesOf(state).some((value) => passesText(textOf(value))),
  };
}

/** Every scalar in a value, however deep. */
function scalarsOf(state: JsonValue): JsonValue[] {
  const scalars: JsonValue[] = [];
  const open: JsonValue[] = [state];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const member of value) open.push(member);
    else if (isJsonObject(value)) for (const key in value) open.push(value[key] as JsonValue);
    else if (value !== null) scalars.push(value);
  }
  return scalars;
}

/**
 * Tells whether a path of a diff is another or lies below it. Both are written as `joinPath` writes
 * them; keys are compared as field names are, without case and separators.
 */
export function makeChangedBelow(start: string): (path: string) => boolean {
  const wanted = splitPath(start).map(foldName);
  return (path) => {
    const keys = splitPath(path);
    return (
      keys.length >= wanted.length && wanted.every((key, at) => foldName(keys[at] ?? '') === key)
    );
  };
}

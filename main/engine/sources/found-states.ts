import { readSuppliedDiff, type SuppliedChange } from '../../../shared/diff/index.ts';
import type { RecordPlan } from './record-plan.ts';
import type { ParseJson, Subject } from './source-description.ts';
import { fromJson, type Place, valueAt } from './value-at.ts';

/** One side of a change as it stands in a record. */
export type FoundState =
  | { state: 'absent' }
  | { state: 'whole'; value: unknown }
  /** A string that begins like JSON and is not: mostly cut off by the exporting system. */
  | { state: 'unreadable'; text: string };

/** What a record tells of a change. */
export interface FoundStates {
  old: FoundState;
  new: FoundState;
  /** The difference that the record brings along; null where it brings none, or none that can be read. */
  supplied: SuppliedChange | null;
  /** The record has no states; these are what its difference tells of them. */
  isFromDiff: boolean;
}

const absent: FoundState = { state: 'absent' };

/** Finds both states of a change; where a record has a difference only, what that tells of them. */
export function findStates(subject: Subject, plan: RecordPlan, parse: ParseJson): FoundStates {
  const before = findState(subject, plan.oldState, parse);
  const after = findState(subject, plan.newState, parse);
  const supplied = findDiff(subject, plan.diff, parse);
  const isFromDiff = supplied !== null && before.state === 'absent' && after.state === 'absent';
  if (!isFromDiff) return { old: before, new: after, supplied, isFromDiff };
  const whole = (value: unknown): FoundState => ({ state: 'whole', value });
  return { old: whole(supplied.old), new: whole(supplied.new), supplied, isFromDiff };
}

/**
 * Finds an entity's state: an object, or JSON text, or a plain value.
 * @param parse reads JSON text; exact where it matters, fast where it does not
 */
export function findState(
  subject: unknown,
  places: readonly Place[],
  parse: ParseJson,
): FoundState {
  for (const place of places) {
    const value = valueAt(subject, place);
    if (value === undefined || value === null || value === '') continue;
    return typeof value === 'string' ? readText(value, parse) : { state: 'whole', value };
  }
  return absent;
}

function findDiff(
  subject: unknown,
  places: readonly Place[],
  parse: ParseJson,
): SuppliedChange | null {
  for (const place of places) {
    const value = valueAt(subject, place);
    if (value === undefined || value === null || value === '') continue;
    return readSuppliedDiff(fromJson(value, parse));
  }
  return null;
}

function readText(text: string, parse: ParseJson): FoundState {
  if (!/^\s*[{["]/.test(text)) {
    return text.trim() === 'null' ? absent : { state: 'whole', value: text };
  }
  try {
    return { state: 'whole', value: parse(text) };
  } catch {
    return { state: 'unreadable', text };
  }
}

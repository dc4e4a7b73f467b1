import { create } from 'jsondiffpatch';
import type { JsonObject, JsonValue } from '../json/index.ts';
import { isJsonObject, nestingExceeds } from '../json/index.ts';
import { fieldKey, memberKey, toComparable } from './comparable-form.ts';
import { membersByIdentity } from './identity.ts';
import { sameValue } from './same-value.ts';

/**
 * What happened to one value. Plain data: `old` and `new` are the whole values, shared with the
 * states; `fields` and `members` hold only what changed.
 */
export type Change =
  | { kind: 'added'; new: JsonValue }
  | { kind: 'removed'; old: JsonValue }
  | { kind: 'replaced'; old: JsonValue; new: JsonValue }
  | { kind: 'object'; old: JsonObject; new: JsonObject; fields: FieldChange[] }
  | { kind: 'array'; old: JsonValue[]; new: JsonValue[]; members: Change[] }
  | { kind: 'reordered'; old: JsonValue[]; new: JsonValue[] };

/** What happened to one field of an object. */
export interface FieldChange {
  key: string;
  change: Change;
}

/** The difference of two states; null when they are equal. */
export type StateDiff = Change | null;

/** Deeper states are not looked into. */
const deepestLevel = 200;

/** Compares by value; there is no text diff, as its library is not given. */
const patcher = create();

/**
 * Compares two states of a thing.
 *
 * - Fields come in the order of the old state, added ones after them in the order of the new one.
 * - Members of an array are matched by identity: objects by their `id`, else by their `name` (a
 *   text or number that is not empty), everything else by value. They come in the order of the old
 *   array (`removed`, or what changed in them), then the `added` ones in that of the new array.
 *   When the members are the same and only stand elsewhere, the array is `reordered`.
 * - A value of another type, and any other text or number, is `replaced` whole, long texts too.
 * - The order of keys does not matter. States nested deeper than 200 levels that differ are
 *   `replaced` as a whole.
 */
export function diffStates(before: JsonValue, after: JsonValue): StateDiff {
  if (nestingExceeds(before, deepestLevel) || nestingExceeds(after, deepestLevel)) {
    return sameValue(before, after) ? null : { kind: 'replaced', old: before, new: after };
  }
  const delta: unknown = patcher.diff(toComparable(before), toComparable(after));
  return delta === undefined ? null : explain(delta, before, after);
}

/** Says what a delta between the comparable forms of two states means for the states. */
function explain(delta: unknown, before: JsonValue, after: JsonValue): Change {
  if (isJsonObject(before) && isJsonObject(after)) {
    const fields = fieldChanges(delta, before, after);
    return { kind: 'object', old: before, new: after, fields };
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const members = memberChanges(delta, before, after);
    if (members.length === 0) return { kind: 'reordered', old: before, new: after };
    return { kind: 'array', old: before, new: after, members };
  }
  return { kind: 'replaced', old: before, new: after };
}

function fieldChanges(delta: unknown, before: JsonObject, after: JsonObject): FieldChange[] {
  const fields: FieldChange[] = [];
  for (const [key, old] of Object.entries(before)) {
    const part = partOf(delta, fieldKey(key));
    if (part === undefined) continue;
    const now = Object.hasOwn(after, key) ? after[key] : undefined;
    fields.push({ key, change: explainPair(part, old, now) });
  }
  for (const [key, now] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) fields.push({ key, change: { kind: 'added', new: now } });
  }
  return fields;
}

function memberChanges(delta: unknown, before: JsonValue[], after: JsonValue[]): Change[] {
  const members: Change[] = [];
  const oldMembers = membersByIdentity(before);
  const newMembers = membersByIdentity(after);
  for (const [identity, old] of oldMembers) {
    const part = partOf(delta, memberKey(identity));
    if (part !== undefined) members.push(explainPair(part, old, newMembers.get(identity)));
  }
  for (const [identity, now] of newMembers) {
    if (!oldMembers.has(identity)) members.push({ kind: 'added', new: now });
  }
  return members;
}

function explainPair(delta: unknown, old: JsonValue, now: JsonValue | undefined): Change {
  return now === undefined ? { kind: 'removed', old } : explain(delta, old, now);
}

function partOf(delta: unknown, key: string): unknown {
  if (typeof delta !== 'object' || delta === null) return undefined;
  return (delta as Record<string, unknown>)[key];
}

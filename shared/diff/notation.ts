import type { JsonObject, JsonValue } from '../json/index.ts';
import type { Change, FieldChange } from './state-diff.ts';
import { diffStates } from './state-diff.ts';

/**
 * The difference of two states in the JSON notation of the tenant service, changed fields only:
 *
 * - `{"name__deleted": old}`, `{"name__added": new}`, `{"name": {"_old": …, "_new": …}}`, and
 *   `{"name": {…}}` with the same inside where an object changed in part;
 * - an array as json-diff's tuples without those of unchanged members:
 *   `[["-", old], ["+", new], ["~", {…}]]`, see `diffStates` for matching and order;
 * - `{"_old": …, "_new": …}` whole for another type, for an array whose members only changed
 *   places, and for an object in which two of these names would be the same.
 *
 * Undefined, which JSON leaves out, when nothing changed: json-diff's rule, too.
 *
 * Source: https://docs.authifi.io (monitoring guide, "Diff notation"; one underscore, where
 * json-diff has two) and https://github.com/andreyvit/json-diff for arrays.
 */
export function notationOf(before: JsonValue, after: JsonValue): JsonValue | undefined {
  const diff = diffStates(before, after);
  return diff === null ? undefined : notationOfChange(diff);
}

function notationOfChange(change: Change): JsonValue {
  switch (change.kind) {
    case 'added':
      return change.new;
    case 'removed':
      return change.old;
    case 'object':
      return notationOfFields(change.fields) ?? wholes(change.old, change.new);
    case 'array':
      return change.members.map((member) => [memberMark(member), notationOfChange(member)]);
    case 'replaced':
    case 'reordered':
      return wholes(change.old, change.new);
  }
}

/** Null when two names come out the same, as those of the fields `a` and `a__added` may. */
function notationOfFields(fields: readonly FieldChange[]): JsonObject | null {
  const entries = fields.map(({ key, change }): [string, JsonValue] => {
    return [fieldName(key, change), notationOfChange(change)];
  });
  const named = new Map(entries);
  return named.size === entries.length ? Object.fromEntries(named) : null;
}

function fieldName(key: string, change: Change): string {
  if (change.kind === 'added') return `${key}__added`;
  return change.kind === 'removed' ? `${key}__deleted` : key;
}

function memberMark(change: Change): '+' | '-' | '~' {
  if (change.kind === 'added') return '+';
  return change.kind === 'removed' ? '-' : '~';
}

function wholes(old: JsonValue, now: JsonValue): JsonObject {
  return { _old: old, _new: now };
}

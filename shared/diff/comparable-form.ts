import type { JsonValue } from '../json/index.ts';
import { isJsonObject } from '../json/index.ts';
import { identityOf, membersByIdentity } from './identity.ts';

/** A state in the form that jsondiffpatch is given: objects and scalars only. */
export type Comparable = null | boolean | number | string | ComparableObject;

export interface ComparableObject {
  [key: string]: Comparable;
}

/**
 * Rewrites a state so that jsondiffpatch compares it as Trailcase means it:
 *
 * - an array becomes an object with its members under their identity (`memberKey`) and their order
 *   beside them, so that no longest common subsequence is sought (time and memory would grow with
 *   the product of both lengths); a member without an identity is its own key, so only true;
 * - every key gets a prefix, since `__proto__`, `constructor` and `toString` mislead it;
 * - a bigint, which it cannot compare, becomes an object with its digits.
 *
 * Two comparable forms are equal exactly when the states are. Recursive: for bounded depth only.
 */
export function toComparable(value: JsonValue): Comparable {
  if (typeof value === 'bigint') return { bigint: String(value) };
  if (Array.isArray(value)) return comparableArray(value);
  if (!isJsonObject(value)) return value;
  const form: ComparableObject = {};
  for (const [key, member] of Object.entries(value)) form[fieldKey(key)] = toComparable(member);
  return form;
}

function comparableArray(array: readonly JsonValue[]): ComparableObject {
  const members = membersByIdentity(array);
  const form: ComparableObject = { order: JSON.stringify([...members.keys()]) };
  for (const [key, member] of members) {
    form[memberKey(key)] = identityOf(member) === null ? true : toComparable(member);
  }
  return form;
}

/** The key under which a field of an object stands in the comparable form. */
export function fieldKey(key: string): string {
  return `.${key}`;
}

/** The key under which a member of an array stands in the comparable form. */
export function memberKey(identity: string): string {
  return `#${identity}`;
}

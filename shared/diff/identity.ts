import type { JsonValue } from '../json/index.ts';
import { isJsonObject } from '../json/index.ts';

/**
 * What tells one member of an array from the others, so that the same member is found in another
 * state of the array wherever it stands: the `id` of an object, else its `name`; a text or number
 * that is not empty. Null for scalars, arrays and objects without either: these are what they hold.
 */
export function identityOf(member: unknown): string | null {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return null;
  const object = member as Record<string, unknown>;
  return nameOf('id', object) ?? nameOf('name', object);
}

function nameOf(key: 'id' | 'name', object: Record<string, unknown>): string | null {
  if (!Object.hasOwn(object, key)) return null;
  const value = object[key];
  if (typeof value === 'string') return value === '' ? null : `${key}="${value}`;
  return typeof value === 'number' || typeof value === 'bigint' ? `${key}=${value}` : null;
}

/**
 * The members of an array, in their order, by identity; those without an identity by what they hold.
 * Equal keys in two states mean the same member. A key that occurs again is numbered, so that the
 * second in one state meets the second in the other.
 */
export function membersByIdentity(array: readonly JsonValue[]): Map<string, JsonValue> {
  const members = new Map<string, JsonValue>();
  const numbered = numberRepeats();
  for (const member of array) {
    members.set(numbered(identityOf(member) ?? contentKey(member)), member);
  }
  return members;
}

/** Returns a function that makes each key it is given different from all it was given before. */
export function numberRepeats(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${count}:${key}`;
  };
}

/** A text that is the same for two values exactly when they are equal; the order of keys is not. */
function contentKey(value: JsonValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(contentKey).join()}]`;
  if (!isJsonObject(value)) return String(value === 0 ? 0 : value);
  const members = Object.entries(value).map(([key, member]) => {
    return `${JSON.stringify(key)}:${contentKey(member)}`;
  });
  return `{${members.sort().join()}}`;
}

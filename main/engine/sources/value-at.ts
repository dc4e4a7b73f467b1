import type { Derived } from './source-description.ts';

/** Property names from a record down to a value. */
export type Path = readonly string[];

/** Where a value stands in a record, as it was worked out for records with these keys. */
export type Place = Path | Derived;

/** True for a place that is a path, and not derived. */
export function isPath(place: Place): place is Path {
  return Array.isArray(place);
}

/** The value at a place, through own properties only; undefined where it leads nowhere. */
export function valueAt(subject: unknown, place: Place): unknown {
  if (!isPath(place)) return place.read(subject as Readonly<Record<string, unknown>>);
  let value = subject;
  for (const step of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** The value at an exact dotted path; a key that is written with its dots, as in a table, goes before. */
export function at(subject: unknown, path: string): unknown {
  if (isKeyed(subject) && Object.hasOwn(subject, path)) return subject[path];
  return valueAt(subject, path.split('.'));
}

/** The same where it is a text that is not empty; else null. Numbers count as their text. */
export function textAt(subject: unknown, path: string): string | null {
  const value = at(subject, path);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The first of the paths at which a text stands. */
export function firstText(subject: unknown, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = textAt(subject, path);
    if (text !== null) return text;
  }
  return null;
}

/** The members of the list at a path that are objects; none where there is no list. */
export function objectsAt(subject: unknown, path: string): Readonly<Record<string, unknown>>[] {
  const value = at(subject, path);
  return Array.isArray(value) ? value.filter(isKeyed) : [];
}

/** A text, or the texts of a list, joined; null where there are none. What else stands in it is left out. */
export function listedText(value: unknown): string | null {
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  return texts.length === 0 ? null : texts.join(', ');
}

/** True for an object that is no list. */
export function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, or what its JSON text holds; the text itself where it is no JSON. */
export function fromJson(value: unknown, parse: (text: string) => unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{["]/.test(value)) return value;
  try {
    return parse(value);
  } catch {
    return value;
  }
}

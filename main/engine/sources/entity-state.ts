import { type Path, valueAt } from './record-plan.ts';

/** One side of a change as it stands in a record. */
export type FoundState =
  | { state: 'absent' }
  | { state: 'whole'; value: unknown }
  /** A string that begins like JSON and is not: mostly cut off by the exporting system. */
  | { state: 'unreadable'; text: string };

const absent: FoundState = { state: 'absent' };

/**
 * Finds an entity's state: an object, or JSON text, or a plain value.
 * @param parse reads JSON text; exact where it matters, fast where it does not
 */
export function findState(
  record: unknown,
  paths: readonly Path[],
  parse: (text: string) => unknown,
): FoundState {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (value === undefined || value === null || value === '') continue;
    return typeof value === 'string' ? readText(value, parse) : { state: 'whole', value };
  }
  return absent;
}

function readText(text: string, parse: (text: string) => unknown): FoundState {
  if (!/^\s*[{["]/.test(text)) {
    return text.trim() === 'null' ? absent : { state: 'whole', value: text };
  }
  try {
    return { state: 'whole', value: parse(text) };
  } catch {
    return { state: 'unreadable', text };
  }
}

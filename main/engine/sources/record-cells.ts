import { isKeyed } from './value-at.ts';

/** Columns of a record: its own keys, and one level below where a value is an object. */
export function columnsOf(record: unknown): string[] {
  return [...cellsOf(record).keys()];
}

/** The values of a record by its columns. A key that is written with a dot goes before a path. */
export function cellsOf(record: unknown): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  if (!isKeyed(record)) return cells;
  for (const [key, value] of Object.entries(record)) {
    cells.set(key, value);
    if (!isKeyed(value)) continue;
    for (const [inner, deeper] of Object.entries(value)) {
      const path = `${key}.${inner}`;
      if (!Object.hasOwn(record, path)) cells.set(path, deeper);
    }
  }
  return cells;
}

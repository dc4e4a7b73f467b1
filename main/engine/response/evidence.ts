import type { ParsedRecords } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** What targets are resolved from: the case, and its records read again. */
export interface Evidence {
  db: ReadableCase;
  parsed: ParsedRecords;
}

/** The id under which a case keeps a text; null where no record has it in a column of recurring values. */
export function valueId(db: ReadableCase, text: string): number | null {
  const id = db.prepare('SELECT id FROM value WHERE text = ?').pluck().get(text);
  return (id as number | undefined) ?? null;
}

/** Systems of the case and the numbers of their sources, as JSON for `json_each`. */
export function sourcesBySystem(db: ReadableCase): Map<string, string> {
  const rows = db
    .prepare('SELECT system, json_group_array(id) FROM source GROUP BY system ORDER BY min(id)')
    .raw()
    .all() as [string, string][];
  return new Map(rows);
}

import type { ReadableCase } from '../store/index.ts';

/** Numbers between two that were read which are asked for one by one. */
const mostAsked = 100_000;

/** The rows of a table that can still be read, and what is to be said of the others. */
export interface DamagedRows<Row> {
  rows: Row[];
  finding: string | null;
}

/**
 * Reads what can be read of a table with numbered rows: from its beginning, from its end, and what lies between
 * by number.
 * @param columns of the table, `id` among them
 */
export function damagedRows<Row extends { id: number }>(
  db: ReadableCase,
  table: 'stream' | 'given' | 'source',
  columns: string,
): DamagedRows<Row> {
  const found = new Map<number, Row>();
  const walk = (order: 'ASC' | 'DESC'): number | null => {
    let last: number | null = null;
    try {
      const rows = db.prepare(`SELECT ${columns} FROM ${table} ORDER BY id ${order}`).iterate();
      for (const row of rows as IterableIterator<Row>) {
        found.set(row.id, row);
        last = row.id;
      }
      return null;
    } catch {
      return last ?? (order === 'ASC' ? 0 : mostAsked);
    }
  };
  const upTo = walk('ASC');
  if (upTo === null) return { rows: [...found.values()], finding: null };
  const downTo = walk('DESC') ?? upTo;
  const one = db.prepare(`SELECT ${columns} FROM ${table} WHERE id = ?`);
  for (let id = upTo + 1; id < downTo && id - upTo <= mostAsked; id += 1) {
    try {
      const row = one.get(id) as Row | undefined;
      if (row !== undefined) found.set(row.id, row);
    } catch {
      // Its page is the damaged one.
    }
  }
  return {
    rows: [...found.values()].sort((a, b) => a.id - b.id),
    finding: `the table "${table}" is damaged: ${found.size} of its rows could be read`,
  };
}

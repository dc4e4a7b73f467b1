import type { RecordRow } from '../../../shared/case.ts';
import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { sizeOf } from '../../state/ranges.ts';
import { cellValue } from './cell-value.ts';
import type { CopiedTable } from './copy-formats.ts';
import { tableAtHand } from './table-at-hand.ts';

/** Rows that are copied at most; more go into a file. */
export const mostCopied = 10_000;

/** How many rows copying would take: the selection, or the row under the cursor. */
export function rowsToCopy(): number {
  const { selected, row } = useOnScreen.getState();
  return selected.length > 0 ? sizeOf(selected) : row === null ? 0 : 1;
}

/** The rows of the selection, or that under the cursor, read again with what is asked for. */
export async function readCopied(raw: boolean): Promise<RecordRow[]> {
  const table = tableAtHand();
  const { selected, row } = useOnScreen.getState();
  const result = table === null ? null : answerOf(table.view).result;
  if (table === null || result === null || row === null) return [];
  const ranges = selected.length > 0 ? selected : [[row, row] as const];
  const rows: RecordRow[] = [];
  for (const [from, to] of ranges) {
    const count = Math.min(to - from + 1, mostCopied - rows.length);
    if (count <= 0) break;
    const found = await engine().call('result.window', {
      result,
      from,
      count,
      raw,
      written: table.columns.some(({ type }) => type === 'json'),
      ...(table.paths.length === 0 ? {} : { paths: table.paths.map((path) => [...path]) }),
    });
    rows.push(...found.rows);
  }
  return rows;
}

/** Rows as the table shows them. Times stand as ISO UTC. */
export function asTable(rows: readonly RecordRow[]): CopiedTable {
  const table = tableAtHand();
  const columns = table?.columns ?? [];
  return {
    header: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map((column) => cellValue(row, column, table?.paths ?? []))),
  };
}

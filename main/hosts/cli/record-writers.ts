import Papa from 'papaparse';
import type { RecordRow } from '../../../shared/case.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { print, table } from './output.ts';
import { allColumns, type RecordColumn, tableColumns } from './record-columns.ts';

/** How records are written to standard output. */
export const recordFormats = ['table', 'json', 'ndjson', 'csv'] as const;
export type RecordFormat = (typeof recordFormats)[number];

type Pages = AsyncIterable<readonly RecordRow[]>;

/** What is written of each record: the columns named, or what suits the format and the view. */
export interface Written {
  kind: Kind | null;
  columns: readonly RecordColumn[] | null;
}

/**
 * Writes records as they come, page by page; a table waits for all of them to know its widths.
 * JSON gives each record as an object: of the columns, or whole with its place and original text.
 */
export const recordWriters: Record<
  RecordFormat,
  (pages: Pages, written: Written) => Promise<void>
> = {
  async table(pages, { kind, columns }) {
    const rows = (await Array.fromAsync(pages)).flat();
    if (rows.length === 0) return print('No records.');
    const shown = columns ?? tableColumns(kind);
    await print(
      table(
        shown.map(({ title }) => title),
        rows.map((row) => shown.map(({ cell }) => cell(row))),
      ),
    );
  },
  async ndjson(pages, { columns }) {
    for await (const rows of pages) {
      if (rows.length === 0) continue;
      await print(rows.map((row) => JSON.stringify(asObject(row, columns))).join('\n'));
    }
  },
  async json(pages, { columns }) {
    let first = true;
    for await (const rows of pages) {
      for (const row of rows) {
        await print(`${first ? '[' : ','}${JSON.stringify(asObject(row, columns))}`);
        first = false;
      }
    }
    await print(first ? '[]' : ']');
  },
  async csv(pages, { kind, columns }) {
    const shown = columns ?? allColumns(kind);
    await print(Papa.unparse([shown.map(({ title }) => title)]));
    for await (const rows of pages) {
      if (rows.length === 0) continue;
      await print(Papa.unparse(rows.map((row) => shown.map(({ cell }) => cell(row) ?? ''))));
    }
  },
};

function asObject(
  row: RecordRow,
  columns: readonly RecordColumn[] | null,
): Record<string, unknown> {
  if (columns !== null) {
    return Object.fromEntries(columns.map(({ title, cell }) => [title, cell(row)]));
  }
  const { id, kind, time, fields, source, offset, length, raw } = row;
  return { id, kind, time, ...fields, source, offset, length, raw };
}

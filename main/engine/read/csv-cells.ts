import Papa from 'papaparse';
import { CsvRows } from './csv-rows.ts';
import type { CsvDelimiter, CsvLayout } from './layout.ts';

/**
 * The cells of one row whose quotes `CsvRows` has found in order.
 * @param row the row without line end and without blanks behind a last quoted cell
 */
export function splitCells(
  row: string,
  isQuoted: boolean,
  delimiter: CsvDelimiter,
  lineEnd: '\n' | '\r',
): string[] {
  if (!isQuoted) return row.split(delimiter);
  const parser = new Papa.Parser({ delimiter, newline: lineEnd, fastMode: false });
  const { data } = parser.parse(row, 0, false) as { data: string[][] };
  return data[0] ?? [];
}

/** A row as an object without prototype: column name → text. */
export type CsvValue = Record<string, string>;

/** Puts cells under their columns. Cells beyond the header are called `column 13` and so on. */
export function nameCells(header: readonly string[], cells: readonly string[]): CsvValue {
  // Made in two steps it keeps V8's fast form of objects, which Object.create(null) does not.
  const value: CsvValue = Object.setPrototypeOf({}, null);
  const named = Math.min(header.length, cells.length);
  for (let index = 0; index < named; index += 1) {
    value[header[index] as string] = cells[index] as string;
  }
  for (let index = named; index < cells.length; index += 1) {
    let name = `column ${index + 1}`;
    while (name in value) name += ' (extra)';
    value[name] = cells[index] as string;
  }
  return value;
}

/** One row of a table by itself, such as one cut out of the evidence, as its splitter read it. */
export function readCsvRow(row: string, { header, delimiter, lineEnd }: CsvLayout): CsvValue {
  const isQuoted = row.includes('"');
  const cells = isQuoted ? withoutLastBlanks(row, delimiter, lineEnd) : row;
  return nameCells(header, splitCells(cells, isQuoted, delimiter, lineEnd));
}

/** A row without blanks behind a last quoted cell; they belong to the row, and to no cell. */
function withoutLastBlanks(row: string, delimiter: CsvDelimiter, lineEnd: '\n' | '\r'): string {
  if (!/[ \t]$/.test(row)) return row;
  const rows = new CsvRows(row, delimiter, lineEnd, true);
  rows.read(0);
  return row.slice(0, rows.cellsEnd);
}

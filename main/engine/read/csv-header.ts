import Papa from 'papaparse';
import { splitCells } from './csv-cells.ts';
import { CsvRows, rowResult } from './csv-rows.ts';
import { type CsvDelimiter, type CsvLayout, csvDelimiters, type Unreadable } from './layout.ts';
import { maxColumns } from './split-limit.ts';

const howTo =
  'A table needs a header row with at least two columns separated by comma, tab, semicolon or |.';

/** Finds delimiter and header of a table, or says why it is none. Arguments as for `sniffLayout`. */
export function sniffCsv(sample: Buffer, whole: boolean): CsvLayout | Unreadable {
  const text = sample.toString('latin1');
  const guess = Papa.parse(text, {
    preview: 10,
    skipEmptyLines: true,
    delimitersToGuess: [...csvDelimiters],
  });
  const delimiter = csvDelimiters.find((known) => known === guess.meta.delimiter);
  const isUndecided = guess.errors.some((error) => error.code === 'UndetectableDelimiter');
  if (delimiter === undefined || isUndecided) {
    return unreadable(`Neither JSON nor a table: text without columns was found. ${howTo}`);
  }
  const lineEnd = guess.meta.linebreak === '\r' ? '\r' : '\n';
  const cells = readFirstRow(sample, text, delimiter, lineEnd, whole);
  if (cells === null) {
    return unreadable(
      'The header row of the table has a quote that is not closed, or closed twice.',
    );
  }
  if (cells.length < 2) {
    return unreadable(`The first row has one column only: "${cells[0]?.slice(0, 80)}". ${howTo}`);
  }
  if (cells.length > maxColumns) {
    return unreadable(`The table has ${cells.length} columns; at most ${maxColumns} are read.`);
  }
  return { type: 'csv', delimiter, header: nameColumns(cells), lineEnd };
}

/** `Name`, `Name (2)` for the second of a name, `column 3` for a third without name. */
export function nameColumns(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  const taken = new Set<string>();
  return names.map((name, index) => {
    const unique = makeUnique(name === '' ? `column ${index + 1}` : name, taken, names);
    taken.add(unique);
    return unique;
  });
}

/** `wanted` if it is free, otherwise `wanted (2)` or the next number that is. */
function makeUnique(wanted: string, taken: ReadonlySet<string>, names: readonly string[]): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted} (${number})`;
    if (!taken.has(name) && !names.includes(name)) return name;
  }
}

/** The cells of the first row that is not blank; null if its quotes are malformed. */
function readFirstRow(
  sample: Buffer,
  text: string,
  delimiter: CsvDelimiter,
  lineEnd: '\n' | '\r',
  whole: boolean,
): string[] | null {
  const rows = new CsvRows(text, delimiter, lineEnd, whole);
  for (let at = 0; at < text.length; at = rows.stop + 1) {
    const result = rows.read(at);
    if (result === rowResult.malformed || result === rowResult.open) return null;
    const end = result === rowResult.row ? rows.cellsEnd : text.length;
    const row = sample.toString('utf8', at, end);
    if (row.trim() !== '') return splitCells(row, rows.isQuoted, delimiter, lineEnd);
    if (result !== rowResult.row) break;
  }
  return [];
}

function unreadable(reason: string): Unreadable {
  return { type: 'unreadable', reason };
}

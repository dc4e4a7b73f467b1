import type { WritableCase } from './case-database.ts';
import { numericWidth, recordColumns, textWidth } from './record-columns.ts';

/** Rows a statement: past some forty the gain is flat. */
const rowsPerStatement = 40;

const width = recordColumns.length + 1;

type Bound = number | string | null;

/** Inserts records many rows a statement. */
export class RecordInserter {
  readonly #many;
  readonly #one;

  constructor(db: WritableCase) {
    this.#many = db.prepare(insertion(rowsPerStatement));
    this.#one = db.prepare(insertion(1));
  }

  /** Inserts rows whose ids count up from `first`; layout as in `hashRecords`. */
  insert(
    first: number,
    rows: number,
    numbers: Float64Array,
    texts: readonly (string | null)[],
  ): void {
    const bound: Bound[] = new Array<Bound>(rowsPerStatement * width);
    let row = 0;
    for (; row + rowsPerStatement <= rows; row += rowsPerStatement) {
      for (let at = 0; at < rowsPerStatement; at += 1) {
        bindRow(bound, at * width, first + row + at, row + at, numbers, texts);
      }
      this.#many.run(bound);
    }
    bound.length = width;
    for (; row < rows; row += 1) {
      bindRow(bound, 0, first + row, row, numbers, texts);
      this.#one.run(bound);
    }
  }
}

function bindRow(
  bound: Bound[],
  start: number,
  id: number,
  row: number,
  numbers: Float64Array,
  texts: readonly (string | null)[],
): void {
  bound[start] = id;
  let at = start + 1;
  for (let column = row * numericWidth; column < (row + 1) * numericWidth; column += 1) {
    const number = numbers[column] as number;
    bound[at] = Number.isNaN(number) ? null : number;
    at += 1;
  }
  for (let column = row * textWidth; column < (row + 1) * textWidth; column += 1) {
    bound[at] = texts[column] as string | null;
    at += 1;
  }
}

function insertion(rows: number): string {
  const names = recordColumns.map(({ name }) => name).join(', ');
  const one = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return `INSERT INTO record (id, ${names}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`;
}

import type { WritableCase } from './case-database.ts';
import { numericWidth, recordColumns, textWidth } from './record-columns.ts';

/** Rows a statement: past some forty the gain is flat. */
const rowsPerStatement = 40;

type Bound = number | string | null;
type Texts = readonly (string | null)[];

/** The statements that insert rows with some of the columns. */
interface Insertion {
  /** Positions of the columns among all columns. */
  columns: readonly number[];
  many: { run(bound: readonly Bound[]): unknown };
  one: { run(bound: readonly Bound[]): unknown };
}

/**
 * Inserts records many rows a statement. Binding is what costs, so columns that are empty all over a
 * batch are left out: a kind fills about half of them.
 */
export class RecordInserter {
  readonly #db: WritableCase;
  readonly #insertions = new Map<string, Insertion>();

  constructor(db: WritableCase) {
    this.#db = db;
  }

  /** Inserts rows whose ids count up from `first`; layout as in `RecordRows`. */
  insert(first: number, rows: number, numbers: Float64Array, texts: Texts): void {
    const insertion = this.#insertionFor(filledColumns(rows, numbers, texts));
    const { columns } = insertion;
    const width = columns.length + 1;
    const bound = new Array<Bound>(rowsPerStatement * width);
    let row = 0;
    for (; row + rowsPerStatement <= rows; row += rowsPerStatement) {
      for (let at = 0; at < rowsPerStatement; at += 1) {
        bindRow(bound, at * width, first + row + at, columns, row + at, numbers, texts);
      }
      insertion.many.run(bound);
    }
    bound.length = width;
    for (; row < rows; row += 1) {
      bindRow(bound, 0, first + row, columns, row, numbers, texts);
      insertion.one.run(bound);
    }
  }

  #insertionFor(columns: readonly number[]): Insertion {
    const name = columns.join();
    let insertion = this.#insertions.get(name);
    if (insertion === undefined) {
      insertion = {
        columns,
        many: this.#db.prepare(insertionSql(columns, rowsPerStatement)),
        one: this.#db.prepare(insertionSql(columns, 1)),
      };
      this.#insertions.set(name, insertion);
    }
    return insertion;
  }
}

/** Positions of the columns that hold something in at least one row. */
function filledColumns(rows: number, numbers: Float64Array, texts: Texts): number[] {
  return recordColumns.flatMap((_column, at) => {
    const isNumeric = at < numericWidth;
    for (let row = 0; row < rows; row += 1) {
      const isFilled = isNumeric
        ? !Number.isNaN(numbers[row * numericWidth + at])
        : texts[row * textWidth + at - numericWidth] !== null;
      if (isFilled) return [at];
    }
    return [];
  });
}

function bindRow(
  bound: Bound[],
  start: number,
  id: number,
  columns: readonly number[],
  row: number,
  numbers: Float64Array,
  texts: Texts,
): void {
  bound[start] = id;
  let at = start + 1;
  for (const column of columns) {
    if (column < numericWidth) {
      const number = numbers[row * numericWidth + column] as number;
      bound[at] = Number.isNaN(number) ? null : number;
    } else bound[at] = texts[row * textWidth + column - numericWidth] as string | null;
    at += 1;
  }
}

function insertionSql(columns: readonly number[], rows: number): string {
  const names = ['id', ...columns.map((at) => recordColumns[at]?.name)].join(', ');
  const one = `(${Array.from({ length: columns.length + 1 }, () => '?').join(', ')})`;
  return `INSERT INTO record (${names}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`;
}

import type { ExportedColumn } from '../../../shared/export.ts';
import type { Kind } from '../../../shared/kinds.ts';
import {
  type OriginalRecords,
  type OriginalTexts,
  RecordAtHand,
  recogniseColumns,
} from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { type CellWriter, exactCells, SafeCells } from './csv-cells.ts';
import type { RecordFormat } from './record-format.ts';
import type { RecordWindow } from './record-windows.ts';
import { TableCells } from './table-cells.ts';
import { describeContent, showsMarks, type TableColumn } from './table-columns.ts';
import type { TextArena } from './text-arena.ts';

const lineEnd = '\r\n';

const commonRules = [
  'A table by RFC 4180 in UTF-8: a header of labels, cells between commas, rows ended by CR LF, quotes doubled.',
  'Times are ISO 8601 in UTC with microseconds; the column beside each holds the text that it was read from.',
  'Durations are milliseconds.',
  'Old and new state are one cell each: JSON on one line, or the text that is there. Lists and objects in other cells likewise.',
  'The column Record is the number of the record in the case.',
];

const marksRule =
  'Stars, tags and notes are what people marked in the case, as it was at the time of the export, and no part of the records. Several tags or notes of a record are a list.';

/** The columns asked for, one record a row: every cell exact, or made harmless for spreadsheets. */
export class TableFormat implements RecordFormat {
  readonly first = lineEnd;
  readonly between = lineEnd;
  readonly columns: ExportedColumn[];
  readonly importAgain: string;
  readonly #db: ReadableCase;
  readonly #record: RecordAtHand;
  readonly #cells: TableCells;
  readonly #writer: CellWriter;
  readonly #isSafe: boolean;
  readonly #header: string;
  readonly #hasMarks: boolean;
  #holdsNul = false;
  #hasMark = false;

  constructor(
    db: ReadableCase,
    format: 'csv' | 'csv-safe',
    kind: Kind | null,
    columns: readonly TableColumn[],
    records: OriginalRecords,
    texts: OriginalTexts,
  ) {
    this.#db = db;
    this.#isSafe = format === 'csv-safe';
    this.#writer = this.#isSafe ? new SafeCells() : exactCells;
    this.#record = new RecordAtHand(
      records,
      texts,
      columns.some(({ show }) => show === 'diff'),
    );
    this.#cells = new TableCells(db, columns, this.#record);
    this.columns = columns.map((column) => ({
      label: column.label,
      from: describeContent(column),
      filled: 0,
    }));
    const labels = columns.map(({ label }) => label);
    this.importAgain = foretellImport(kind, labels, this.#isSafe);
    this.#hasMarks = columns.some(showsMarks);
    this.#header = this.#row(labels);
  }

  /** Without a byte order mark spreadsheets take it for another encoding, and NULs look like UTF-16. */
  opening(): string {
    this.#hasMark = this.#isSafe || this.#holdsNul;
    return this.#hasMark ? `\ufeff${this.#header}` : this.#header;
  }

  closing(): string {
    return lineEnd;
  }

  get alteredCells(): number | null {
    return this.#isSafe ? this.#writer.altered : null;
  }

  write(window: RecordWindow, arena: TextArena, tick: () => void): void {
    const ids = window.ids();
    this.#cells.turnTo(ids);
    const rows = this.#db
      .prepare(
        `SELECT ${['id', ...this.#cells.stored].join(', ')} FROM record
         WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .raw()
      .iterate(JSON.stringify(ids));
    let at = 0;
    for (const [id, ...stored] of rows as IterableIterator<
      [number, ...(number | string | null)[]]
    >) {
      const place = window.place(at);
      if (place.id !== id) throw new Error('records came in another order than asked for');
      this.#record.turnTo(place);
      const cells = this.#cells.read(stored);
      this.#count(cells);
      const row = this.#row(cells);
      this.#holdsNul ||= row.includes('\0');
      arena.addText(row);
      at += 1;
      tick();
    }
  }

  rules(): string[] {
    const own = this.#isSafe
      ? 'Made safe for spreadsheets: every cell is quoted, and an apostrophe stands in front of each that begins with = + - @, also in full width or behind blanks or invisible characters, or with tab, CR or LF. The export in the form csv has the exact texts.'
      : 'Every cell is exact. A spreadsheet may run cells that begin with = + - @ as formulas: open such a file as text, or export csv-safe.';
    return [
      ...commonRules,
      ...(this.#hasMarks ? [marksRule] : []),
      ...(this.#hasMark ? ['It begins with a byte order mark.'] : []),
      own,
    ];
  }

  #row(cells: readonly string[]): string {
    return cells.map((cell) => this.#writer.write(cell)).join(',');
  }

  #count(cells: readonly string[]): void {
    for (let at = 0; at < cells.length; at += 1) {
      const column = this.columns[at];
      if (column !== undefined && cells[at] !== '') column.filled += 1;
    }
  }
}

function foretellImport(kind: Kind | null, labels: readonly string[], isSafe: boolean): string {
  const found = recogniseColumns(labels);
  if (found === null) {
    return 'Not recognised when it is imported. Export json or ndjson to import the records again.';
  }
  if (kind !== found.kind) {
    return `Do not import it: every record would be taken for ${found.kind} of ${found.system}. Export json or ndjson to import the records again.`;
  }
  const columns = `Recognised as ${found.kind} of ${found.system}; what has no column is not in the file.`;
  return isSafe ? `${columns} Cells that were altered stay altered.` : columns;
}

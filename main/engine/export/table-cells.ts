import { notationOf } from '../../../shared/diff/index.ts';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';
import {
  type JsonObject,
  type JsonValue,
  nestingExceeds,
  stringifyExact,
} from '../../../shared/json/index.ts';
import { outcomes } from '../../../shared/record.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { type RecordAtHand, valuesAt } from '../query/index.ts';
import { columnOf, type ReadableCase } from '../store/index.ts';
import { MarkTexts } from './mark-texts.ts';
import { showsMarks, type TableColumn } from './table-columns.ts';
import { ValueTexts } from './value-texts.ts';

/** A cell of a stored record as SQLite gives it. */
type StoredCell = number | string | null;

/** Gives the text of one column's cell; the record was turned to before. */
type ReadCell = (stored: readonly StoredCell[]) => string;

/** The cells of an exported table, column by column. */
export class TableCells {
  /** Columns of `record` that have to be read for it. */
  readonly stored: readonly string[];
  readonly #readers: readonly ReadCell[];
  /** Null where no column shows any. */
  readonly #marks: MarkTexts | null;

  constructor(db: ReadableCase, columns: readonly TableColumn[], record: RecordAtHand) {
    const stored = new Set<string>();
    for (const column of columns) {
      if (column.show === 'field') stored.add(columnOf(column.field).name);
      if (column.show === 'outcome') stored.add('outcome');
    }
    this.stored = [...stored];
    const marks = new MarkTexts(db);
    this.#marks = columns.some(showsMarks) ? marks : null;
    const values = new ValueTexts(db);
    const named = listNames(db);
    const at = (name: string) => this.stored.indexOf(name);
    this.#readers = columns.map((column) => readerOf(column, record, values, marks, named, at));
  }

  /** Reads what has to be known of many records at once. */
  turnTo(records: readonly number[]): void {
    this.#marks?.turnTo(records);
  }

  /** Cells from left to right. @param stored the columns named by `stored`, in that order */
  read(stored: readonly StoredCell[]): string[] {
    return this.#readers.map((read) => read(stored));
  }
}

/**
 * What a question finds at a path that leads through lists or another spelling, or into what the record's
 * shape opens; several as a list.
 */
function valuesText(record: RecordAtHand, path: readonly string[]): string {
  const written = valuesAt(record.exact() as JsonObject, path);
  const [first, ...more] =
    written.length > 0 ? written : valuesAt((record.opened() ?? {}) as JsonObject, path);
  if (first === undefined) return '';
  if (more.length > 0) return stringifyExact([first, ...more]);
  return typeof first === 'string' ? first : stringifyExact(first);
}

/** Longest text that a column of the case keeps; an ellipsis stands for the rest. */
const keptText = 8_192;

function readerOf(
  column: TableColumn,
  record: RecordAtHand,
  values: ValueTexts,
  marks: MarkTexts,
  named: Map<number, { name: string; system: string }>,
  at: (name: string) => number,
): ReadCell {
  switch (column.show) {
    case 'field':
      return fieldReader(column.field, record, values, at(columnOf(column.field).name));
    case 'timeText':
      return () => record.timeText(column.field);
    case 'path':
      return () => record.pathText(column.path) || valuesText(record, column.path);
    case 'old':
      return () => record.stateText('old');
    case 'new':
      return () => record.stateText('new');
    case 'diff':
      return () => diffText(record);
    case 'kind':
      return () => record.kind;
    case 'outcome': {
      const outcome = at('outcome');
      return (stored) => outcomes[stored[outcome] as number] ?? '';
    }
    case 'source':
      return () => named.get(record.place.source)?.name ?? '';
    case 'system':
      return () => named.get(record.place.source)?.system ?? '';
    case 'starred':
      return () => marks.starred(record.place.id);
    case 'marked':
      return () => marks.marked(record.place.id);
    case 'tag':
      return () => marks.tags(record.place.id);
    case 'note':
      return () => marks.notes(record.place.id);
    case 'record':
      return () => String(record.place.id);
  }
}

function fieldReader(
  field: CanonicalField,
  record: RecordAtHand,
  values: ValueTexts,
  position: number,
): ReadCell {
  const { storage } = columnOf(field);
  const isTime = field === 'time' || field === 'updated';
  return (stored) => {
    const cell = stored[position];
    if (cell === null || cell === undefined) return '';
    if (isTime) return formatInstant(cell as number);
    if (field === 'duration') return String((cell as number) / 1_000);
    if (storage === 'number') return String(cell);
    const text = storage === 'value' ? values.textOf(cell as number) : (cell as string);
    return text.length > keptText ? wholeText(field, record, text) : text;
  };
}

/** A text that the case keeps the beginning of is read whole from the original. */
function wholeText(field: CanonicalField, record: RecordAtHand, kept: string): string {
  const whole = record.wholeText(field).toWellFormed();
  return whole.startsWith(kept.slice(0, keptText)) ? whole : kept;
}

/** Deepest state that is compared, as where one record is shown. */
const deepestCompared = 200;

function diffText(record: RecordAtHand): string {
  if (!fieldsOf[record.kind].some(({ name }) => name === 'diff')) return '';
  const { old, new: next } = record.states();
  if (old.state !== 'whole' || next.state !== 'whole') return '';
  if (nestingExceeds(old.value, deepestCompared) || nestingExceeds(next.value, deepestCompared)) {
    return '';
  }
  const notation = notationOf(old.value as JsonValue, next.value as JsonValue);
  return notation === undefined ? '{}' : stringifyExact(notation);
}

/** Name and system of each source. */
function listNames(db: ReadableCase): Map<number, { name: string; system: string }> {
  const rows = db.prepare('SELECT id, name, system FROM source').all() as {
    id: number;
    name: string;
    system: string;
  }[];
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

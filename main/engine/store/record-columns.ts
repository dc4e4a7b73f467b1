import type { CanonicalField } from '../../../shared/fields.ts';

/**
 * How a column of `record` is stored.
 * `number`: an integer. `value`: the id of a text in `value`; for entity-like fields, whose texts recur.
 * `text`: the text itself; for fields with nearly as many values as records.
 * `change`: the id of a set of changed paths in `change_set`.
 */
export type Storage = 'number' | 'value' | 'text' | 'change';

export interface RecordColumn {
  name: string;
  storage: Storage;
  type: 'INTEGER' | 'TEXT';
  required: boolean;
  /** The canonical field that it holds, where it holds one. */
  field?: CanonicalField;
}

const required = (name: string): RecordColumn => ({
  name,
  storage: 'number',
  type: 'INTEGER',
  required: true,
});

const column = (storage: Storage, name: string, field?: CanonicalField): RecordColumn => ({
  name,
  storage,
  type: storage === 'text' ? 'TEXT' : 'INTEGER',
  required: false,
  ...(field === undefined ? {} : { field }),
});

/**
 * The columns of `record` after its id, numbers first, texts last: the order of rows in the
 * database, in a batch on its way there, and in the hash over a block of rows.
 *
 * `content` is the first 52 bits of the SHA-256 of the record's bytes: an integer that a double holds.
 */
export const recordColumns: readonly RecordColumn[] = [
  required('source'),
  required('offset'),
  required('length'),
  required('kind'),
  required('flags'),
  required('outcome'),
  required('content'),
  column('number', 'time', 'time'),
  column('number', 'updated', 'updated'),
  column('number', 'http_status', 'httpStatus'),
  column('number', 'attempt', 'attempt'),
  column('number', 'duration', 'duration'),
  column('value', 'action', 'action'),
  column('value', 'actor', 'actor'),
  column('value', 'target', 'target'),
  column('value', 'subject', 'subject'),
  column('value', 'client', 'client'),
  column('value', 'provider', 'provider'),
  column('value', 'status', 'status'),
  column('value', 'username', 'username'),
  column('value', 'ip', 'ip'),
  column('value', 'agent', 'agent'),
  column('value', 'organization', 'organization'),
  column('value', 'country', 'country'),
  column('value', 'protocol', 'protocol'),
  column('change', 'changed'),
  column('text', 'key', 'key'),
  column('text', 'session', 'session'),
  column('text', 'message', 'message'),
];

/** Numeric columns come first: this many of them (`number`, `value` and `change`). */
export const numericWidth = recordColumns.filter(({ type }) => type === 'INTEGER').length;

/** Text columns come last: this many. */
export const textWidth = recordColumns.length - numericWidth;

/** Position of a column among all columns. Throws for a name that is not there. */
export function columnAt(name: string): number {
  const at = recordColumns.findIndex((candidate) => candidate.name === name);
  if (at < 0) throw new Error(`record has no column ${name}`);
  return at;
}

/** The column that holds a canonical field. */
export function columnOf(field: CanonicalField): RecordColumn {
  const found = recordColumns.find((candidate) => candidate.field === field);
  if (found === undefined) throw new Error(`no column holds ${field}`);
  return found;
}

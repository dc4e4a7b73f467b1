import { hash } from 'node:crypto';
import { fieldsOf, foldedName } from '../../../shared/fields.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  nestingExceeds,
  parseExact,
  stringifyExact,
} from '../../../shared/json/index.ts';

/** How a record came: as JSON of its own, or as a row of a table. */
export type RecordForm = 'json' | 'table';

/** Deeper records are not compared: whoever nests them so deep means harm. */
export const deepestRecord = 500;

/** The id that a tenant knows an audit record by: its `id`; null where it has none that could be one. */
export function idOf(record: JsonObject): string | null {
  const key = Object.hasOwn(record, 'id')
    ? 'id'
    : Object.keys(record).find((name) => foldedName(name) === 'id');
  const value = key === undefined ? null : record[key];
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

/**
 * What a record says, as 16 bytes: two records have the same exactly when they hold the same values, whatever
 * the order of their keys. The cells of a table do not tell a number from its digits, or nothing from an empty
 * text: where one of the two came from a table, both are asked for as `table`.
 */
export function contentOf(record: JsonValue, form: RecordForm): Buffer {
  const value = form === 'table' && isJsonObject(record) ? asCells(record) : record;
  return shortHash(nestingExceeds(value, deepestRecord) ? 'too deep' : inOrder(value));
}

/** The first 16 bytes of the SHA-256 of a text. */
export function shortHash(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16);
}

/** A record as a table can hold it: texts, and what is nested; what is empty is left out. */
export function asCells(record: JsonObject): JsonObject {
  const cells: JsonObject = Object.create(null) as JsonObject;
  for (const [key, value] of Object.entries(record)) {
    const cell = typeof value === 'object' ? value : openText(String(value));
    if (cell !== null && cell !== '') cells[key] = cell;
  }
  return cells;
}

/** The names of an audit record in the tenant's own JSON, by how a table may write them. */
const ownNames: ReadonlyMap<string, string> = new Map(
  ['id', ...fieldsOf.audit.map(({ name }) => name)].map((name) => [foldedName(name), name]),
);

/**
 * A row of a table as the JSON record that it stands for: `Old Entity` is `oldEntity`, JSON text in cells is read,
 * empty cells are null.
 */
export function recordOfRow(row: Readonly<Record<string, string>>): JsonObject {
  const record: JsonObject = Object.create(null) as JsonObject;
  for (const [column, cell] of Object.entries(row)) {
    const own = ownNames.get(foldedName(column)) ?? column;
    const name = own === column || Object.hasOwn(row, own) ? column : own;
    record[name] = cell === '' ? null : openText(cell);
  }
  return record;
}

/** The value of a text that is a JSON object or list; any other text is itself. */
function openText(text: string): JsonValue {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return parseExact(text);
  } catch {
    return text;
  }
}

/** JSON on one line with the keys of every object in order. */
function inOrder(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (!isJsonObject(value)) return stringifyExact(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${inOrder(value[key] as JsonValue)}`);
  return `{${members.join(',')}}`;
}

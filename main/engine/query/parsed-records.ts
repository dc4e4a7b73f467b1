import { type JsonValue, parseExact } from '../../../shared/json/index.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { readCsvRow } from '../read/index.ts';
import {
  type FoundState,
  findState,
  type Path,
  pathsOf,
  type StateNames,
  unwrapNode,
} from '../sources/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { cellsInOrder } from './original/index.ts';
import type { RawRecords } from './raw-records.ts';
import { findRecord } from './record-pages.ts';
import { kindOf, numberOf } from './record-view.ts';
import { readSourceMapping } from './source-mapping.ts';

/** One side of a change. */
export type Side = 'old' | 'new';

/** Records and text that are kept at most; of a single record that is larger, that one. */
const mostKept = 4;
const mostBytes = 64 * 1024 * 1024;

/** A record read again from its original bytes, with its large integers exact. */
export class ParsedRecord {
  readonly kind: Kind;
  /** Bytes of its original text. */
  readonly bytes: number;
  /** A table's row is an object of its cells, an edge its node; text that is no JSON is a text. */
  readonly value: JsonValue;
  readonly #names: StateNames | undefined;
  readonly #states = new Map<Side, FoundState>();
  readonly #keys = new WeakMap<object, readonly string[]>();

  /** @param columns of a table's row, from left to right */
  constructor(
    kind: Kind,
    bytes: number,
    value: JsonValue,
    names: StateNames | undefined,
    columns: readonly string[] | null,
  ) {
    this.kind = kind;
    this.bytes = bytes;
    this.value = value;
    this.#names = names;
    if (columns !== null) this.#keys.set(value as object, columns);
  }

  /** The state before or after the change; JSON text in the record is read, too. */
  state(side: Side): FoundState {
    let found = this.#states.get(side);
    if (found === undefined) {
      found = findState(this.value, this.statePaths(side), parseExact);
      this.#states.set(side, found);
    }
    return found;
  }

  /** Where that state may stand in the record. */
  statePaths(side: Side): Path[] {
    const { value } = this;
    const isKeyed = typeof value === 'object' && value !== null;
    return this.#names === undefined || !isKeyed ? [] : pathsOf(this.#names[side], value);
  }

  /** The keys of an object in it, in their order; worked out once. */
  keysOf(object: object): readonly string[] {
    let keys = this.#keys.get(object);
    if (keys === undefined) {
      keys = Object.keys(object);
      this.#keys.set(object, keys);
    }
    return keys;
  }
}

/** Reads a record again from its original bytes. */
export function parseRecord(db: ReadableCase, raws: RawRecords, id: number): ParsedRecord {
  const row = findRecord(db, id);
  const source = numberOf(row, 'source');
  const bytes = numberOf(row, 'length');
  const text = raws.text(source, numberOf(row, 'offset'), bytes);
  const { layout, states } = readSourceMapping(db, source);
  const kind = kindOf(row);
  if (layout.type !== 'csv') {
    return new ParsedRecord(kind, bytes, parseText(text), states[kind], null);
  }
  const cells = readCsvRow(text, layout);
  const columns = cellsInOrder(cells, layout.header).map(([name]) => name);
  return new ParsedRecord(kind, bytes, cells, states[kind], columns);
}

function parseText(text: string): JsonValue {
  try {
    return unwrapNode(parseExact(text)) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** The records parsed last, so that walking through a large one parses it once. */
export class ParsedRecords {
  readonly #db: ReadableCase;
  readonly #raws: RawRecords;
  readonly #kept = new Map<number, ParsedRecord>();

  constructor(db: ReadableCase, raws: RawRecords) {
    this.#db = db;
    this.#raws = raws;
  }

  /** Fails with `not-found` where there is no such record. */
  get(id: number): ParsedRecord {
    const record = this.#kept.get(id) ?? parseRecord(this.#db, this.#raws, id);
    this.#kept.delete(id);
    this.#kept.set(id, record);
    this.#letGo();
    return record;
  }

  /** Lets the records go that were used longest ago, except the one at hand. */
  #letGo(): void {
    let bytes = this.#kept.values().reduce((sum, record) => sum + record.bytes, 0);
    for (const [id, record] of this.#kept) {
      const fits = this.#kept.size <= mostKept && bytes <= mostBytes;
      if (fits || this.#kept.size === 1) return;
      this.#kept.delete(id);
      bytes -= record.bytes;
    }
  }
}

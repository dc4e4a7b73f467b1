import { type JsonValue, parseExact } from '../../../shared/json/index.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { readCsvRow } from '../read/index.ts';
import { isKeyed, unwrapNode } from '../sources/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { EarlierStates } from './earlier-state.ts';
import { cellsInOrder, OriginalRecords } from './original/index.ts';
import { ParsedRecord } from './parsed-record.ts';
import type { RawRecords } from './raw-records.ts';
import { findRecord } from './record-pages.ts';
import { kindOf, numberOf } from './record-view.ts';

/** Records and text that are kept at most; of a single record that is larger, that one. */
const mostKept = 4;
const mostBytes = 64 * 1024 * 1024;

/** Reads a record again from its original bytes. */
export function parseRecord(
  db: ReadableCase,
  raws: RawRecords,
  id: number,
  originals = new OriginalRecords(db),
): ParsedRecord {
  const row = findRecord(db, id);
  const [source, offset, length] = (['source', 'offset', 'length'] as const).map((column) =>
    numberOf(row, column),
  ) as [number, number, number];
  return parsePlace(db, raws, { id, source, offset, length, kind: kindOf(row) }, originals);
}

/** Bytes of a source that are a record; `id`: the stored one whose place in time they have. */
export interface ParsedPlace {
  id: number;
  source: number;
  offset: number;
  length: number;
  kind: Kind;
}

/** Reads what stands at a place as a record: of a duplicate, too. */
export function parsePlace(
  db: ReadableCase,
  raws: RawRecords,
  { id, source, offset, length: bytes, kind }: ParsedPlace,
  originals = new OriginalRecords(db),
): ParsedRecord {
  const text = raws.text(source, offset, bytes);
  const { layout } = originals.source(source);
  const cells = layout.type === 'csv' ? readCsvRow(text, layout) : null;
  const value = cells ?? parseText(text);
  const reading = isKeyed(value) ? originals.reading(source, kind, value, parseExact) : null;
  return new ParsedRecord({
    kind,
    bytes,
    value,
    reading,
    columns:
      cells === null || layout.type !== 'csv'
        ? null
        : cellsInOrder(cells, layout.header).map(([name]) => name),
    earlier(now) {
      const after = reading?.plan.shape.states?.after;
      return after === undefined ? null : new EarlierStates(db, originals).before(id, after, now);
    },
  });
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
  readonly #originals: OriginalRecords;
  readonly #kept = new Map<number, ParsedRecord>();

  constructor(db: ReadableCase, raws: RawRecords) {
    this.#db = db;
    this.#raws = raws;
    this.#originals = new OriginalRecords(db);
  }

  /** Fails with `not-found` where there is no such record. */
  get(id: number): ParsedRecord {
    const kept = this.#kept.get(id);
    const record = kept ?? parseRecord(this.#db, this.#raws, id, this.#originals);
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

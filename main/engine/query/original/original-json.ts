import { recordFlags } from '../../../../shared/record.ts';
import { unwrapNode } from '../../sources/index.ts';
import { firstName, onOneLine, spanAt } from './json-bytes.ts';
import { cellsInOrder, type OriginalRecords } from './original-records.ts';
import type { OriginalTexts } from './original-texts.ts';
import type { RecordPlace } from './record-place.ts';

/** Records whose JSON is not their original text byte for byte, by what was done to them. */
export interface JsonChanges {
  /** Rows of a table, written as objects of column name → cell, in the order of the columns. */
  fromTable: number;
  /** Rows of a table with bytes that are no text; U+FFFD stands for these. */
  notText: number;
  /** Nodes of GraphQL edges, written without the edge and its cursor. */
  fromEdge: number;
  /** Texts in UTF-16, written in UTF-8. */
  fromUtf16: number;
  /** Records of several lines, written on one. */
  joined: number;
}

/** Gives the original JSON of records, byte for byte wherever it can be. */
export class OriginalJson {
  readonly changes: JsonChanges = {
    fromTable: 0,
    notText: 0,
    fromEdge: 0,
    fromUtf16: 0,
    joined: 0,
  };
  readonly #records: OriginalRecords;
  readonly #texts: OriginalTexts;
  readonly #isOneLine: boolean;

  /** @param isOneLine without line ends, for formats in which they separate records */
  constructor(records: OriginalRecords, texts: OriginalTexts, isOneLine: boolean) {
    this.#records = records;
    this.#texts = texts;
    this.#isOneLine = isOneLine;
  }

  read(place: RecordPlace): Buffer {
    const { layout, encoding } = this.#records.source(place.source);
    if (layout.type === 'csv') return this.#fromRow(place, layout.header);
    if (encoding !== 'utf-8') this.changes.fromUtf16 += 1;
    const record = this.#nodeOf(this.#texts.utf8(place));
    if (!this.#isOneLine) return record;
    const line = onOneLine(record);
    if (line !== record) this.changes.joined += 1;
    return line;
  }

  #fromRow(place: RecordPlace, header: readonly string[]): Buffer {
    const row = this.#records.read(place.source, this.#texts.text(place), JSON.parse);
    this.changes.fromTable += 1;
    if ((place.flags & recordFlags.invalidText) !== 0) this.changes.notText += 1;
    const members = cellsInOrder(row as Record<string, string>, header).map(
      ([name, cell]) => `${JSON.stringify(name)}:${JSON.stringify(cell)}`,
    );
    return Buffer.from(`{${members.join(',')}}`);
  }

  /** An edge has the names `node` and `cursor` only; others are told by their first name. */
  #nodeOf(bytes: Buffer): Buffer {
    const name = firstName(bytes);
    if (name === null || !(name === 'node' || name === 'cursor' || name.includes('\\'))) {
      return bytes;
    }
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const node = unwrapNode(value);
    // A node that looks like an edge would be looked through once more when it is imported again.
    if (node === value || unwrapNode(node) !== node) return bytes;
    const span = spanAt(bytes, ['node']);
    if (span === null) return bytes;
    this.changes.fromEdge += 1;
    return bytes.subarray(span.start, span.end);
  }
}

import {
  type BlockSubject,
  type Cell,
  hashRecords,
  hashRows,
  numericWidth,
  type ReadableCase,
  recordColumns,
  textWidth,
} from '../store/index.ts';
import { FingerprintWindow } from './fingerprint-window.ts';

interface Block {
  subject: BlockSubject;
  first: number;
  last: number;
  sha256: string;
}

/** No block is written with more rows; one that claims more was altered and is not read at all. */
const mostRows = 2_000_000;

/** The rows that a block covers, as they were hashed when they were written. */
const rowsOf: Record<Exclude<BlockSubject, 'record'>, string> = {
  value: 'SELECT id, text FROM value WHERE id BETWEEN ? AND ? ORDER BY id',
  change_set: 'SELECT id, paths FROM change_set WHERE id BETWEEN ? AND ? ORDER BY id',
  issue:
    'SELECT id, source, offset, length, line, code, reason FROM issue WHERE id BETWEEN ? AND ? ORDER BY id',
  duplicate:
    'SELECT id, source, offset, length, record, differs FROM duplicate WHERE id BETWEEN ? AND ? ORDER BY id',
  later_state:
    'SELECT id, source, kind, record, first, superseded FROM later_state WHERE id BETWEEN ? AND ? ORDER BY id',
};

const recordRows = `SELECT id, ${recordColumns.map(({ name }) => name).join(', ')} FROM record
  WHERE id BETWEEN ? AND ? ORDER BY id`;

/** Recomputes the hashes over the blocks of rows that sources wrote, source by source. */
export class BlockCheck {
  readonly #db: ReadableCase;
  readonly #blocks;
  readonly #records;
  readonly #fingerprints: FingerprintWindow;

  constructor(db: ReadableCase) {
    this.#db = db;
    this.#blocks = db.prepare(
      'SELECT subject, first, last, sha256 FROM block WHERE source = ? ORDER BY id',
    );
    this.#records = db.prepare(recordRows).raw();
    this.#fingerprints = new FingerprintWindow(db);
  }

  /**
   * @param look called now and then; throws when the verification was cancelled
   * @returns what differs, and the hash over all block hashes, which the custody log holds too
   */
  check(source: number, look: () => void): { findings: string[]; blocks: string } {
    const blocks = this.#blocks.all(source) as Block[];
    const findings: string[] = [];
    for (const block of blocks) {
      if (this.#hashOf(block, look) !== block.sha256) {
        findings.push(`${block.subject} rows ${block.first} to ${block.last} were altered`);
      }
      look();
    }
    return { findings, blocks: hashRows([blocks.map(({ sha256 }) => sha256)]) };
  }

  /** Null where the rows are not there as they must be. */
  #hashOf(block: Block, look: () => void): string | null {
    const { subject, first, last } = block;
    const count = last - first + 1;
    if (count < 1 || count > mostRows) return null;
    if (subject === 'record') return this.#hashOfRecords(first, count, look);
    if (!Object.hasOwn(rowsOf, subject)) return null;
    const rows = this.#db.prepare(rowsOf[subject]).raw().all(first, last) as Cell[][];
    return rows.length === count ? hashRows(rows) : null;
  }

  #hashOfRecords(first: number, count: number, look: () => void): string | null {
    const last = first + count - 1;
    const rows = this.#records.all(first, last) as Cell[][];
    if (rows.length !== count) return null;
    const numbers = new Float64Array(count * numericWidth);
    const texts: (string | null)[] = new Array(count * textWidth);
    for (const [at, row] of rows.entries()) {
      for (let column = 0; column < numericWidth; column += 1) {
        const cell = row[column + 1];
        numbers[at * numericWidth + column] = typeof cell === 'number' ? cell : Number.NaN;
      }
      for (let column = 0; column < textWidth; column += 1) {
        texts[at * textWidth + column] = (row[1 + numericWidth + column] ?? null) as string | null;
      }
    }
    const fingerprints = this.#fingerprints.of(first, last, look);
    return hashRecords(first, count, { numbers, texts, fingerprints });
  }
}

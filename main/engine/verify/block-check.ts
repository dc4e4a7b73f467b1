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

interface Block {
  subject: BlockSubject;
  first: number;
  last: number;
  sha256: string;
}

/** The rows that a block covers, as they were hashed when they were written. */
const rowsOf: Record<Exclude<BlockSubject, 'record'>, string> = {
  value: 'SELECT id, text FROM value WHERE id BETWEEN ? AND ? ORDER BY id',
  change_set: 'SELECT id, paths FROM change_set WHERE id BETWEEN ? AND ? ORDER BY id',
  issue:
    'SELECT id, source, offset, length, line, code, reason FROM issue WHERE id BETWEEN ? AND ? ORDER BY id',
  duplicate:
    'SELECT id, source, offset, length, record, differs FROM duplicate WHERE id BETWEEN ? AND ? ORDER BY id',
};

const recordRows = `SELECT id, ${recordColumns.map(({ name }) => name).join(', ')} FROM record
  WHERE id BETWEEN ? AND ? ORDER BY id`;

/** Recomputes the hashes over the blocks of rows that a source wrote. */
export class BlockCheck {
  readonly #db: ReadableCase;
  readonly #blocks;
  readonly #records;

  constructor(db: ReadableCase) {
    this.#db = db;
    this.#blocks = db.prepare(
      'SELECT subject, first, last, sha256 FROM block WHERE source = ? ORDER BY id',
    );
    this.#records = db.prepare(recordRows).raw();
  }

  /**
   * @param passed told the number of rows after each block
   * @returns what differs, and the hash over all block hashes, which the custody log holds too
   */
  check(source: number, passed: (rows: number) => void): { findings: string[]; blocks: string } {
    const blocks = this.#blocks.all(source) as Block[];
    const findings: string[] = [];
    for (const block of blocks) {
      const { subject, first, last } = block;
      const found = subject === 'record' ? this.#hashOfRecords(block) : this.#hashOfRows(block);
      if (found !== block.sha256) findings.push(`${subject} rows ${first} to ${last} were altered`);
      passed(last - first + 1);
    }
    return { findings, blocks: hashRows([blocks.map(({ sha256 }) => sha256)]) };
  }

  #hashOfRows({ subject, first, last }: Block): string | null {
    if (subject === 'record' || !Object.hasOwn(rowsOf, subject)) return null;
    const rows = this.#db.prepare(rowsOf[subject]).raw().all(first, last) as Cell[][];
    return hashRows(rows);
  }

  #hashOfRecords({ first, last }: Block): string | null {
    const rows = this.#records.all(first, last) as Cell[][];
    if (rows.length !== last - first + 1) return null;
    const numbers = new Float64Array(rows.length * numericWidth);
    const texts: (string | null)[] = new Array(rows.length * textWidth);
    for (const [at, row] of rows.entries()) {
      if (row[0] !== first + at) return null;
      for (let column = 0; column < numericWidth; column += 1) {
        const cell = row[column + 1];
        numbers[at * numericWidth + column] = typeof cell === 'number' ? cell : Number.NaN;
      }
      for (let column = 0; column < textWidth; column += 1) {
        texts[at * textWidth + column] = (row[1 + numericWidth + column] ?? null) as string | null;
      }
    }
    return hashRecords(first, rows.length, numbers, texts);
  }
}

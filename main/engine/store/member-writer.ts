import type { Rejection } from '../../../shared/issues.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { kinds } from '../../../shared/kinds.ts';
import { type BlockSubject, type Cell, hashRecords, hashRows } from './blocks.ts';
import type { WritableCase } from './case-database.ts';
import { ChangeSets } from './change-sets.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { RecordBatch } from './import-messages.ts';
import { columnAt, numericWidth, recordColumns, textWidth } from './record-columns.ts';
import { RecordInserter } from './record-inserter.ts';
import { isStateful } from './record-state.ts';
import { type StatedRecord, StateGroups } from './state-groups.ts';
import { type AddedText, TextIds } from './value-table.ts';

const at = {
  source: columnAt('source'),
  offset: columnAt('offset'),
  length: columnAt('length'),
  kind: columnAt('kind'),
  content: columnAt('content'),
  time: columnAt('time'),
  updated: columnAt('updated'),
  httpStatus: columnAt('http_status'),
  status: columnAt('status'),
};

const valueColumns = recordColumns.flatMap(({ storage }, column) =>
  storage === 'value' ? [column] : [],
);
const changeColumn = columnAt('changed');

/** What was stored of one member. Times in microseconds. */
export interface MemberTally {
  kinds: Partial<Record<Kind, number>>;
  stored: number;
  /** Of those stored: other states of what the case knew already. */
  states: number;
  duplicates: number;
  differing: number;
  first: number | null;
  last: number | null;
}

/** Writes the records, duplicates, later states and rejections of one source, and the hashes over their blocks. */
export class MemberWriter {
  readonly #source: number;
  readonly #inserter: RecordInserter;
  readonly #fingerprints: Fingerprints;
  readonly #values: TextIds;
  readonly #changeSets: ChangeSets;
  readonly #states: StateGroups;
  readonly #statements;
  readonly #blockHashes: string[] = [];
  readonly #countByKind = new Array<number>(kinds.length).fill(0);
  readonly #tally = { stored: 0, states: 0, duplicates: 0, differing: 0 };
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #nextRecord: number;
  #nextDuplicate: number;
  #nextIssue: number;
  /** Value ids by handle, and change set ids by handle. */
  #valueIds: number[] = [];
  #changeSetIds: number[] = [];

  /** @param fingerprints those of the whole case: reading them takes long, so that members share them */
  constructor(db: WritableCase, source: number, fingerprints: Fingerprints) {
    this.#source = source;
    this.#inserter = new RecordInserter(db);
    this.#fingerprints = fingerprints;
    this.#values = new TextIds(db, 'value');
    this.#changeSets = new ChangeSets(db);
    this.#states = new StateGroups(db, source);
    this.#statements = {
      duplicate: db.prepare(
        'INSERT INTO duplicate (id, source, offset, length, record, differs) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      state: db.prepare(
        'INSERT INTO later_state (id, source, kind, record, first, superseded) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      issue: db.prepare(
        'INSERT INTO issue (id, source, offset, length, line, code, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      block: db.prepare(
        'INSERT INTO block (source, subject, first, last, sha256) VALUES (?, ?, ?, ?, ?)',
      ),
      content: db.prepare('SELECT content FROM record WHERE id = ?').pluck(),
    };
    const nextId = (table: string) =>
      ((db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null) ?? 0) + 1;
    this.#nextRecord = nextId('record');
    this.#nextDuplicate = nextId('duplicate');
    this.#nextIssue = nextId('issue');
  }

  /** Stores what is new of a batch and notes what is not. */
  addRecords(batch: RecordBatch): void {
    this.#learnHandles(batch);
    const first = this.#nextRecord;
    const { numbers, texts, fingerprints } = batch;
    const duplicates: Cell[][] = [];
    let kept = 0;
    for (let row = 0; row < batch.rows; row += 1) {
      const holder = this.#fingerprints.claim(fingerprints, row, first + kept);
      if (holder !== null) {
        const repeated = this.#repeatedBy(batch, row, holder, first, kept);
        if (repeated !== null) {
          duplicates.push(this.#duplicateRow(repeated, first, batch, row));
          continue;
        }
        // The place of its identity is that of the first state: it has none of its own.
        fingerprints.fill(Number.NaN, 2 * row, 2 * row + 2);
      }
      this.#resolveRow(numbers, row);
      if (kept !== row) moveRow(batch, row, kept);
      this.#count(numbers, kept);
      kept += 1;
    }
    if (kept > 0) {
      this.#inserter.insert(first, kept, numbers, texts);
      this.#addBlock('record', first, kept, hashRecords(first, kept, batch));
      this.#nextRecord += kept;
      this.#tally.stored += kept;
    }
    this.#addDuplicates(duplicates);
    this.#addStates(this.#states.take());
    this.#hashTexts('value', this.#values.takeAdded());
    this.#hashTexts('change_set', this.#changeSets.takeAdded());
  }

  addRejections(rejections: readonly Rejection[]): void {
    const rows = rejections.map(({ offset, length, line, code, reason }, n): Cell[] => [
      this.#nextIssue + n,
      this.#source,
      offset,
      length,
      line,
      code,
      reason.toWellFormed(),
    ]);
    for (const row of rows) this.#statements.issue.run(row);
    this.#addBlock('issue', this.#nextIssue, rows.length, hashRows(rows));
    this.#nextIssue += rows.length;
  }

  /** Counts so far, and one hash over the hashes of all blocks. */
  finish(): { tally: MemberTally; blocks: string } {
    this.#fingerprints.flush();
    const byKind: MemberTally['kinds'] = {};
    for (const [number, kind] of kinds.entries()) {
      const count = this.#countByKind[number] as number;
      if (count > 0) byKind[kind] = count;
    }
    const dated = this.#first <= this.#last;
    return {
      tally: {
        kinds: byKind,
        ...this.#tally,
        first: dated ? this.#first : null,
        last: dated ? this.#last : null,
      },
      blocks: hashRows([this.#blockHashes]),
    };
  }

  #learnHandles(batch: RecordBatch): void {
    if (batch.restart) {
      this.#valueIds = [];
      this.#changeSetIds = [];
    }
    for (const text of batch.newValues) this.#valueIds.push(this.#values.idOf(text));
    for (const paths of batch.newChangeSets) this.#changeSetIds.push(this.#changeSets.idOf(paths));
  }

  #resolveRow(numbers: Float64Array, row: number): void {
    const start = row * numericWidth;
    numbers[start + at.source] = this.#source;
    for (const column of valueColumns) {
      const handle = numbers[start + column] as number;
      if (!Number.isNaN(handle)) numbers[start + column] = this.#valueIds[handle] as number;
    }
    const change = numbers[start + changeColumn] as number;
    if (!Number.isNaN(change)) numbers[start + changeColumn] = this.#changeSetIds[change] as number;
  }

  #count(numbers: Float64Array, row: number): void {
    const kind = numbers[row * numericWidth + at.kind] as number;
    this.#countByKind[kind] = (this.#countByKind[kind] as number) + 1;
    const time = numbers[row * numericWidth + at.time] as number;
    if (time < this.#first) this.#first = time;
    if (time > this.#last) this.#last = time;
  }

  /**
   * The record that a row repeats whose identity `holder` has; null where it tells another state.
   * @param kept rows of the batch that are stored so far: their ids count up from `first`
   */
  #repeatedBy(
    { numbers }: RecordBatch,
    row: number,
    holder: number,
    first: number,
    kept: number,
  ): number | null {
    if (!isStateful(numbers[row * numericWidth + at.kind] as number)) return holder;
    const candidate = statedAt(numbers, row);
    if (candidate.status !== null) candidate.status = this.#valueIds[candidate.status] as number;
    return this.#states.claim(holder, candidate, first + kept, (record) =>
      record < first ? null : statedAt(numbers, record - first),
    );
  }

  /** Content bits of a record that was stored before, or stands earlier in this batch. */
  #contentOf(record: number, first: number, batch: RecordBatch): number {
    if (record < first) return this.#statements.content.get(record) as number;
    return batch.numbers[(record - first) * numericWidth + at.content] as number;
  }

  #duplicateRow(earlier: number, first: number, batch: RecordBatch, row: number): Cell[] {
    const start = row * numericWidth;
    const content = batch.numbers[start + at.content] as number;
    const differs = this.#contentOf(earlier, first, batch) !== content;
    const id = this.#nextDuplicate;
    this.#nextDuplicate += 1;
    this.#tally.duplicates += 1;
    if (differs) this.#tally.differing += 1;
    const offset = batch.numbers[start + at.offset] as number;
    const length = batch.numbers[start + at.length] as number;
    return [id, this.#source, offset, length, earlier, differs ? 1 : 0];
  }

  #addDuplicates(rows: readonly Cell[][]): void {
    if (rows.length === 0) return;
    for (const row of rows) this.#statements.duplicate.run(row);
    this.#addBlock('duplicate', rows[0]?.[0] as number, rows.length, hashRows(rows));
  }

  #addStates(rows: readonly Cell[][]): void {
    if (rows.length === 0) return;
    for (const row of rows) this.#statements.state.run(row);
    this.#tally.states += rows.length;
    this.#addBlock('later_state', rows[0]?.[0] as number, rows.length, hashRows(rows));
  }

  #hashTexts(subject: 'value' | 'change_set', added: readonly AddedText[]): void {
    const first = added[0];
    if (first === undefined) return;
    const rows = added.map(({ id, text }): Cell[] => [id, text]);
    this.#addBlock(subject, first.id, rows.length, hashRows(rows));
  }

  #addBlock(subject: BlockSubject, first: number, rows: number, hash: string): void {
    this.#statements.block.run(this.#source, subject, first, first + rows - 1, hash);
    this.#blockHashes.push(hash);
  }
}

function statedAt(numbers: Float64Array, row: number): StatedRecord {
  const cell = (column: number) => numbers[row * numericWidth + column] as number;
  const orNull = (number: number) => (Number.isNaN(number) ? null : number);
  return {
    kind: cell(at.kind),
    content: cell(at.content),
    status: orNull(cell(at.status)),
    httpStatus: orNull(cell(at.httpStatus)),
    updated: orNull(cell(at.updated)),
  };
}

/** Rows move down over duplicates, so a row of the batch that was kept stands at its own number. */
function moveRow({ numbers, texts, fingerprints }: RecordBatch, from: number, to: number): void {
  numbers.copyWithin(to * numericWidth, from * numericWidth, (from + 1) * numericWidth);
  fingerprints.copyWithin(to * 2, from * 2, from * 2 + 2);
  for (let column = 0; column < textWidth; column += 1) {
    texts[to * textWidth + column] = texts[from * textWidth + column] as string | null;
  }
}

import {
  exportCaps,
  type GivenReceipt,
  type MemberRefusal,
  type SourceReceipt,
} from '../../../shared/import-receipt.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { WritableCase } from './case-database.ts';
import { appendCustody } from './custody.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { EvidenceFrame, MemberSummary, StoredFile } from './import-messages.ts';
import { type MemberTally, MemberWriter } from './member-writer.ts';
import { areNewestPages, insertPages, insertPoint, type PulledStretch } from './pulled-stretch.ts';
import { buildIndexes, dropRecordIndexes } from './record-indexes.ts';
import { sealOf } from './source-seal.ts';

interface FinishedMember {
  id: number;
  summary: MemberSummary;
  tally: MemberTally;
  blocks: string;
}

/**
 * Writes one file as given, with all that it holds, in one transaction: after a crash at any moment
 * it is there as a whole or not at all.
 */
export class FileWriter {
  readonly #db: WritableCase;
  readonly #insertFrame;
  readonly #streamBase: number;
  readonly #finished: FinishedMember[] = [];
  readonly #indexes: string[];
  readonly #fingerprints: Fingerprints;
  #nextSource: number;
  #member: MemberWriter | null = null;

  /**
   * @param expectedRecords estimate from the size of the file, to decide how indexes are kept up
   * @param fingerprints of all that is in the case
   */
  constructor(db: WritableCase, expectedRecords: number, fingerprints: Fingerprints) {
    this.#db = db;
    db.exec('BEGIN IMMEDIATE');
    const top = (sql: string) => (db.prepare(sql).pluck().get() as number | null) ?? 0;
    this.#streamBase = top('SELECT max(id) FROM stream') + 1;
    this.#nextSource = top('SELECT max(id) FROM source') + 1;
    this.#insertFrame = db.prepare(
      'INSERT INTO chunk (stream, seq, bytes, codec, data) VALUES (?, ?, ?, ?, ?)',
    );
    this.#indexes = dropRecordIndexes(db, top('SELECT max(id) FROM record'), expectedRecords);
    this.#fingerprints = fingerprints;
  }

  addFrame({ stream, seq, bytes, codec, data }: EvidenceFrame): void {
    this.#insertFrame.run(this.#streamBase + stream, seq, bytes, codec, data);
  }

  beginMember(): void {
    this.#member = new MemberWriter(this.#db, this.#nextSource, this.#fingerprints);
  }

  /** The writer of the member that is being read. */
  get member(): MemberWriter {
    if (this.#member === null) throw new Error('no member was begun');
    return this.#member;
  }

  endMember(summary: MemberSummary): void {
    const { tally, blocks } = this.member.finish();
    this.#finished.push({ id: this.#nextSource, summary, tally, blocks });
    this.#nextSource += 1;
    this.#member = null;
  }

  /**
   * Builds the indexes that were dropped for this file.
   * @param look called before each; throws when the import was cancelled
   */
  buildIndexes(look: () => void): void {
    buildIndexes(this.#db, this.#indexes, look);
  }

  /**
   * Writes receipts and the custody entry, and commits. Pages of a pull whose records are all in the case are
   * rolled back instead: whoever pulled them keeps their count and hash with the point that was reached.
   * @param damage what is wrong with the archive as a whole; then all its sources are incomplete
   */
  commit(
    given: GivenReceipt,
    refused: readonly MemberRefusal[],
    damage: string | null = null,
    pulled: PulledStretch | null = null,
  ): StoredFile {
    const givenId = this.#insertGiven(given);
    const receipts = this.#finished.map((member) => {
      const summary = damage === null ? member.summary : incompleteFor(damage, member.summary);
      return this.#insertSource({ ...member, summary }, givenId, given, pulled !== null);
    });
    if (pulled !== null && !pulled.isAnyKept && bringsNothing(this.#db, receipts, pulled)) {
      this.#db.exec('ROLLBACK');
      return { receipts, isKept: false };
    }
    const [first] = this.#finished;
    const seal =
      pulled === null || first === undefined ? null : insertPages(this.#db, first.id, pulled);
    const entry = appendCustody(this.#db, 'imported', {
      file: given,
      sources: this.#finished.map(({ id, blocks }, n) => ({
        id,
        name: receipts[n]?.name,
        sha256: receipts[n]?.sha256,
        read: receipts[n]?.read,
        stored: receipts[n]?.stored,
        state: receipts[n]?.state,
        seal: sealOf(this.#db, id),
        blocks,
      })),
      refused: refused.map(({ name, code }) => ({ name, code })),
      ...(seal !== null && { pulled: seal }),
    });
    if (seal !== null) insertPoint(this.#db, entry.id, seal.point);
    this.#db.exec('COMMIT');
    return { receipts, isKept: true };
  }

  #insertGiven(given: GivenReceipt): number {
    this.#insertStream(this.#streamBase, given.bytes, given.sha256);
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO given (stream, name, path, container, modified)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(this.#streamBase, given.name, given.path, given.container, given.modified);
    return Number(lastInsertRowid);
  }

  #insertStream(id: number, bytes: number, sha256: string): void {
    this.#db
      .prepare('INSERT INTO stream (id, bytes, sha256) VALUES (?, ?, ?)')
      .run(id, bytes, sha256);
  }

  #insertSource(
    member: FinishedMember,
    givenId: number,
    given: GivenReceipt,
    isPulled: boolean,
  ): SourceReceipt {
    const { id, summary } = member;
    const stream = this.#streamBase + summary.stream;
    if (summary.stream !== 0) this.#insertStream(stream, summary.bytes, summary.sha256);
    const receipt = makeReceipt(member, given, isPulled);
    this.#db
      .prepare(
        `INSERT INTO source (id, given, stream, name, system, state, mapping, receipt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        givenId,
        stream,
        summary.name,
        summary.system,
        summary.state,
        JSON.stringify(summary.mapping),
        JSON.stringify(receipt),
      );
    return receipt;
  }
}

function incompleteFor(damage: string, summary: MemberSummary): MemberSummary {
  const warnings = [`INCOMPLETE: the archive is damaged: ${damage}`, ...summary.warnings];
  return { ...summary, state: 'incomplete', warnings };
}

/** All records are in the case as they are, or the pages that hold them are the newest ones that were kept. */
function bringsNothing(
  db: WritableCase,
  receipts: readonly SourceReceipt[],
  pulled: PulledStretch,
): boolean {
  if (receipts.every(isKnown)) return true;
  return receipts.every(({ stored }) => stored === 0) && areNewestPages(db, pulled);
}

/** Nothing of it is new, and nothing is told by keeping it. */
function isKnown({ stored, differing, rejected }: SourceReceipt): boolean {
  return stored === 0 && differing === 0 && rejected === 0;
}

function makeReceipt(
  { id, summary, tally }: FinishedMember,
  given: GivenReceipt,
  isPulled: boolean,
): SourceReceipt {
  const warnings = [...summary.warnings];
  if (!isPulled && exportCaps.includes(summary.read)) {
    warnings.push(
      `Exactly ${summary.read} records: systems stop exports at this number without saying so. Check for more in the system itself.`,
    );
  }
  if (tally.differing > 0) {
    warnings.push(
      `${tally.differing} duplicates have the id of a stored record but other bytes: the same record in another form, or other content under its id. They are listed, and their bytes are kept in the evidence.`,
    );
  }
  return {
    id,
    name: summary.name,
    sha256: summary.sha256,
    bytes: summary.bytes,
    file: given,
    system: summary.system,
    reason: summary.reason,
    encoding: summary.encoding,
    layout: summary.layout,
    kinds: tally.kinds,
    read: summary.read,
    stored: tally.stored,
    states: tally.states,
    duplicates: tally.duplicates,
    differing: tally.differing,
    rejected: summary.rejected,
    undated: summary.undated,
    first: tally.first === null ? null : formatInstant(tally.first),
    last: tally.last === null ? null : formatInstant(tally.last),
    zone: summary.zone,
    zoneAssumed: summary.zoneAssumed,
    warnings,
    state: summary.state,
    imported: new Date(summary.started).toISOString(),
    seconds: Math.round(Date.now() - summary.started) / 1000,
  };
}

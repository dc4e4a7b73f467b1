import { createHash, randomInt, randomUUID } from 'node:crypto';
import { tenantNameOf } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { RestoreComparison, RestoreSource } from '../../../shared/restoring.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { connectionNote, pathOf } from '../live/index.ts';
import { formatRanges, type ReadableCase } from '../store/index.ts';
import { Archive } from './archive.ts';
import { type ArchiveSource, describeSource, listArchiveSources } from './archive-sources.ts';
import { type Batch, batchLimits, divide } from './batches.ts';
import { bytesToCheck, checkArchive } from './check-archive.ts';
import { checkManifest } from './check-manifest.ts';
import {
  type ArchiveIndex,
  type ComparedArchive,
  compareArchive,
  indexArchive,
  type Look,
} from './compare-archive.ts';
import type { AnsweredDetail, AskedDetail, RestoreStart, StateDetail } from './journal.ts';
import { readRun, readSent, type StoredRun } from './read-runs.ts';
import { askPermission, restoreNeeds } from './restore-permission.ts';
import { readAnswer } from './tenant-answer.ts';
import type { TenantAtHand } from './tenant-log.ts';
import { verifyRestore } from './verify-restore.ts';

/** What the refusal of a comparison begins with where all is well and nothing is to be sent. */
export const nothingToRestore = 'There is nothing to restore';

/** What is sent in a run, batch by batch. */
interface Sending {
  uuid: string;
  records: readonly number[];
  batches: readonly Batch[];
  /** What was asked before, by batch. */
  asked: ReadonlyMap<number, AskedDetail>;
}

/** What a run that goes on still has to do. */
export interface Remaining {
  batches: number;
  records: number;
  /** Batches that no answer was kept of. */
  open: number[];
}

/** One restore, or one comparison, from the evidence of a case to a tenant. Reads the case; writes nothing into it. */
export class RestoreWork {
  readonly #db: ReadableCase;
  readonly #tenant: TenantAtHand;
  readonly #look: Look;
  #sources: ArchiveSource[] = [];
  #archive: Archive | null = null;
  #index: ArchiveIndex | null = null;
  #compared: ComparedArchive | null = null;
  #told: RestoreComparison | null = null;
  #sending: Sending | null = null;
  #body: Buffer | null = null;

  constructor(db: ReadableCase, tenant: TenantAtHand, look: Look) {
    this.#db = db;
    this.#tenant = tenant;
    this.#look = look;
  }

  /**
   * Validates the archive and compares it with what the tenant has.
   * @param places files beside which a manifest may be looked for
   */
  async compare(
    asked: readonly number[] | undefined,
    places: readonly string[],
  ): Promise<RestoreComparison> {
    const archive = this.#openArchive(asked);
    const manifests = this.#sources.map(({ receipt }) => checkManifest(receipt, places));
    this.#index = indexArchive(archive, this.#look);
    const permission = await askPermission(this.#tenant);
    this.#compared = await compareArchive(archive, this.#index, this.#tenant, this.#look);
    const { known, counts, inTenant, examples, warnings, nameless } = this.#compared;
    const { cells } = this.#index;
    const records: number[] = [];
    const sizes: number[] = [];
    for (let at = 0; at < known.archived; at += 1) {
      if (known.standing(at) !== 'new') continue;
      records.push(known.record(at));
      sizes.push(known.bytes(at));
    }
    const batches = divide(sizes, batchLimits);
    this.#sending = { uuid: randomUUID(), records, batches, asked: new Map() };
    const sources = this.#sources.map((source, at) => {
      const described = describeSource(source, manifests[at] ?? null);
      const ofCells = cells.get(source.id)?.warning() ?? [];
      const ofTenant = at > 0 ? [] : warnings;
      return { ...described, warnings: [...described.warnings, ofCells, ofTenant].flat() };
    });
    this.#told = {
      connection: connectionNote(this.#tenant.connection),
      confirm: tenantNameOf(this.#tenant.connection),
      sources,
      counts,
      inTenant,
      permission,
      examples,
      batches: batches.length,
      bytes: batches.reduce((sum, { bytes }) => sum + bytes, 0),
      compared: formatInstant(Date.now() * 1_000),
      refusal: nameless ?? refusalOf(sources, counts),
    };
    return this.#told;
  }

  /** What is kept of the start of a restore, after `compare`. */
  start(): { start: RestoreStart; records: string } {
    const told = this.#told as RestoreComparison;
    const { uuid, records } = this.#sending as Sending;
    const { connection, sources, counts, inTenant, batches, bytes } = told;
    const sent = records.length;
    const limits = batchLimits;
    return {
      start: { uuid, connection, sources, counts, inTenant, sent, batches, bytes, limits },
      records: formatRanges(records),
    };
  }

  /** Takes up a restore that stopped: its archive is validated again, what was asked is sent again in the same bytes. */
  resume(run: number, asked: readonly number[] | undefined): Remaining {
    const stored = readRun(this.#db, run);
    this.#refuseOther(stored);
    if (asked !== undefined) refuseOtherSources(stored, asked);
    const { sources, limits, uuid } = stored.start;
    const archive = this.#openArchive(sources.map(({ source }) => source));
    const records = readSent(this.#db, stored);
    const sizes = records.map((record, at) => {
      if (at % 500 === 0) this.#look('reading the archive', at, records.length);
      return archive.get(record).bytes.length;
    });
    const batches = divide(sizes, limits);
    if (batches.length !== stored.start.batches) throw otherBatches(run);
    this.#sending = { uuid, records, batches, asked: stored.asked };
    const open = [...batches.keys()].filter((batch) => !stored.answered.has(batch));
    return { batches: batches.length, records: records.length, open };
  }

  /** Makes ready what a batch sends, which is the same bytes with the same key whenever it is asked. */
  ask(run: number, batch: number): AskedDetail {
    const { uuid, records, batches, asked } = this.#sending as Sending;
    const { from, until } = batches[batch] as Batch;
    const numbers = records.slice(from, until);
    const body = this.#bodyOf(numbers);
    const detail: AskedDetail = {
      run,
      batch,
      key: `trailcase-${uuid}-${batch}`,
      records: formatRanges(numbers),
      count: numbers.length,
      bytes: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
    };
    const before = asked.get(batch);
    if (before !== undefined && (before.sha256 !== detail.sha256 || before.key !== detail.key)) {
      throw new TrailcaseError(
        'case-altered',
        `Batch ${batch + 1} is not what was sent before: it is not sent again. Start a new restore.`,
      );
    }
    this.#body = body;
    return detail;
  }

  /** Sends the batch that was made ready and reads what the tenant says of each record. */
  async send({ run, batch, key }: AskedDetail): Promise<AnsweredDetail> {
    const { client, connection, connector } = this.#tenant;
    const { records, batches } = this.#sending as Sending;
    const { from, until } = batches[batch] as Batch;
    const answer = await client.act({
      method: 'POST',
      path: pathOf(connection, connector.summary, 'restore'),
      headers: { 'content-type': 'application/json' },
      body: this.#body as Buffer,
      key,
      needs: restoreNeeds,
    });
    const sent = records.slice(from, until).map((record) => ({
      record,
      id: (this.#archive as Archive).get(record).id,
    }));
    const { status, attempts } = answer;
    return {
      run,
      batch,
      status,
      attempts,
      ...readAnswer(answer, sent, (text) => client.hide(text)),
    };
  }

  /** Reads back what was restored. */
  async verify(run: number): Promise<NonNullable<StateDetail['verification']>> {
    const archive = this.#archive as Archive;
    const { start, answered } = readRun(this.#db, run);
    const answers = [...answered.values()];
    this.#index ??= indexArchive(archive, this.#look);
    const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
    const expected = {
      sent: (this.#sending as Sending).records,
      refused: new Set(answers.flatMap(({ refused }) => refused.map(({ record }) => record))),
      inTenant: start.inTenant + accepted,
      seed: randomInt(2 ** 32),
    };
    return await verifyRestore(archive, this.#index, this.#tenant, expected, this.#look);
  }

  #openArchive(asked: readonly number[] | undefined): Archive {
    this.#sources = listArchiveSources(this.#db, asked);
    const total = bytesToCheck(this.#sources);
    let done = 0;
    checkArchive(this.#db, this.#sources, (bytes) => {
      done += bytes;
      this.#look('checking the evidence', done, total);
    });
    this.#archive = new Archive(this.#db, this.#sources);
    return this.#archive;
  }

  #bodyOf(records: readonly number[]): Buffer {
    const pieces: Buffer[] = [];
    for (const record of records) {
      pieces.push(Buffer.from(pieces.length === 0 ? '[' : ','));
      pieces.push((this.#archive as Archive).get(record).bytes);
    }
    pieces.push(Buffer.from(']'));
    return Buffer.concat(pieces);
  }

  /** A run goes on where it began, and nowhere else. */
  #refuseOther({ run }: StoredRun): void {
    const { address, tenant, name } = run.connection;
    const now = this.#tenant.connection;
    if (now.address === address && now.tenant === tenant) return;
    throw new TrailcaseError(
      'bad-request',
      `Restore ${run.run} goes to ${name} at ${address}${tenant === '' ? '' : `, tenant ${tenant}`}. Go on with it there, or start a new one.`,
    );
  }
}

/** Whoever names sources means these; a run has its own. */
function refuseOtherSources({ run, start }: StoredRun, asked: readonly number[]): void {
  const own = new Set(start.sources.map(({ source }) => source));
  if (own.symmetricDifference(new Set(asked)).size === 0) return;
  throw new TrailcaseError(
    'bad-request',
    `Restore ${run.run} is of ${[...own].join(', ')} among the sources of the case, and not of ${[...new Set(asked)].join(', ')}. Go on with it without naming sources, or start a new one.`,
  );
}

function otherBatches(run: number): TrailcaseError {
  return new TrailcaseError(
    'case-altered',
    `The records of restore ${run} no longer make the batches that they made: it does not go on. Start a new restore.`,
  );
}

function refusalOf(
  sources: readonly RestoreSource[],
  counts: RestoreComparison['counts'],
): string | null {
  const wrong = sources.find(({ manifest }) => manifest?.good === false);
  if (wrong !== undefined) {
    return `${wrong.name} cannot be restored: ${wrong.manifest?.told} Take the archive from where it was exported to, and import it into a new case.`;
  }
  if (counts.new > 0) return null;
  const others = counts.there + counts.conflicting;
  return others === 0
    ? `${nothingToRestore}. None of the ${counts.unfit} records can be restored: only audit records of the tenant service with an id go back.`
    : `${nothingToRestore}: the tenant has every record of the archive that could be sent, or has another content under its id.`;
}

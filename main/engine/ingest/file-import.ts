import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { GivenReceipt, MemberRefusal, SourceReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { DamagedMember, defaultLimits, type GivenFile, openGivenFile } from '../read/index.ts';
import type { MemberSummary, PulledStretch } from '../store/index.ts';
import { EvidenceFrames } from './evidence-frames.ts';
import type { ImportChannel } from './import-channel.ts';
import { readMember } from './member-reader.ts';
import type { ReadingRules } from './reading-rules.ts';
import { refuseDamaged } from './recognise-member.ts';

/** A file whose bytes are in the case already. */
export interface KnownFile {
  bytes: number;
  sha256: string;
  name: string;
}

/** What the import of a file needs to know and to tell. */
export interface FileImport {
  rules: ReadingRules;
  /** Read a file although its bytes are in the case already. */
  again: boolean;
  channel: ImportChannel;
  known: readonly KnownFile[];
  /** Of bytes that a pull brought, what the case keeps of that. */
  pulled?: PulledStretch;
  /** Tells how far it is; throws when the import was cancelled. */
  progress: (progress: JobProgress) => void;
}

/** What became of one file. */
export interface FileOutcome {
  receipts: SourceReceipt[];
  refused: MemberRefusal[];
  given: KnownFile | null;
  /** False where everything of a pull was known already, and nothing but its point was kept. */
  isKept: boolean;
  /** Earliest and latest record that was read, known before or not; microseconds UTC. */
  earliest: number | null;
  latest: number | null;
}

/** Average bytes of a record, to guess a number of records from a size. */
const recordBytes = 400;

/** How much larger text becomes when it is decompressed, to guess likewise. */
const usualRatio = 12;

/**
 * Imports one file with all its members in one transaction. Refuses a file whose bytes are in the
 * case, unless told otherwise, and one that changes while it is read.
 * @param name what it is called in its receipt
 */
export async function importFile(
  path: string,
  name: string,
  work: FileImport,
): Promise<FileOutcome> {
  return await importGiven(await openGivenFile(path, name), work);
}

/** The same of a file that was opened, or of bytes that are one; it is closed at the end. */
export async function importGiven(file: GivenFile, work: FileImport): Promise<FileOutcome> {
  try {
    await refuseKnown(file, work);
    return await new OneFile(file, work).run();
  } finally {
    await file.close();
  }
}

async function refuseKnown(file: GivenFile, { again, known, progress }: FileImport): Promise<void> {
  const alike = known.filter(({ bytes }) => bytes === file.bytes);
  if (alike.length === 0 || again) return;
  const digest = createHash('sha256');
  let done = 0;
  for await (const piece of file.read()) {
    digest.update(piece);
    done += piece.length;
    progress({ done, total: file.bytes, unit: 'bytes', stage: `comparing ${file.name}` });
  }
  const sha256 = digest.digest('hex');
  const same = alike.find((each) => each.sha256 === sha256);
  if (same !== undefined) {
    throw new TrailcaseError(
      'already-imported',
      `${file.name} is already in the case, as ${same.name} (SHA-256 ${sha256}). Use --again to read it once more.`,
    );
  }
}

function spanOf(summaries: readonly MemberSummary[]): Pick<FileOutcome, 'earliest' | 'latest'> {
  const of = (times: (number | null)[]) =>
    times.filter((time) => time !== null).toSorted((a, b) => a - b);
  return {
    earliest: of(summaries.map(({ earliest }) => earliest)).at(0) ?? null,
    latest: of(summaries.map(({ latest }) => latest)).at(-1) ?? null,
  };
}

class OneFile {
  readonly #file: GivenFile;
  readonly #work: FileImport;
  #begun = false;
  #passed = 0;

  constructor(file: GivenFile, work: FileImport) {
    this.#file = file;
    this.#work = work;
  }

  async run(): Promise<FileOutcome> {
    const { channel, pulled } = this.#work;
    try {
      const { summaries, refused, damage } = await this.#readMembers();
      if (summaries.length === 0) {
        const nothing = { receipts: [], given: null, isKept: false, earliest: null, latest: null };
        return { ...nothing, refused: this.#whyNothing(refused, damage) };
      }
      const given = await this.#keepGiven(summaries);
      if (await this.#file.hasChanged()) {
        throw new TrailcaseError(
          'file-changed',
          `${this.#file.name} changed while it was read; nothing of it was stored. Copy it to a place where nothing writes to it and import the copy.`,
        );
      }
      this.#tell('building indexes');
      const stored = await channel.commit(given, refused, damage?.reason ?? null, pulled);
      return { ...stored, refused, given, ...spanOf(summaries) };
    } catch (error) {
      if (this.#begun) await channel.abort();
      throw error;
    }
  }

  /** Of a file that brought no source something is always told. */
  #whyNothing(refused: MemberRefusal[], damage: DamagedMember | null): MemberRefusal[] {
    const { name } = this.#file;
    if (damage !== null) return [...refused, refuseDamaged(name, damage)];
    if (refused.length > 0) return refused;
    return [{ name, code: 'unknown-shape', message: `${name} is an archive with no file in it.` }];
  }

  /** `damage`: what is wrong with the file as a whole, after the members that could be read. */
  async #readMembers(): Promise<{
    summaries: MemberSummary[];
    refused: MemberRefusal[];
    damage: DamagedMember | null;
  }> {
    const { rules, channel } = this.#work;
    const summaries: MemberSummary[] = [];
    const refused: MemberRefusal[] = [];
    const order = {
      ...rules,
      channel,
      begin: () => this.#begin(),
      passed: (bytes: number) => this.#pass(bytes),
    };
    const plain = this.#file.container === 'plain';
    try {
      for await (const member of this.#file.members(defaultLimits)) {
        const stream = plain ? 0 : summaries.length + 1;
        const outcome = await readMember(member, stream, order);
        if ('summary' in outcome) summaries.push(outcome.summary);
        else refused.push(outcome);
      }
    } catch (error) {
      if (!(error instanceof DamagedMember)) throw error;
      return { summaries, refused, damage: error };
    }
    return { summaries, refused, damage: null };
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const ratio = this.#file.container === 'plain' ? 1 : usualRatio;
    const expectedRecords = (this.#file.bytes * ratio) / recordBytes;
    await this.#work.channel.send({ type: 'begin', expectedRecords });
  }

  /** Hash and bytes of the file as given; a compressed one is kept as it is beside its members. */
  async #keepGiven(summaries: readonly MemberSummary[]): Promise<GivenReceipt> {
    const { name, path, container, modified } = this.#file;
    const [only] = summaries;
    if (container === 'plain' && only !== undefined) {
      return { name, path, container, modified, bytes: only.bytes, sha256: only.sha256 };
    }
    const frames = new EvidenceFrames(0, 'stored', (frame) => this.#work.channel.sendFrame(frame));
    for await (const piece of this.#file.read()) {
      this.#tell('keeping');
      await frames.push(piece);
    }
    return { name, path, container, modified, ...(await frames.end()) };
  }

  #pass(bytes: number): void {
    this.#passed += bytes;
    this.#tell('reading');
  }

  #tell(stage: string): void {
    const total = this.#file.container === 'plain' ? this.#file.bytes : null;
    this.#work.progress({
      done: this.#passed,
      total,
      unit: 'bytes',
      stage: `${stage} ${this.#file.name}`,
    });
  }
}

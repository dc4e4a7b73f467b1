import type { Refusal } from '../../../shared/import-receipt.ts';
import { makeZoneRule, type ZoneRule } from '../../../shared/time/index.ts';
import {
  createSplitter,
  DamagedMember,
  type DetectedEncoding,
  detectEncoding,
  type Layout,
  type Member,
  type Splitter,
  sniffLayout,
} from '../read/index.ts';
import type { SourceDescription } from '../sources/index.ts';
import type { MemberSummary } from '../store/index.ts';
import { EvidenceFrames } from './evidence-frames.ts';
import type { ImportChannel } from './import-channel.ts';
import { MemberSink } from './member-sink.ts';
import { RecentBytes } from './recent-bytes.ts';
import { isKnownRecord, recogniseFile } from './recogniser.ts';
import { TextBytes } from './text-bytes.ts';

/** Bytes looked at before a member is taken for something. */
const sampleBytes = 1024 * 1024;

/** What every member of an import is read with. */
export interface ReadingOrder {
  candidates: readonly SourceDescription[];
  zone: string | undefined;
  channel: ImportChannel;
  /** Called when the first member is taken, before anything of it is sent. */
  begin: () => Promise<void>;
  /** Called for each piece of decompressed bytes; throws when the import was cancelled. */
  passed: (bytes: number) => void;
}

interface Recognised {
  encoding: DetectedEncoding;
  layout: Layout;
  source: SourceDescription;
  reason: string;
}

/**
 * Reads one member to its end and sends it to the writer: recognises it by its first bytes, keeps
 * every byte as evidence, splits it into records.
 * @returns null when it was taken, or why it was not; then nothing of it was sent
 */
export async function readMember(
  member: Member,
  stream: number,
  order: ReadingOrder,
): Promise<{ summary: MemberSummary } | Refusal> {
  const started = Date.now();
  const pieces = new Pieces(member.bytes());
  const sample = await pieces.sample(sampleBytes);
  const recognised = recogniseSample(member.name, sample, pieces.ended, order.candidates);
  if ('code' in recognised) return pieces.damage === null ? recognised : damaged(member, pieces);
  await order.begin();
  await order.channel.send({ type: 'member' });
  const reading = new MemberReading(recognised, stream, order);
  for await (const piece of pieces.all()) {
    order.passed(piece.length);
    await reading.push(piece);
  }
  const summary = await reading.end(member.name, started, pieces.damage);
  await order.channel.send({ type: 'member-end', summary });
  return { summary };
}

function damaged(member: Member, pieces: Pieces): Refusal {
  return {
    name: member.name,
    code: 'damaged-archive',
    message: `${member.name} could not be read: ${pieces.damage?.reason ?? ''}`,
  };
}

function recogniseSample(
  name: string,
  sample: Buffer,
  whole: boolean,
  candidates: readonly SourceDescription[],
): Recognised | Refusal {
  const encoding = detectEncoding(sample);
  const text = new TextBytes(encoding);
  const utf8 = Buffer.concat([text.push(sample), ...(whole ? [text.end()] : [])]);
  const layout = sniffLayout(utf8, whole, (value) => isKnownRecord(value, candidates));
  if (layout.type === 'unreadable') {
    return { name, code: 'unknown-shape', message: `${name}: ${layout.reason}` };
  }
  const taken = recogniseFile(name, utf8, layout, candidates);
  return 'code' in taken ? taken : { encoding, layout, ...taken };
}

/** The pieces of a member, of which the first can be looked at before they are read. */
class Pieces {
  readonly #source: AsyncIterator<Buffer>;
  readonly #first: Buffer[] = [];
  ended = false;
  /** What ended the member early, where something did. */
  damage: DamagedMember | null = null;

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async sample(bytes: number): Promise<Buffer> {
    let gathered = 0;
    while (gathered < bytes) {
      const piece = await this.#next();
      if (piece === null) break;
      this.#first.push(piece);
      gathered += piece.length;
    }
    const [only] = this.#first;
    return this.#first.length === 1 && only !== undefined ? only : Buffer.concat(this.#first);
  }

  async *all(): AsyncGenerator<Buffer> {
    yield* this.#first;
    for (;;) {
      const piece = await this.#next();
      if (piece === null) return;
      yield piece;
    }
  }

  async #next(): Promise<Buffer | null> {
    if (this.ended) return null;
    try {
      const result = await this.#source.next();
      if (result.done !== true) return result.value;
    } catch (error) {
      if (!(error instanceof DamagedMember)) throw error;
      this.damage = error;
    }
    this.ended = true;
    return null;
  }
}

/** One member on its way from bytes to batches. */
class MemberReading {
  readonly #recognised: Recognised;
  readonly #stream: number;
  readonly #channel: ImportChannel;
  readonly #zone: ZoneRule;
  readonly #zoneName: string | undefined;
  readonly #frames: EvidenceFrames;
  readonly #recent = new RecentBytes();
  readonly #text: TextBytes;
  readonly #sink: MemberSink;
  readonly #splitter: Splitter;

  constructor(recognised: Recognised, stream: number, order: ReadingOrder) {
    this.#recognised = recognised;
    this.#stream = stream;
    this.#channel = order.channel;
    this.#zone = makeZoneRule(order.zone ?? null);
    this.#zoneName = order.zone;
    this.#frames = new EvidenceFrames(stream, 'zstd', (frame) => order.channel.sendFrame(frame));
    this.#text = new TextBytes(recognised.encoding);
    const text = this.#text;
    this.#sink = new MemberSink({
      source: recognised.source,
      zone: this.#zone,
      recent: this.#recent,
      originalOffset: (offset) => text.originalOffset(offset),
      decode: (bytes) => text.decode(bytes),
      lineOf: (offset) => this.#splitter.lineOf(offset),
    });
    this.#splitter = createSplitter(recognised.layout, this.#sink);
  }

  async push(piece: Buffer): Promise<void> {
    await this.#frames.push(piece);
    this.#recent.push(piece);
    this.#splitter.push(this.#text.push(piece));
    this.#sink.forgetBytes();
    await this.#flush(false);
  }

  async end(name: string, started: number, damage: DamagedMember | null): Promise<MemberSummary> {
    const rest = this.#text.end();
    if (rest.length > 0) this.#splitter.push(rest);
    const { complete } = this.#splitter.end();
    await this.#flush(true);
    const { bytes, sha256 } = await this.#frames.end();
    const { source, reason, encoding, layout } = this.#recognised;
    const sink = this.#sink;
    const assumed = this.#zoneName === undefined && sink.zonesAssumed > 0;
    return {
      name,
      stream: this.#stream,
      bytes,
      sha256,
      system: source.system,
      reason,
      encoding: encoding.encoding,
      layout: layoutName(layout),
      mapping: { layout, fields: source.fields, states: source.states },
      read: sink.read,
      rejected: sink.rejected,
      undated: sink.undated,
      zone: this.#zoneName ?? 'UTC',
      zoneAssumed: assumed,
      warnings: this.#warnings(assumed, complete, damage),
      state: complete && damage === null ? 'complete' : 'incomplete',
      started,
    };
  }

  #warnings(assumed: boolean, complete: boolean, damage: DamagedMember | null): string[] {
    const sink = this.#sink;
    const warnings: string[] = [];
    if (damage !== null) warnings.push(`INCOMPLETE: ${damage.reason}`);
    else if (!complete) {
      warnings.push('INCOMPLETE: the archive ends in the middle; what was whole was read.');
    }
    if (assumed) {
      warnings.push(
        `${sink.zonesAssumed} times have no zone; UTC was assumed. If that is wrong, import again into a new case with --zone.`,
      );
    }
    if (sink.undated > 0) {
      warnings.push(`${sink.undated} records have no readable time; they are kept, undated.`);
    }
    if (sink.unreadableStates > 0) {
      warnings.push(
        `${sink.unreadableStates} records hold an old or new state that is not whole JSON; it is kept as it is.`,
      );
    }
    return warnings;
  }

  async #flush(all: boolean): Promise<void> {
    for (const batch of this.#sink.takeBatches(all)) await this.#channel.sendRecords(batch);
    const rejections = this.#sink.takeRejections();
    if (rejections.length > 0) await this.#channel.send({ type: 'rejections', rejections });
  }
}

function layoutName(layout: Layout): string {
  if (layout.type === 'csv') return layout.delimiter === '\t' ? 'TSV' : 'CSV';
  return layout.type;
}

import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import { parseExact } from '../../../shared/json/index.ts';
import { withDayFirst } from '../../../shared/time/index.ts';
import { createSplitter, type DamagedMember, type Member, type Splitter } from '../read/index.ts';
import { storedReading, unwrapNode } from '../sources/index.ts';
import type { MemberSummary } from '../store/index.ts';
import { EvidenceFrames } from './evidence-frames.ts';
import type { ImportChannel } from './import-channel.ts';
import { MemberPieces } from './member-pieces.ts';
import { MemberSink } from './member-sink.ts';
import type { ReadingRules } from './reading-rules.ts';
import { RecentBytes } from './recent-bytes.ts';
import { layoutName, lookAtMember, type Recognised } from './recognise-member.ts';
import { TextBytes } from './text-bytes.ts';

/** What every member of a file is read with. */
export interface ReadingOrder extends ReadingRules {
  channel: ImportChannel;
  /** Called when the first member is taken, before anything of it is sent. */
  begin: () => Promise<void>;
  /** Called for each piece of decompressed bytes; throws when the import was cancelled. */
  passed: (bytes: number) => void;
}

/**
 * Reads one member to its end and sends it to the writer: recognises it by its first bytes, keeps
 * every byte as evidence, splits it into records.
 * @returns what became of it; or why it was not taken, then nothing of it was sent
 */
export async function readMember(
  member: Member,
  stream: number,
  order: ReadingOrder,
): Promise<{ summary: MemberSummary } | MemberRefusal> {
  const started = Date.now();
  const pieces = new MemberPieces(member.bytes());
  const { outcome: recognised, isDayFirst } = await lookAtMember(member.name, pieces, order);
  if ('code' in recognised) {
    await pieces.leave();
    return recognised;
  }
  await order.begin();
  await order.channel.send({ type: 'member' });
  const reading = new MemberReading(
    recognised,
    stream,
    isDayFirst ? { ...order, zone: withDayFirst(order.zone) } : order,
  );
  for await (const piece of pieces.all()) {
    order.passed(piece.length);
    await reading.push(piece);
  }
  const summary = await reading.end(member.name, started, pieces.damage);
  await order.channel.send({ type: 'member-end', summary });
  return { summary };
}

/** One member on its way from bytes to batches. */
class MemberReading {
  readonly #recognised: Recognised;
  readonly #stream: number;
  readonly #channel: ImportChannel;
  readonly #zone: string;
  readonly #isZoneGiven: boolean;
  readonly #frames: EvidenceFrames;
  readonly #recent = new RecentBytes();
  readonly #text: TextBytes;
  readonly #sink: MemberSink;
  readonly #splitter: Splitter;

  constructor(recognised: Recognised, stream: number, order: ReadingOrder) {
    this.#recognised = recognised;
    this.#stream = stream;
    this.#channel = order.channel;
    this.#zone = order.zone.name;
    this.#isZoneGiven = order.isZoneGiven;
    this.#frames = new EvidenceFrames(stream, 'zstd', (frame) => order.channel.sendFrame(frame));
    this.#text = new TextBytes(recognised.encoding);
    const text = this.#text;
    this.#sink = new MemberSink({
      source: recognised.source,
      zone: order.zone,
      recent: this.#recent,
      originalOffset: (offset) => text.originalOffset(offset),
      // The cells of a table are text: nothing in a row was rounded.
      readExact: (record, bytes) =>
        recognised.layout.type === 'csv' ? record : unwrapNode(parseExact(text.decode(bytes))),
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
    const assumed = !this.#isZoneGiven && sink.zonesAssumed > 0;
    return {
      name,
      stream: this.#stream,
      bytes,
      sha256,
      system: source.system,
      reason,
      encoding: encoding.encoding,
      layout: layoutName(layout),
      mapping: { layout, ...storedReading(source) },
      read: sink.read,
      rejected: sink.rejected,
      undated: sink.undated,
      earliest: sink.earliest,
      latest: sink.latest,
      zone: this.#zone,
      zoneAssumed: assumed,
      warnings: this.#warnings(assumed, complete, damage),
      state: complete && damage === null ? 'complete' : 'incomplete',
      started,
    };
  }

  #warnings(assumed: boolean, complete: boolean, damage: DamagedMember | null): string[] {
    const sink = this.#sink;
    const warnings = [...this.#recognised.cautions];
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
    if (sink.disagreements > 0) {
      warnings.push(
        `${sink.disagreements} records bring a difference along that says other than their old and new state. They are flagged; the states were compared anew.`,
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

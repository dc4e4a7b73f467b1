import type { Rejection } from '../../../shared/issues.ts';
import { recordFlags } from '../../../shared/record.ts';
import type { ZoneRule } from '../../../shared/time/index.ts';
import type { RecordSink } from '../read/index.ts';
import { isKeyed, RecordPlans, type SourceDescription, unwrapNode } from '../sources/index.ts';
import type { RecordBatch } from '../store/index.ts';
import { BatchBuilder } from './batch-builder.ts';
import { normalise } from './normaliser.ts';
import type { RecentBytes } from './recent-bytes.ts';

/** Turns an offset of the text that is split into one of the source's own bytes. */
export type OriginalOffset = (offset: number) => number;

/** Reads a record once more, with its integers exact. @param record as it was read at first */
export type ReadExact = (record: object, bytes: Buffer) => unknown;

const noKeys: object = {};

/** Takes what a splitter finds in one member: normalises records, packs them, counts. */
export class MemberSink implements RecordSink {
  readonly #plans: RecordPlans;
  readonly #zone: ZoneRule;
  readonly #recent: RecentBytes;
  readonly #originalOffset: OriginalOffset;
  readonly #readExact: ReadExact;
  readonly #lineOf: (offset: number) => number;
  readonly #builder: BatchBuilder;
  #batches: RecordBatch[] = [];
  #rejections: Rejection[] = [];
  /** End of the last record in the source's bytes: what lies before is not asked for again. */
  #end = 0;
  read = 0;
  rejected = 0;
  undated = 0;
  /** Time of the earliest and of the latest record, microseconds UTC. */
  earliest: number | null = null;
  latest: number | null = null;
  zonesAssumed = 0;
  unreadableStates = 0;
  /** Records whose own difference says other than their states. */
  disagreements = 0;

  constructor(parts: {
    source: SourceDescription;
    zone: ZoneRule;
    recent: RecentBytes;
    originalOffset: OriginalOffset;
    readExact: ReadExact;
    /** Line of the record at hand. */
    lineOf: (offset: number) => number;
  }) {
    this.#plans = new RecordPlans(parts.source);
    this.#builder = new BatchBuilder(parts.source.system);
    this.#zone = parts.zone;
    this.#recent = parts.recent;
    this.#originalOffset = parts.originalOffset;
    this.#readExact = parts.readExact;
    this.#lineOf = parts.lineOf;
  }

  record(value: unknown, offset: number, length: number, flags: number): void {
    const start = this.#originalOffset(offset);
    const bytes = this.#originalOffset(offset + length) - start;
    const record = unwrapNode(value);
    const keyed = isKeyed(record) ? record : noKeys;
    const reading = this.#plans.for(keyed);
    if (reading === null) {
      this.#keepRejection({
        offset: start,
        length: bytes,
        line: this.#lineOf(offset),
        code: 'unknown-shape',
        reason: unknownShape(keyed),
      });
      return;
    }
    this.read += 1;
    this.#end = start + bytes;
    const original = this.#recent.slice(start, bytes);
    const normal = normalise(reading, this.#zone, flags, bytes, () =>
      this.#readExact(keyed, original),
    );
    if ((normal.flags & recordFlags.undated) !== 0) this.undated += 1;
    else this.#widen(normal.time);
    if ((normal.flags & recordFlags.zoneAssumed) !== 0) this.zonesAssumed += 1;
    if ((normal.flags & (recordFlags.oldUnreadable | recordFlags.newUnreadable)) !== 0) {
      this.unreadableStates += 1;
    }
    if ((normal.flags & recordFlags.diffDisagrees) !== 0) this.disagreements += 1;
    this.#builder.add(normal, original, start, bytes);
    if (this.#builder.isFull) this.#batches.push(this.#builder.take());
  }

  #widen(time: number | null): void {
    if (time === null) return;
    if (this.earliest === null || time < this.earliest) this.earliest = time;
    if (this.latest === null || time > this.latest) this.latest = time;
  }

  reject(rejection: Rejection): void {
    const offset = this.#originalOffset(rejection.offset);
    const end = this.#originalOffset(rejection.offset + rejection.length);
    this.#keepRejection({ ...rejection, offset, length: end - offset });
  }

  #keepRejection(rejection: Rejection): void {
    this.read += 1;
    this.rejected += 1;
    this.#rejections.push(rejection);
  }

  /** Lets go of the bytes of records that were dealt with. */
  forgetBytes(): void {
    this.#recent.forgetBefore(this.#end);
  }

  /** Full batches since the last call; with `all` the one that is being filled too. */
  takeBatches(all: boolean): RecordBatch[] {
    const batches = this.#batches;
    this.#batches = [];
    if (all && !this.#builder.isEmpty) batches.push(this.#builder.take());
    return batches;
  }

  takeRejections(): Rejection[] {
    const rejections = this.#rejections;
    this.#rejections = [];
    return rejections;
  }
}

function unknownShape(record: object): string {
  const keys = Object.keys(record);
  if (keys.length === 0) return 'This is not an object with fields, so no kind fits it.';
  const shown = keys.slice(0, 12).join(', ');
  return `No kind has these fields: ${shown}${keys.length > 12 ? ', …' : ''}. Import the file into another case with --kind and --map to take them.`;
}

import { hash } from 'node:crypto';
import { rootPath } from '../../../shared/diff/index.ts';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';
import { kinds } from '../../../shared/kinds.ts';
import { type LogRecord, outcomes } from '../../../shared/record.ts';
import { columnAt, numericWidth, type RecordBatch, recordColumns } from '../store/index.ts';
import { columnTextLimit } from './canonical-text.ts';
import { ValueDictionary } from './value-dictionary.ts';

/** Records a batch: large enough that sending costs nothing, small enough to stay in the cache. */
export const batchRows = 2_000;

/** Hexadecimal digits of a 52-bit number. */
const fingerprintDigits = 13;

const kindNumbers = new Map(kinds.map((kind, number) => [kind, number]));
const outcomeNumbers = new Map(outcomes.map((outcome, number) => [outcome, number]));

const at = {
  offset: columnAt('offset'),
  length: columnAt('length'),
  kind: columnAt('kind'),
  flags: columnAt('flags'),
  outcome: columnAt('outcome'),
  content: columnAt('content'),
  changed: columnAt('changed'),
};

/** Kinds whose id is a column of their view; of others it is found by its fingerprint. */
const kindsWithKey = new Set(
  kinds.filter((kind) => fieldsOf[kind].some((f) => f.stored === 'key')),
);

const fieldColumns = recordColumns.flatMap(({ field, storage }, column) =>
  field === undefined ? [] : [{ field, storage, column }],
);

/** Packs normalised records into batches for the writer thread. */
export class BatchBuilder {
  readonly #system: string;
  readonly #values = new ValueDictionary();
  readonly #changeSets = new ValueDictionary();
  #numbers = emptyNumbers();
  #fingerprints = new Float64Array(2 * batchRows);
  #texts: (string | null)[] = [];
  #rows = 0;
  #restart = true;

  /** @param system whose records they are: the same id in another system is another record */
  constructor(system: string) {
    this.#system = system;
  }

  get isFull(): boolean {
    return this.#rows >= batchRows;
  }

  get isEmpty(): boolean {
    return this.#rows === 0;
  }

  /**
   * @param bytes the record's bytes in the evidence
   * @param offset where they start in the source
   */
  add(record: LogRecord, bytes: Uint8Array, offset: number, length: number): void {
    const digest = hash('sha256', bytes, 'hex');
    const numbers = this.#numbers;
    const start = this.#rows * numericWidth;
    numbers[start + at.offset] = offset;
    numbers[start + at.length] = length;
    numbers[start + at.kind] = kindNumbers.get(record.kind) as number;
    numbers[start + at.flags] = record.flags;
    numbers[start + at.outcome] = outcomeNumbers.get(record.outcome) as number;
    numbers[start + at.content] = bitsOf(digest, 0);
    const { changed } = record;
    numbers[start + at.changed] =
      changed === null ? Number.NaN : this.#changeSets.handleOf(textOfSet(changed));
    for (const { field, storage, column } of fieldColumns) {
      const value = record[field];
      if (storage === 'text')
        this.#texts.push(isShown(record, field) ? storable(value as string | null) : null);
      else if (value === null) numbers[start + column] = Number.NaN;
      else if (typeof value === 'number') numbers[start + column] = value;
      else numbers[start + column] = this.#values.handleOf(value);
    }
    const identity = identityDigest(this.#system, record, digest);
    this.#fingerprints[2 * this.#rows] = bitsOf(identity, 0);
    this.#fingerprints[2 * this.#rows + 1] = bitsOf(identity, 1);
    this.#rows += 1;
  }

  /** The batch so far; the builder starts a new one. */
  take(): RecordBatch {
    const batch: RecordBatch = {
      rows: this.#rows,
      numbers: this.#numbers,
      texts: this.#texts,
      fingerprints: this.#fingerprints,
      newValues: this.#values.takeFresh(),
      newChangeSets: this.#changeSets.takeFresh(),
      restart: this.#restart,
    };
    this.#restart = this.#values.isFull || this.#changeSets.isFull;
    if (this.#restart) {
      this.#values.restart();
      this.#changeSets.restart();
    }
    this.#numbers = emptyNumbers();
    this.#fingerprints = new Float64Array(2 * batchRows);
    this.#texts = [];
    this.#rows = 0;
    return batch;
  }
}

/** Whether a field of a record is stored as a column; an id that is none tells records apart all the same. */
export function isShown(record: LogRecord, field: CanonicalField): boolean {
  return field !== 'key' || kindsWithKey.has(record.kind);
}

/** A set of changed paths as it is stored: one a line, the root by its own sign. */
function textOfSet(paths: readonly string[]): string {
  return paths.map((path) => (path === '' ? rootPath : path)).join('\n');
}

/** SQLite stores well-formed text only, and hashes are over what is stored. */
function storable(text: string | null): string | null {
  return text === null || text.isWellFormed() ? text : text.toWellFormed();
}

function emptyNumbers(): Float64Array<ArrayBuffer> {
  return new Float64Array(batchRows * numericWidth);
}

/** A stretch of a digest in hexadecimal as an integer below 2^52. */
function bitsOf(digest: string, position: number): number {
  const from = position * fingerprintDigits;
  return Number.parseInt(digest.slice(from, from + fingerprintDigits), 16);
}

/**
 * Digest over what makes a record the same record: its system, kind and id; for a webhook delivery
 * also the attempt, as one event is delivered several times. Without an id, or with one that was cut
 * short, its bytes.
 */
function identityDigest(system: string, record: LogRecord, contentDigest: string): string {
  const { kind, key, attempt } = record;
  const hasId = key !== null && key.length <= columnTextLimit;
  const identity = hasId ? ['id', hashable(key), attempt] : ['bytes', contentDigest];
  return hash('sha256', [system, kind, ...identity].join('\n'), 'hex');
}

/** Lone surrogates, which hashing would make the same, are escaped. */
function hashable(text: string): string {
  return text.isWellFormed() ? text : JSON.stringify(text);
}

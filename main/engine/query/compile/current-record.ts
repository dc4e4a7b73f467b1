import type { Buffer } from 'node:buffer';
import { type JsonValue, parseExact } from '../../../../shared/json/index.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { findStates } from '../../sources/index.ts';
import { type ReadableCase, StreamReader } from '../../store/index.ts';
import { OriginalRecords } from '../original/index.ts';

/** Where a record stands in the evidence: the columns `source`, `offset`, `length`. */
export type Place = readonly [source: number, offset: number, length: number];

/** The original record that the SQL functions look at: read once, however much is asked of it. */
export class CurrentRecord {
  readonly #streams: StreamReader;
  readonly #originals: OriginalRecords;
  #source = Number.NaN;
  #offset = Number.NaN;
  #text = '';
  #value: JsonValue | undefined;
  #opened: readonly JsonValue[] | undefined;

  constructor(db: ReadableCase) {
    this.#streams = new StreamReader(db);
    this.#originals = new OriginalRecords(db);
  }

  /** Its text; U+FFFD in place of bytes that are not text. */
  text([source, offset, length]: Place): string {
    if (source !== this.#source || offset !== this.#offset) {
      const { stream, encoding } = this.#originals.source(source);
      this.#text = decode(this.#streams.read(stream, offset, length), encoding);
      this.#value = undefined;
      this.#opened = undefined;
      this.#source = source;
      this.#offset = offset;
    }
    return this.#text;
  }

  /** The record as it was read at import, with its integers exact. */
  value(place: Place): JsonValue {
    const text = this.text(place);
    this.#value ??= this.#originals.read(place[0], text, parseExact) as JsonValue;
    return this.#value;
  }

  /**
   * What its shape opens of it, such as JSON in a text or a list of named values; none where everything
   * is read from the record itself.
   */
  opened(place: Place): readonly JsonValue[] {
    const value = this.value(place);
    if (this.#opened === undefined) {
      const subject = this.#originals.opened(place[0], value as object, parseExact);
      this.#opened = subject === null || subject === value ? [] : [subject as JsonValue];
    }
    return this.#opened;
  }

  /** Its old or new state; null where it has none, or one that is not whole JSON. */
  state(place: Place, kind: number, side: 'old' | 'new'): JsonValue {
    const value = this.value(place) as object;
    const reading = this.#originals.reading(place[0], kinds[kind] as Kind, value, parseExact);
    if (reading === null) return null;
    const found = findStates(reading.subject, reading.plan, parseExact)[side];
    return found.state === 'whole' ? (found.value as JsonValue) : null;
  }
}

function decode(bytes: Buffer, encoding: string): string {
  return encoding === 'utf-8'
    ? bytes.toString('utf8')
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

import { type ReadableCase, StreamReader } from '../../store/index.ts';
import type { OriginalRecords } from './original-records.ts';
import type { RecordPlace } from './record-place.ts';

/** Cuts records out of the evidence, as bytes or as text. Bytes must not be used after the next call. */
export class OriginalTexts {
  readonly #streams: StreamReader;
  readonly #records: OriginalRecords;

  constructor(db: ReadableCase, records: OriginalRecords) {
    this.#streams = new StreamReader(db, { fleeting: true });
    this.#records = records;
  }

  /** The exact bytes of a record. */
  bytes({ source, offset, length }: RecordPlace): Buffer {
    return this.#streams.read(this.#records.source(source).stream, offset, length);
  }

  /** Its text in UTF-8. */
  utf8(place: RecordPlace): Buffer {
    const { encoding } = this.#records.source(place.source);
    return encoding === 'utf-8' ? this.bytes(place) : Buffer.from(this.text(place));
  }

  /** Its text in the encoding of its source; U+FFFD in place of bytes that are not text. */
  text(place: RecordPlace): string {
    const bytes = this.bytes(place);
    const { encoding } = this.#records.source(place.source);
    if (encoding === 'utf-8') return bytes.toString('utf8');
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  }
}

import { isAscii, isUtf8 } from 'node:buffer';
import { recordFlags } from '../../../shared/record.ts';

/**
 * A window of bytes and its text. The text is decoded once, one character a byte, which is exact for
 * ASCII and leaves every structural byte of JSON where it is; only a stretch with other bytes is
 * decoded again as UTF-8. `JSON.parse` copies what it keeps, so no value holds the window alive.
 */
export class JsonText {
  readonly bytes: Buffer;
  /** Flags of the stretch last parsed. */
  flags = 0;
  #text: string | null = null;
  #isAscii = false;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** One character a byte: `text.charCodeAt(i) === bytes[i]`. */
  get text(): string {
    if (this.#text === null) {
      this.#text = this.bytes.toString('latin1');
      this.#isAscii = isAscii(this.bytes);
    }
    return this.#text;
  }

  /**
   * The JSON value in `bytes[from, to)`; sets `flags`.
   * @throws SyntaxError if it is none
   */
  parse(from: number, to: number): unknown {
    const text = this.text;
    let flags = 0;
    let value: unknown;
    if (this.#isAscii) {
      value = JSON.parse(text.slice(from, to));
    } else {
      const stretch = this.bytes.subarray(from, to);
      if (isAscii(stretch)) {
        value = JSON.parse(text.slice(from, to));
      } else {
        if (!isUtf8(stretch)) flags = recordFlags.invalidText;
        value = JSON.parse(stretch.toString('utf8'));
      }
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      flags |= recordFlags.notAnObject;
    }
    this.flags = flags;
    return value;
  }
}

import { Buffer } from 'node:buffer';
import { createUtf16Transcoder, type DetectedEncoding } from '../read/index.ts';

/**
 * The UTF-8 text of a source, whatever its encoding, and the way back from an offset in that text to
 * one in the source's own bytes.
 */
export class TextBytes {
  readonly #encoding: DetectedEncoding;
  readonly #transcoder: ReturnType<typeof createUtf16Transcoder> | null;
  #skip: number;

  constructor(encoding: DetectedEncoding) {
    this.#encoding = encoding;
    this.#transcoder =
      encoding.encoding === 'utf-8' ? null : createUtf16Transcoder(encoding.encoding);
    this.#skip = this.#transcoder === null ? encoding.bom : 0;
  }

  /** The text of the next bytes of the source. */
  push(bytes: Buffer): Buffer {
    if (this.#transcoder !== null) return this.#transcoder.push(bytes);
    if (this.#skip === 0) return bytes;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    return bytes.subarray(skipped);
  }

  /** Text left over when the source has ended. */
  end(): Buffer {
    return this.#transcoder?.end() ?? Buffer.alloc(0);
  }

  /** Where an offset of the text lies in the source. Asked with offsets that do not decrease. */
  originalOffset(offset: number): number {
    return this.#transcoder?.originalOffset(offset) ?? offset + this.#encoding.bom;
  }

  /** The text of bytes of the source. */
  decode(bytes: Buffer): string {
    if (this.#encoding.encoding === 'utf-8') return bytes.toString('utf8');
    if (this.#encoding.encoding === 'utf-16le') return bytes.toString('utf16le');
    return new TextDecoder('utf-16be').decode(bytes);
  }
}

import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { explained } from '../store/index.ts';
import type { ByteSink } from './text-arena.ts';

/** Bytes in front of each text: its key and its length. */
const headBytes = 8;

/** Bytes gathered for a part before they go to the disk, and for all parts together. */
const mostGathered = 64 * 1024;
const mostGatheredTogether = 16 * 1024 * 1024;

interface Part {
  gathered: Buffer;
  filled: number;
  /** Where its bytes stand in the file. */
  extents: { start: number; bytes: number }[];
}

/**
 * Texts on their way into another order: written part by part as they come, read back a part at a
 * time. A file beside the one that is to be written, gone at the end. Call `close` in any case.
 */
export class SpillFile {
  readonly #path: string;
  readonly #file: number;
  readonly #parts: Part[];
  #end = 0;
  #room = Buffer.alloc(0);

  /** @param beside path of the file that is to be written */
  constructor(beside: string, parts: number) {
    const gathered = Math.min(mostGathered, Math.ceil(mostGatheredTogether / parts));
    this.#parts = Array.from({ length: parts }, () => ({
      gathered: Buffer.allocUnsafe(Math.max(gathered, headBytes)),
      filled: 0,
      extents: [],
    }));
    this.#path = `${beside}.${randomBytes(6).toString('hex')}.partial`;
    this.#file = explained(beside, () => openSync(this.#path, 'wx+', 0o600));
  }

  /** A sink for one text of a part. @param key an integer below 2^32 by which it is found again */
  sink(part: number, key: number): ByteSink {
    return { write: (bytes, start, end) => this.#add(part, key, bytes.subarray(start, end)) };
  }

  /** The texts of a part, until the next one is read. */
  read(part: number): PartTexts {
    const { gathered, filled, extents } = this.#part(part);
    const bytes = extents.reduce((sum, extent) => sum + extent.bytes, filled);
    if (bytes > this.#room.length) this.#room = Buffer.allocUnsafeSlow(bytes);
    let at = 0;
    for (const extent of extents) {
      const end = at + extent.bytes;
      for (let from = extent.start; at < end; ) {
        const read = readSync(this.#file, this.#room, at, end - at, from);
        if (read === 0) throw new Error('the spill file ends early');
        at += read;
        from += read;
      }
    }
    gathered.copy(this.#room, at, 0, filled);
    return new PartTexts(this.#room.subarray(0, bytes));
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #part(part: number): Part {
    const found = this.#parts[part];
    if (found === undefined) throw new RangeError(`there is no part ${part}`);
    return found;
  }

  #add(number: number, key: number, text: Buffer): void {
    const part = this.#part(number);
    if (headBytes + text.length > part.gathered.length - part.filled) this.#spill(part);
    part.filled = part.gathered.writeUInt32LE(key, part.filled);
    part.filled = part.gathered.writeUInt32LE(text.length, part.filled);
    if (text.length > part.gathered.length - part.filled) {
      this.#spill(part);
      this.#write(part, text);
    } else part.filled += text.copy(part.gathered, part.filled);
  }

  #spill(part: Part): void {
    if (part.filled > 0) this.#write(part, part.gathered.subarray(0, part.filled));
    part.filled = 0;
  }

  #write(part: Part, bytes: Buffer): void {
    explained(this.#path, () => writeFileSync(this.#file, bytes));
    part.extents.push({ start: this.#end, bytes: bytes.length });
    this.#end += bytes.length;
  }
}

/** The texts of one part by their keys. */
export class PartTexts {
  readonly #bytes: Buffer;
  readonly #starts = new Map<number, number>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    for (let at = 0; at < bytes.length; ) {
      const start = at + headBytes;
      this.#starts.set(bytes.readUInt32LE(at), start);
      at = start + this.#lengthOf(start);
    }
  }

  get count(): number {
    return this.#starts.size;
  }

  /** Hands over the text of a key. */
  give(key: number, sink: ByteSink): void {
    const start = this.#starts.get(key);
    if (start === undefined) throw new RangeError(`there is no text ${key} in this part`);
    sink.write(this.#bytes, start, start + this.#lengthOf(start));
  }

  #lengthOf(start: number): number {
    return this.#bytes.readUInt32LE(start - headBytes / 2);
  }
}

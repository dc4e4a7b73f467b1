import { createHash } from 'node:crypto';
import { frameBytes, type ReadableCase, StreamReader } from '../store/index.ts';

/** Told after each frame; throws when the verification was cancelled. */
export type Passed = (bytes: number) => void;

/** Hashes streams of evidence again, each once however many sources lie in it. */
export class StreamCheck {
  readonly #reader: StreamReader;
  readonly #stream;
  readonly #found = new Map<number, string[]>();

  constructor(db: ReadableCase) {
    this.#reader = new StreamReader(db);
    this.#stream = db.prepare('SELECT bytes, sha256 FROM stream WHERE id = ?');
  }

  /**
   * @param expected SHA-256 in the receipt
   * @returns what differs from the receipt and from what was written down with the stream
   */
  check(stream: number, expected: string, passed: Passed): string[] {
    const row = this.#stream.get(stream) as { bytes: number; sha256: string } | undefined;
    if (row === undefined) return [`evidence stream ${stream} is missing`];
    if (row.sha256 !== expected) {
      return [`the hash of stream ${stream} is not the one in its receipt`];
    }
    let findings = this.#found.get(stream);
    if (findings === undefined) {
      findings = this.#hashAgain(stream, row, passed);
      this.#found.set(stream, findings);
    }
    return findings;
  }

  #hashAgain(stream: number, row: { bytes: number; sha256: string }, passed: Passed): string[] {
    const digest = createHash('sha256');
    const frames = Math.ceil(row.bytes / frameBytes);
    let bytes = 0;
    for (let seq = 0; seq < frames; seq += 1) {
      let frame: Buffer;
      try {
        frame = this.#reader.frame(stream, seq);
      } catch {
        return [`evidence is damaged at byte ${seq * frameBytes} of stream ${stream}`];
      }
      digest.update(frame);
      bytes += frame.length;
      passed(frame.length);
    }
    const sha256 = digest.digest('hex');
    if (bytes === row.bytes && sha256 === row.sha256) return [];
    return [
      `stream ${stream} has SHA-256 ${sha256} over ${bytes} bytes, written down was ${row.sha256} over ${row.bytes}`,
    ];
  }
}

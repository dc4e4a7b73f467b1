import type { JsonSeparator } from './json-separator.ts';
import type { JsonText } from './json-text.ts';
import type { RecordSink } from './record-sink.ts';
import { maxRecordBytes } from './split-limit.ts';

/**
 * So many good guesses in a row make up for all failed ones. A failed guess costs as much as reading
 * six records byte by byte, so guessing pays only where it nearly always holds.
 */
const steadyHits = 64;

/**
 * Reads records by guessing where they end: at the next separator. `JSON.parse` proves a guess, for
 * an object that parses from the start of a record to there cannot end anywhere else. Guesses that
 * fail make it pause, twice as long each time.
 */
export class JsonGuess {
  readonly #sink: RecordSink;
  readonly #separator: JsonSeparator;
  /** Index of the next separator in the window, once searched for. */
  #next = -1;
  #hits = 0;
  #misses = 0;
  #pause = 0;

  constructor(separator: JsonSeparator, sink: RecordSink) {
    this.#separator = separator;
    this.#sink = sink;
  }

  /** The window or the separator is another one. */
  forget(): void {
    this.#next = -1;
  }

  /**
   * Hands on all records from `from` on for which the guess holds.
   * @param from the `{` of a record
   * @param base offset of the window in the source
   * @returns the `{` of the first record not read
   */
  read(window: JsonText, from: number, base: number): number {
    if (!this.#separator.isTelling) return from;
    if (this.#pause > 0) {
      this.#pause -= 1;
      return from;
    }
    const { text } = window;
    const { text: separator, gapLength, opening } = this.#separator;
    let at = from;
    // A record that begins otherwise is left to the caller, so that the separator follows the records
    // in the same way whether they are guessed or not.
    while (text.startsWith(opening, at)) {
      if (this.#next < at) {
        const next = text.indexOf(separator, at);
        this.#next = next < 0 ? Number.POSITIVE_INFINITY : next;
      }
      const end = this.#next + 1;
      if (end - at > maxRecordBytes) return at;
      let value: unknown;
      try {
        value = window.parse(at, end);
      } catch {
        this.#hits = 0;
        this.#misses = Math.min(this.#misses + 1, 10);
        this.#pause = 2 ** this.#misses;
        return at;
      }
      this.#sink.record(value, base + at, end - at, window.flags);
      this.#hits += 1;
      if (this.#hits === steadyHits) this.#misses = 0;
      at = end + gapLength;
    }
    return at;
  }
}

import type { CsvDelimiter } from './layout.ts';

/** What stands at a place where a row is expected. */
export const rowResult = {
  row: 0,
  /** The row goes on behind the text. */
  more: 1,
  /** The same, and a quoted cell is open. */
  open: 2,
  /** A quoted cell is closed, and neither delimiter nor line end follows. */
  malformed: 3,
} as const;

/**
 * Finds where rows end. Papaparse does so too, but only gives up on a malformed quote after searching
 * the rest of its input, which takes quadratic time where many rows are malformed; this stops at the
 * quote itself. It takes a quote for one only as the first character of a cell, as papaparse does.
 */
export class CsvRows {
  /** Behind the last character of the row read, without its line end. */
  end = 0;
  /** The same, without blanks behind a last quoted cell. */
  cellsEnd = 0;
  /** The row's line end, or the end of the text. */
  stop = 0;
  /** A cell of the row is quoted. */
  isQuoted = false;
  readonly #text: string;
  readonly #delimiter: CsvDelimiter;
  readonly #lineEnd: '\n' | '\r';
  readonly #isLast: boolean;
  readonly #openers: Occurrences;
  readonly #lineEnds: Occurrences;

  /** @param isLast nothing follows the text, so its end ends a row */
  constructor(text: string, delimiter: CsvDelimiter, lineEnd: '\n' | '\r', isLast: boolean) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#lineEnd = lineEnd;
    this.#isLast = isLast;
    this.#openers = new Occurrences(text, `${delimiter}"`);
    this.#lineEnds = new Occurrences(text, lineEnd);
  }

  /** Reads the row at `from` and sets the fields above. @returns one of `rowResult` */
  read(from: number): number {
    const text = this.#text;
    this.isQuoted = false;
    let cell = from;
    if (text[cell] !== '"') {
      cell = this.#findQuotedCell(from);
      if (cell < 0) return this.#endAtLine(from);
    }
    this.isQuoted = true;
    for (;;) {
      const close = this.#findClose(cell);
      if (close < 0) return rowResult.open;
      let after = close + 1;
      while (this.#isSpace(text[after])) after += 1;
      if (after === text.length && !this.#isLast) return rowResult.open;
      if (text[after] !== this.#delimiter) return this.#endAfterQuote(close + 1, after);
      cell = after + 1;
      if (text[cell] !== '"') {
        cell = this.#findQuotedCell(after);
        if (cell < 0) return this.#endAtLine(after);
      }
    }
  }

  /** The end of the line at `from`, -1 if it is not in the text. */
  findLineEnd(from: number): number {
    return this.#lineEnds.find(from);
  }

  /** The quote that opens the next quoted cell of the line, -1 if the line has none. */
  #findQuotedCell(from: number): number {
    const opener = this.#openers.find(from);
    if (opener < 0) return -1;
    const lineEnd = this.#lineEnds.find(from);
    return lineEnd < 0 || opener < lineEnd ? opener + 1 : -1;
  }

  /** The quote that closes the cell opened at `open`, -1 if it is not in the text. */
  #findClose(open: number): number {
    const text = this.#text;
    let at = text.indexOf('"', open + 1);
    while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
    return at;
  }

  #endAtLine(from: number): number {
    const lineEnd = this.findLineEnd(from);
    if (lineEnd < 0 && !this.#isLast) return rowResult.more;
    const end = lineEnd < 0 ? this.#text.length : lineEnd;
    this.end = this.#lineEnd === '\n' && this.#text[end - 1] === '\r' ? end - 1 : end;
    this.cellsEnd = this.end;
    this.stop = end;
    return rowResult.row;
  }

  #endAfterQuote(cellsEnd: number, after: number): number {
    const text = this.#text;
    const lineEnd = text[after] === '\r' && this.#lineEnd === '\n' ? after + 1 : after;
    if (lineEnd >= text.length && !this.#isLast) return rowResult.more;
    if (lineEnd < text.length && text[lineEnd] !== this.#lineEnd) return rowResult.malformed;
    this.end = after;
    this.cellsEnd = cellsEnd;
    this.stop = Math.min(lineEnd, text.length);
    return rowResult.row;
  }

  #isSpace(character: string | undefined): boolean {
    return character === ' ' || (character === '\t' && this.#delimiter !== '\t');
  }
}

/** Finds a pattern in a text, and does not search twice where it knows that there is none. */
class Occurrences {
  readonly #text: string;
  readonly #pattern: string;
  /** There is no occurrence from `#from` up to `#found`. */
  #from = 0;
  #found = -1;

  constructor(text: string, pattern: string) {
    this.#text = text;
    this.#pattern = pattern;
  }

  /** The first occurrence at or after `from`, -1 if there is none. */
  find(from: number): number {
    if (from < this.#from || from > this.#found) {
      const at = this.#text.indexOf(this.#pattern, from);
      this.#from = from;
      this.#found = at < 0 ? Number.POSITIVE_INFINITY : at;
    }
    return this.#found === Number.POSITIVE_INFINITY ? -1 : this.#found;
  }
}

const blank = '[ \\t\\r\\n]{0,100}';
const unlearned = {
  list: new RegExp(`\\}${blank},${blank}\\{`, 'g'),
  sequence: new RegExp(`\\}${blank}\\{`, 'g'),
};
/** A longer gap between two records is not worth learning. */
const longestGap = 100;
/** The opening of a record up to its first name, if it is short. */
const head = /^\{[ \t\r\n]{0,40}"[^"\\]{1,60}"/;

/** Where one record ends and the next begins. Both are indexes into the text searched. */
export interface Boundary {
  end: number;
  next: number;
}

/**
 * Learns the text that stands between two records, such as `},\n  {` or `},{"id"`, so that the end
 * of a record can be guessed by a native search and found again after a broken one.
 *
 * The first name of a record belongs to the text where nothing else tells records from the objects
 * inside them: where they are separated by a line break, indentation or lines do.
 */
export class JsonSeparator {
  /** The text from the `}` of one record to at least the `{` of the next; empty while unknown. */
  text = '';
  /** Characters between that `}` and that `{`. */
  gapLength = 0;
  /** How a record must begin that is to be read by guessing: its part of the text. */
  opening = '{';
  /** Whether the text tells records from what is inside them. */
  isTelling = false;
  readonly #unlearned: RegExp;
  #head = '{';
  #gap = '';
  #isOpen = false;

  constructor(layout: 'list' | 'sequence') {
    this.#unlearned = unlearned[layout];
  }

  /** How many characters of a text without a boundary must be searched again with what follows. */
  get reach(): number {
    return this.text === '' ? 2 * longestGap + 2 : this.text.length - 1;
  }

  /** A record ended. @param opening its first characters; empty if it is not an object */
  end(opening: string): void {
    this.#isOpen = opening.startsWith('{');
    this.#head = head.exec(opening)?.[0] ?? '{';
    this.#gap = '';
  }

  /** A byte between records was passed. */
  pass(byte: number): void {
    if (this.#gap.length <= longestGap) this.#gap += String.fromCharCode(byte);
  }

  /** The next record starts. @returns true if the separator changed */
  begin(): boolean {
    if (!this.#isOpen || this.#gap.length > longestGap) return false;
    this.#isOpen = false;
    const isBroken = this.#gap.includes('\n');
    const opening = isBroken ? '{' : this.#head;
    const next = `}${this.#gap}${opening}`;
    if (next === this.text) return false;
    this.text = next;
    this.gapLength = this.#gap.length;
    this.opening = opening;
    this.isTelling = isBroken || opening !== '{';
    return true;
  }

  /** The first boundary at or after `from`. */
  find(text: string, from: number): Boundary | null {
    if (this.text !== '') {
      const at = text.indexOf(this.text, from);
      return at < 0 ? null : { end: at + 1, next: at + 1 + this.gapLength };
    }
    this.#unlearned.lastIndex = from;
    const match = this.#unlearned.exec(text);
    return match && { end: match.index + 1, next: match.index + match[0].length - 1 };
  }
}

import { firstAction, jsonAction, jsonState, jsonTable, numberEnds } from './json-grammar.ts';
import { maxRecordBytes } from './split-limit.ts';

/** What `scan` answers instead of an end. */
export const scanResult = {
  /** The value goes on in the next bytes. */
  more: -1,
  /** No JSON value continues like this; see `brokenAt`. */
  broken: -2,
} as const;

const object = 1;
const list = 2;

/**
 * Finds the end of one JSON value, over as many windows as it takes, and proves it valid on the way:
 * it accepts exactly what `JSON.parse` accepts. Iterative, one byte of memory a level of nesting;
 * deeper than a record may be long counts as broken.
 */
export class JsonScanner {
  /** Where, in the bytes last scanned, the value broke. */
  brokenAt = 0;
  /** The last comma, outside of texts, in the bytes last scanned; -1 if there is none. */
  lastComma = -1;
  #state: number = jsonState.value;
  #depth = 0;
  #isName = false;
  #open = new Uint8Array(64);

  /** The state reached, one of `jsonState`: what would have been expected where it broke. */
  get state(): number {
    return this.#state;
  }

  /** Starts over in front of a value. */
  begin(): void {
    this.#state = jsonState.value;
    this.#depth = 0;
  }

  /** Starts over behind the `[` of a list. */
  beginInList(): void {
    this.#state = jsonState.valueOrEnd;
    this.#open[0] = list;
    this.#depth = 1;
  }

  /** True if the bytes scanned are a whole value although no byte behind it has shown so: `12`. */
  isWholeNumber(): boolean {
    return this.#depth === 0 && numberEnds.includes(this.#state);
  }

  /** The brackets that would make a value of what was scanned, or null where it stops inside one. */
  closers(): string | null {
    if (this.#state !== jsonState.after && !numberEnds.includes(this.#state)) return null;
    const open = this.#open.subarray(0, this.#depth).toReversed();
    return Array.from(open, (kind) => (kind === object ? '}' : ']')).join('');
  }

  /** @returns the index behind the value, or one of `scanResult` */
  scan(bytes: Uint8Array, from: number): number {
    const end = bytes.length;
    let state = this.#state;
    let at = from;
    this.lastComma = -1;
    while (at < end) {
      const next = jsonTable[(state << 8) | (bytes[at] as number)] as number;
      if (next < firstAction) {
        state = next;
        at += 1;
        if (next === jsonState.string) at = skipText(bytes, at, end);
        continue;
      }
      switch (next) {
        case jsonAction.openString:
          this.#isName = state === jsonState.name || state === jsonState.nameOrEnd;
          state = jsonState.string;
          at = skipText(bytes, at + 1, end);
          continue;
        case jsonAction.closeString:
          at += 1;
          if (this.#isName) {
            state = jsonState.colon;
            this.#isName = false;
            continue;
          }
          state = jsonState.after;
          break;
        case jsonAction.comma:
          this.lastComma = at;
          state = this.#open[this.#depth - 1] === object ? jsonState.name : jsonState.value;
          at += 1;
          continue;
        case jsonAction.openObject:
        case jsonAction.openList:
          if (!this.#enter(next === jsonAction.openObject ? object : list)) {
            return this.#break(state, at);
          }
          state = next === jsonAction.openObject ? jsonState.nameOrEnd : jsonState.valueOrEnd;
          at += 1;
          continue;
        case jsonAction.closeObject:
        case jsonAction.closeList:
          if (this.#open[this.#depth - 1] !== (next === jsonAction.closeObject ? object : list)) {
            return this.#break(state, at);
          }
          this.#depth -= 1;
          state = jsonState.after;
          at += 1;
          break;
        case jsonAction.literalEnd:
          state = jsonState.after;
          at += 1;
          break;
        case jsonAction.numberEnd:
          state = jsonState.after;
          break;
        default:
          return this.#break(state, at);
      }
      if (this.#depth === 0) {
        this.#state = state;
        return at;
      }
    }
    this.#state = state;
    return scanResult.more;
  }

  #break(state: number, at: number): number {
    this.#state = state;
    this.brokenAt = at;
    return scanResult.broken;
  }

  #enter(kind: number): boolean {
    if (this.#depth === maxRecordBytes) return false;
    if (this.#depth === this.#open.length) {
      const larger = new Uint8Array(this.#open.length * 2);
      larger.set(this.#open);
      this.#open = larger;
    }
    this.#open[this.#depth] = kind;
    this.#depth += 1;
    return true;
  }
}

/** The first byte from `at` on that is not plain text inside a string. */
function skipText(bytes: Uint8Array, at: number, end: number): number {
  let index = at;
  while (index < end) {
    const byte = bytes[index] as number;
    if (byte === 0x22 || byte === 0x5c || byte < 0x20) break;
    index += 1;
  }
  return index;
}

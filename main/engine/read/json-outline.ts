import { isBlank } from './json-grammar.ts';

/** The outer forms of JSON that are split by structure; see `Layout`. */
export type JsonOuter = 'array' | 'envelope' | 'single' | 'sequence';

/** What the byte at hand is to the outline. */
export type Step =
  /** White space, bracket, colon or comma: pass over it. */
  | 'structure'
  /** A record starts here. */
  | 'record'
  /** The same, and the comma before it is missing. */
  | 'missing-comma'
  /** The name of an envelope's member starts here. */
  | 'name'
  /** A member that holds no records starts here. */
  | 'metadata'
  /** The same, and it is a list whose `[` has been passed. */
  | 'listed-metadata'
  /** A comma with no record before it. */
  | 'extra-comma'
  /** A closing bracket right behind a comma. */
  | 'trailing-comma'
  /** Nothing that may stand here. */
  | 'unexpected';

/** Objects inside each other in which lists of records are looked for. */
export const envelopeDepth = 4;

const at = {
  start: 0,
  listFirst: 1,
  listNext: 2,
  listAfter: 3,
  nameFirst: 4,
  nameNext: 5,
  colon: 6,
  member: 7,
  memberList: 8,
  memberAfter: 9,
  done: 10,
} as const;
type Place = (typeof at)[keyof typeof at];

const comma = 0x2c;
const quote = 0x22;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * The strict grammar of everything around records: brackets, commas and an envelope's members. It
 * sees only the bytes between records; whoever drives it reads records and members past it.
 */
export class JsonOutline {
  readonly #outer: JsonOuter;
  /** Lists that can hold records, empty ones too. */
  lists = 0;
  #place: Place = at.start;
  /** What is open, outermost first. */
  #open: ('object' | 'list')[] = [];

  constructor(outer: JsonOuter) {
    this.#outer = outer;
  }

  /** True where the source may end. */
  get isComplete(): boolean {
    return this.#place === at.done || (this.#outer === 'sequence' && this.#place === at.start);
  }

  /** True while a list or an envelope is open. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Takes one byte. For a record or a member the caller reads it from this byte on, then calls `end`. */
  next(byte: number): Step {
    if (isBlank(byte)) return 'structure';
    switch (this.#place) {
      case at.start:
        return this.#start(byte);
      case at.listFirst:
        if (byte === closeBracket) return this.#close();
        return byte === comma ? 'extra-comma' : 'record';
      case at.listNext:
        if (byte === comma) return 'extra-comma';
        if (byte !== closeBracket) return 'record';
        this.#close();
        return 'trailing-comma';
      case at.listAfter:
        if (byte === closeBracket) return this.#close();
        if (byte === comma) return this.#go(at.listNext);
        return byte === openBrace || byte === openBracket || byte === quote
          ? 'missing-comma'
          : 'record';
      case at.nameFirst:
      case at.nameNext:
        return this.#name(byte);
      case at.colon:
        return byte === 0x3a ? this.#go(at.member) : 'unexpected';
      case at.member:
        return this.#member(byte);
      case at.memberList:
        if (byte === closeBracket) this.lists += 1;
        if (byte !== openBrace) return 'listed-metadata';
        this.lists += 1;
        this.#open.push('list');
        return 'record';
      case at.memberAfter:
        if (byte === closeBrace) return this.#close();
        return byte === comma ? this.#go(at.nameNext) : 'unexpected';
      case at.done:
        return 'unexpected';
    }
  }

  /** The record or member that `next` announced has been read. */
  end(): void {
    if (this.#place === at.nameFirst || this.#place === at.nameNext) this.#place = at.colon;
    else this.#place = this.#afterValue();
  }

  /** Goes on at a record of the innermost list, wherever the outline got lost. */
  resume(): void {
    if (this.#outer === 'sequence') {
      this.#place = at.start;
      return;
    }
    if (this.#outer === 'envelope' && this.#open.length === 0) this.#open.push('object');
    if (this.#open.at(-1) !== 'list') this.#open.push('list');
    this.#place = at.listNext;
  }

  #start(byte: number): Step {
    if (this.#outer === 'single' || this.#outer === 'sequence') return 'record';
    if (this.#outer === 'array' ? byte !== openBracket : byte !== openBrace) return 'unexpected';
    this.#open.push(this.#outer === 'array' ? 'list' : 'object');
    if (this.#outer === 'array') this.lists += 1;
    return this.#go(this.#outer === 'array' ? at.listFirst : at.nameFirst);
  }

  #name(byte: number): Step {
    if (byte === quote) return 'name';
    if (byte !== closeBrace) return 'unexpected';
    const isTrailing = this.#place === at.nameNext;
    this.#close();
    return isTrailing ? 'trailing-comma' : 'structure';
  }

  #member(byte: number): Step {
    if (byte === openBracket) return this.#go(at.memberList);
    if (byte !== openBrace || this.#open.length === envelopeDepth) return 'metadata';
    this.#open.push('object');
    return this.#go(at.nameFirst);
  }

  #close(): Step {
    this.#open.pop();
    return this.#go(this.#afterValue());
  }

  #afterValue(): Place {
    const innermost = this.#open.at(-1);
    if (innermost === 'list') return at.listAfter;
    if (innermost === 'object') return at.memberAfter;
    return this.#outer === 'sequence' ? at.start : at.done;
  }

  #go(place: Place): Step {
    this.#place = place;
    return 'structure';
  }
}

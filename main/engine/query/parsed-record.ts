import type { JsonValue } from '../../../shared/json/index.ts';
import { parseExact } from '../../../shared/json/index.ts';
import type { Kind } from '../../../shared/kinds.ts';
import {
  type FoundState,
  type FoundStates,
  findStates,
  isPath,
  type Reading,
} from '../sources/index.ts';
import type { EarlierState } from './earlier-state.ts';

/** One side of a change. */
export type Side = 'old' | 'new';

const absent: FoundState = { state: 'absent' };

/** What a parsed record is made of. */
export interface ParsedParts {
  kind: Kind;
  /** Bytes of its original text. */
  bytes: number;
  value: JsonValue;
  /** How it is read; null where this program does not know its shape. */
  reading: Reading | null;
  /** Columns of a table's row, from left to right. */
  columns: readonly string[] | null;
  /** Looks for an old state in earlier records, where the system tells the new one only. */
  earlier: (now: JsonValue) => EarlierState | null;
}

/** A record read again from its original bytes, with its large integers exact. */
export class ParsedRecord {
  readonly kind: Kind;
  readonly bytes: number;
  /** A table's row is an object of its cells, an edge its node; text that is no JSON is a text. */
  readonly value: JsonValue;
  readonly #reading: Reading | null;
  readonly #findEarlier: ParsedParts['earlier'];
  readonly #keys = new WeakMap<object, readonly string[]>();
  #states: FoundStates | undefined;
  #earlier: EarlierState | null | undefined;

  constructor({ kind, bytes, value, reading, columns, earlier }: ParsedParts) {
    this.kind = kind;
    this.bytes = bytes;
    this.value = value;
    this.#reading = reading;
    this.#findEarlier = earlier;
    if (columns !== null) this.#keys.set(value as object, columns);
  }

  /** The state before or after the change; the old one from earlier records where the system tells none. */
  state(side: Side): FoundState {
    const found = this.recorded()[side];
    if (side === 'new' || found.state !== 'absent') return found;
    const earlier = this.earlier();
    return earlier === null ? found : { state: 'whole', value: earlier.value };
  }

  /** What the record itself tells of a change; JSON text in it is read, too. */
  recorded(): FoundStates {
    this.#states ??=
      this.#reading === null
        ? { old: absent, new: absent, supplied: null, isFromDiff: false }
        : findStates(this.#reading.subject, this.#reading.plan, parseExact);
    return this.#states;
  }

  /** The old state as earlier records tell it; null where this one tells it, or where none do. */
  earlier(): EarlierState | null {
    if (this.#earlier !== undefined) return this.#earlier;
    const { old, new: now } = this.recorded();
    const isSought = old.state === 'absent' && now.state === 'whole';
    this.#earlier = isSought ? this.#findEarlier(now.value as JsonValue) : null;
    return this.#earlier;
  }

  /** Keys at the top of the record under which its states stand. */
  stateKeys(): ReadonlySet<string> {
    if (this.#reading === null || this.#reading.subject !== this.value) return new Set();
    const { oldState, newState } = this.#reading.plan;
    const places = [...oldState, ...newState].filter(isPath);
    return new Set(places.flatMap(([first]) => first ?? []));
  }

  /** The keys of an object in it, in their order; worked out once. */
  keysOf(object: object): readonly string[] {
    let keys = this.#keys.get(object);
    if (keys === undefined) {
      keys = Object.keys(object);
      this.#keys.set(object, keys);
    }
    return keys;
  }
}

import type { CanonicalField } from '../../../../shared/fields.ts';
import { type JsonValue, parseExact, stringifyExact } from '../../../../shared/json/index.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { makeZoneRule, readInstant } from '../../../../shared/time/index.ts';
import {
  type FoundState,
  findState,
  type Path,
  type RecordPlan,
  valueAt,
} from '../../sources/index.ts';
import { onOneLine, spanAt } from './json-bytes.ts';
import type { OriginalRecords } from './original-records.ts';
import type { OriginalTexts } from './original-texts.ts';
import type { RecordPlace } from './record-place.ts';

/** Whether a text is a time does not depend on the zone. */
const anyZone = makeZoneRule('UTC');

const noPlace: RecordPlace = {
  id: 0,
  source: 0,
  offset: 0,
  length: 0,
  kind: 0,
  flags: 0,
  time: null,
};

/** One record after another, read again from its original text as far as its cells ask for it. */
export class RecordAtHand {
  place = noPlace;
  readonly #records: OriginalRecords;
  readonly #texts: OriginalTexts;
  readonly #parse: (text: string) => unknown;
  #record: object | null = null;

  /** @param exact its large integers will be asked for */
  constructor(records: OriginalRecords, texts: OriginalTexts, exact: boolean) {
    this.#records = records;
    this.#texts = texts;
    this.#parse = exact ? parseExact : JSON.parse;
  }

  turnTo(place: RecordPlace): void {
    this.place = place;
    this.#record = null;
  }

  get kind(): Kind {
    return kinds[this.place.kind] as Kind;
  }

  /** The text that a time was read from; where none could be read, the first that stands there. */
  timeText(field: 'time' | 'updated'): string {
    const paths = this.#pathsOfField(field);
    const readable = paths.find((path) => readInstant(this.#valueAt(path), anyZone) !== null);
    return this.#textOf(readable ?? this.#firstFilled(paths));
  }

  /** The whole text of a field, of which the case keeps the beginning. */
  wholeText(field: CanonicalField): string {
    const path = this.#firstFilled(this.#pathsOfField(field));
    if (path === undefined) return '';
    const value = valueAt(this.exact(), path);
    return typeof value === 'string' ? value : stringifyExact(value as JsonValue);
  }

  /** The value at a path, name by name from the record down, as it is written; empty where it is none. */
  pathText(path: Path): string {
    return this.#textOf(this.#firstFilled([path]));
  }

  /** The record with its large integers exact. */
  exact(): object {
    if (this.#parse === parseExact) return this.#read();
    return this.#records.read(this.place.source, this.#texts.text(this.place), parseExact);
  }

  /** One side of a change: JSON on one line, or the text that is there. */
  stateText(side: 'old' | 'new'): string {
    const { oldState, newState } = this.#plan();
    return this.#textOf(this.#firstFilled(side === 'old' ? oldState : newState));
  }

  /** Both sides of a change, with large integers exact. */
  states(): { old: FoundState; new: FoundState } {
    const { oldState, newState } = this.#plan();
    const record = this.exact();
    return {
      old: findState(record, oldState, parseExact),
      new: findState(record, newState, parseExact),
    };
  }

  #pathsOfField(field: CanonicalField): readonly Path[] {
    return this.#plan().fields.find((known) => known.field === field)?.paths ?? [];
  }

  #firstFilled(paths: readonly Path[]): Path | undefined {
    return paths.find((path) => {
      const value = this.#valueAt(path);
      return value !== undefined && value !== null && value !== '';
    });
  }

  /** A text as it is; a number, list or object as it is written, digit by digit, on one line. */
  #textOf(path: Path | undefined): string {
    if (path === undefined) return '';
    const value = this.#valueAt(path);
    if (typeof value === 'string') return value;
    const bytes = this.#texts.utf8(this.place);
    const span = spanAt(bytes, path) ?? spanAt(bytes, ['node', ...path]);
    return span === null ? '' : onOneLine(bytes.subarray(span.start, span.end)).toString();
  }

  #valueAt(path: Path): unknown {
    return valueAt(this.#read(), path);
  }

  #plan(): RecordPlan {
    return this.#records.plan(this.place.source, this.kind, this.#read());
  }

  #read(): object {
    this.#record ??= this.#records.read(
      this.place.source,
      this.#texts.text(this.place),
      this.#parse,
    );
    return this.#record;
  }
}

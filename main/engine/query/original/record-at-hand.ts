import type { CanonicalField } from '../../../../shared/fields.ts';
import { type JsonValue, parseExact, stringifyExact } from '../../../../shared/json/index.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { makeZoneRule, readInstant } from '../../../../shared/time/index.ts';
import {
  type FoundState,
  findStates,
  isPath,
  type Path,
  type Place,
  type Reading,
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
  /** How it is read, once asked for; null where this program does not know its shape. */
  #known: Reading | null | undefined;

  /** @param exact its large integers will be asked for */
  constructor(records: OriginalRecords, texts: OriginalTexts, exact: boolean) {
    this.#records = records;
    this.#texts = texts;
    this.#parse = exact ? parseExact : JSON.parse;
  }

  turnTo(place: RecordPlace): void {
    this.place = place;
    this.#record = null;
    this.#known = undefined;
  }

  get kind(): Kind {
    return kinds[this.place.kind] as Kind;
  }

  /** The text that a time was read from; where none could be read, the first that stands there. */
  timeText(field: 'time' | 'updated'): string {
    const places = this.#placesOf(field);
    const readable = places.find((place) => readInstant(this.#valueAt(place), anyZone) !== null);
    const place = readable ?? this.#firstFilled(places);
    const written = place === undefined || isPath(place) ? undefined : place.written;
    const subject = this.#reading()?.subject;
    if (written === undefined || subject === undefined) return this.#textOf(place);
    return String(written(subject) ?? '');
  }

  /** The whole text of a field, of which the case keeps the beginning. */
  wholeText(field: CanonicalField): string {
    const place = this.#firstFilled(this.#placesOf(field));
    if (place === undefined) return '';
    const value = valueAt(this.#reading(parseExact)?.subject, place);
    return typeof value === 'string' ? value : stringifyExact(value as JsonValue);
  }

  /** The value at a path, name by name from the record down, as it is written; empty where it is none. */
  pathText(path: Path): string {
    const value = valueAt(this.#read(), path);
    return value === undefined || value === null || value === '' ? '' : this.#written(path, value);
  }

  /** The record with its large integers exact. */
  exact(): object {
    if (this.#parse === parseExact) return this.#read();
    return this.#records.read(this.place.source, this.#texts.text(this.place), parseExact);
  }

  /** What its shape opens of it, with large integers exact; null where it opens nothing. */
  opened(): object | null {
    const isOpened = this.#reading()?.plan.shape.open !== undefined;
    return isOpened ? (this.#reading(parseExact)?.subject ?? null) : null;
  }

  /** One side of a change: JSON on one line, or the text that is there. */
  stateText(side: 'old' | 'new'): string {
    const plan = this.#reading()?.plan;
    if (plan === undefined) return '';
    const place = this.#firstFilled(side === 'old' ? plan.oldState : plan.newState);
    if (place !== undefined) return this.#textOf(place);
    const found = this.states()[side];
    return found.state === 'whole' ? stringifyExact(found.value as JsonValue) : '';
  }

  /** Both sides of a change, with large integers exact, and whether each is all there is to the entity. */
  states(): { old: FoundState; new: FoundState; areWhole: boolean } {
    const reading = this.#reading(parseExact);
    if (reading === null) {
      return { old: { state: 'absent' }, new: { state: 'absent' }, areWhole: false };
    }
    const found = findStates(reading.subject, reading.plan, parseExact);
    const areWhole = reading.plan.shape.states?.isWhole === true && !found.isFromDiff;
    return { old: found.old, new: found.new, areWhole };
  }

  #placesOf(field: CanonicalField): readonly Place[] {
    const fields = this.#reading()?.plan.fields ?? [];
    return fields.find((known) => known.field === field)?.places ?? [];
  }

  #firstFilled(places: readonly Place[]): Place | undefined {
    return places.find((place) => {
      const value = this.#valueAt(place);
      return value !== undefined && value !== null && value !== '';
    });
  }

  /** A text as it is; a number, list or object as it is written, digit by digit, on one line. */
  #textOf(place: Place | undefined): string {
    if (place === undefined) return '';
    const value = this.#valueAt(place);
    if (typeof value === 'string') return value;
    const reading = this.#reading();
    const isInRecord = isPath(place) && reading?.subject === this.#read();
    if (isInRecord) return this.#written(place, value);
    const exact = valueAt(this.#reading(parseExact)?.subject, place);
    return typeof exact === 'string' ? exact : stringifyExact(exact as JsonValue);
  }

  /** A value of the record as it is written, digit by digit, on one line. */
  #written(path: Path, value: unknown): string {
    if (typeof value === 'string') return value;
    const bytes = this.#texts.utf8(this.place);
    const span = spanAt(bytes, path) ?? spanAt(bytes, ['node', ...path]);
    return span === null ? '' : onOneLine(bytes.subarray(span.start, span.end)).toString();
  }

  #valueAt(place: Place): unknown {
    return valueAt(this.#reading()?.subject, place);
  }

  /** How the record is read; with `parseExact` its large integers are exact. */
  #reading(parse = this.#parse): Reading | null {
    const { source } = this.place;
    if (parse !== this.#parse) {
      return this.#records.reading(source, this.kind, this.exact(), parse);
    }
    if (this.#known === undefined) {
      this.#known = this.#records.reading(source, this.kind, this.#read(), parse);
    }
    return this.#known;
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

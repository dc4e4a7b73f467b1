import type { CanonicalField, MappedWord } from '../../../shared/fields.ts';
import { nestingExceeds, stringifyExact } from '../../../shared/json/index.ts';
import type { LogRecord } from '../../../shared/record.ts';
import { formatInstant, type ZoneRule } from '../../../shared/time/index.ts';
import { isPath, type Place, valueAt } from '../sources/index.ts';
import { isShown } from './batch-builder.ts';
import type { FirstRecord } from './first-records.ts';
import { findInstant } from './normaliser.ts';

/** Characters shown of a value. */
const shownCharacters = 200;

/** Deepest value that is written as JSON: writing recurses. */
const deepestWritten = 200;

const timeFields: readonly CanonicalField[] = ['time', 'updated'];

/** What a record says about itself beside its canonical fields. */
const otherKeys: readonly string[] = ['kind', 'outcome', 'changed', 'flags'];

/** A value as it is shown in a cell; null where there is none. */
export function cellText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return cut(value);
  if (nestingExceeds(value, deepestWritten)) return '…';
  return cut(stringifyExact(value as never));
}

/** The canonical fields of a record that have a value, as they would be stored. */
export function storedFields(record: LogRecord): Partial<Record<CanonicalField, string>> {
  const fields: Partial<Record<CanonicalField, string>> = {};
  for (const key of Object.keys(record)) {
    if (otherKeys.includes(key)) continue;
    const field = key as CanonicalField;
    const value = record[field];
    if (value === null || !isShown(record, field)) continue;
    const isTime = timeFields.includes(field) && typeof value === 'number';
    fields[field] = isTime ? formatInstant(value) : String(value).toWellFormed();
  }
  return fields;
}

/** Where the fields of a record stand: the first place that has a value, or else the first. */
export function mappingOf({ normal }: FirstRecord): Partial<Record<MappedWord, string>> {
  const mapping: Partial<Record<MappedWord, string>> = {};
  if (normal === null) return mapping;
  const { plan, subject } = normal.reading;
  const put = (word: MappedWord, places: readonly Place[]) => {
    const isFilled = (found: unknown) => found !== undefined && found !== null && found !== '';
    const place = places.find((each) => isFilled(valueAt(subject, each))) ?? places[0];
    if (place !== undefined) mapping[word] = isPath(place) ? place.join('.') : place.from;
  };
  for (const { field, places } of plan.fields) put(field, places);
  put('old', plan.oldState);
  put('new', plan.newState);
  return mapping;
}

/** The times of a record that name no zone, as they are written. */
export function zonelessTimes({ normal }: FirstRecord, zone: ZoneRule): string[] {
  if (normal === null) return [];
  const { plan, subject } = normal.reading;
  const times = plan.fields.filter(({ field }) => timeFields.includes(field));
  return times.flatMap(({ places }) => {
    const found = findInstant(subject, places, zone);
    return found?.instant.assumed === true ? [cellText(found.written) ?? ''] : [];
  });
}

function cut(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

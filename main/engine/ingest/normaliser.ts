import { agreesWith, changedPaths } from '../../../shared/diff/index.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import { nestingExceeds, parseExact } from '../../../shared/json/index.ts';
import { type LogRecord, recordFlags } from '../../../shared/record.ts';
import { type Instant, readInstant, type ZoneRule } from '../../../shared/time/index.ts';
import {
  findStates,
  isKeyed,
  openSubject,
  type Place,
  type Reading,
  type RecordPlan,
  type Subject,
  valueAt,
} from '../sources/index.ts';
import { canonicalInteger, canonicalMicros, canonicalText } from './canonical-text.ts';
import { outcomeOf } from './outcome.ts';

/** Deepest nesting that is looked into; what is deeper is kept, and read at its top level only. */
const nestingLimit = 200;

/** Shortest text that can be nested deeper than the limit. */
const deepTextLength = 2 * nestingLimit;

type NumberField = 'time' | 'updated' | 'httpStatus' | 'attempt' | 'duration';
type TextField = Exclude<CanonicalField, NumberField>;

const timeFields: ReadonlySet<CanonicalField> = new Set(['time', 'updated']);
const integerFields: ReadonlySet<CanonicalField> = new Set(['httpStatus', 'attempt']);

function emptyRecord(kind: LogRecord['kind'], flags: number): LogRecord {
  return {
    kind,
    time: null,
    updated: null,
    key: null,
    action: null,
    actor: null,
    target: null,
    subject: null,
    client: null,
    provider: null,
    status: null,
    username: null,
    ip: null,
    agent: null,
    organization: null,
    country: null,
    protocol: null,
    session: null,
    message: null,
    httpStatus: null,
    attempt: null,
    duration: null,
    outcome: 'unknown',
    changed: null,
    flags,
  };
}

/**
 * Brings a parsed record to the canonical form.
 * @param reading where its fields stand, and what they are read from
 * @param zone applied to times without one
 * @param length bytes of the record: short ones cannot be nested too deep
 * @param readExact the record once more with its integers exact, asked for only when one does not fit a double
 */
export function normalise(
  { plan, subject }: Reading,
  zone: ZoneRule,
  flags: number,
  length: number,
  readExact: () => unknown,
): LogRecord {
  const record = emptyRecord(plan.kind, flags);
  const exact = () => {
    const again = readExact();
    return isKeyed(again) ? openSubject(plan.shape, again, parseExact) : null;
  };
  for (const { field, places } of plan.fields) {
    if (timeFields.has(field)) readTime(record, field as 'time' | 'updated', subject, places, zone);
    else if (field === 'duration') record.duration = canonicalMicros(subject, places);
    else if (integerFields.has(field)) {
      record[field as NumberField] = canonicalInteger(subject, places);
    } else record[field as TextField] = canonicalText(subject, places, exact);
  }
  if (record.time === null) record.flags |= recordFlags.undated;
  record.outcome = plan.shape.outcome?.(subject) ?? outcomeOf(record.status, record.action);
  if (length >= deepTextLength && nestingExceeds(subject, nestingLimit)) {
    record.flags |= recordFlags.tooDeep;
  } else if (plan.oldState.length > 0 || plan.newState.length > 0 || plan.diff.length > 0) {
    compareStates(record, plan, subject);
  }
  return record;
}

function readTime(
  record: LogRecord,
  field: 'time' | 'updated',
  subject: Subject,
  places: readonly Place[],
  zone: ZoneRule,
): void {
  const found = findInstant(subject, places, zone);
  if (found === null) return;
  record[field] = found.instant.micros;
  if (found.instant.assumed) record.flags |= recordFlags.zoneAssumed;
}

/** The first of the places at which a time stands that can be read, with the value that it was read from. */
export function findInstant(
  subject: Subject,
  places: readonly Place[],
  zone: ZoneRule,
): { instant: Instant; written: unknown } | null {
  for (const place of places) {
    const written = valueAt(subject, place);
    const instant = readInstant(written, zone);
    if (instant !== null) return { instant, written };
  }
  return null;
}

function compareStates(record: LogRecord, plan: RecordPlan, subject: Subject): void {
  const { old: before, new: after, supplied, isFromDiff } = findStates(subject, plan, JSON.parse);
  if (before.state === 'unreadable') record.flags |= recordFlags.oldUnreadable;
  if (after.state === 'unreadable') record.flags |= recordFlags.newUnreadable;
  if (before.state === 'whole' && after.state === 'whole') {
    record.changed = changedPaths(before.value, after.value);
    if (isFromDiff) record.flags |= recordFlags.statesFromDiff;
    else if (supplied !== null && !agreesWith(supplied, before.value, after.value)) {
      record.flags |= recordFlags.diffDisagrees;
    }
  }
}

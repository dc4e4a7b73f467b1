import { changedPaths } from '../../../shared/diff/index.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import { nestingExceeds } from '../../../shared/json/index.ts';
import { type LogRecord, recordFlags } from '../../../shared/record.ts';
import { type Instant, readInstant, type ZoneRule } from '../../../shared/time/index.ts';
import { findState, type Path, type RecordPlan, valueAt } from '../sources/index.ts';
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
 * @param value the parsed record; a GraphQL edge is looked through to its node by the caller
 * @param plan where its fields stand
 * @param zone applied to times without one
 * @param length bytes of the record: short ones cannot be nested too deep
 * @param rawText the record's original text, asked for only when an integer does not fit a double
 */
export function normalise(
  value: unknown,
  plan: RecordPlan,
  zone: ZoneRule,
  flags: number,
  length: number,
  rawText: () => string | null,
): LogRecord {
  const record = emptyRecord(plan.kind, flags);
  for (const { field, paths } of plan.fields) {
    if (timeFields.has(field)) readTime(record, field as 'time' | 'updated', value, paths, zone);
    else if (field === 'duration') record.duration = canonicalMicros(value, paths);
    else if (integerFields.has(field)) {
      record[field as NumberField] = canonicalInteger(value, paths);
    } else record[field as TextField] = canonicalText(value, paths, rawText);
  }
  if (record.time === null) record.flags |= recordFlags.undated;
  record.outcome = outcomeOf(record.status, record.action);
  if (length >= deepTextLength && nestingExceeds(value, nestingLimit)) {
    record.flags |= recordFlags.tooDeep;
  } else if (plan.oldState.length > 0 || plan.newState.length > 0) {
    compareStates(record, value, plan);
  }
  return record;
}

function readTime(
  record: LogRecord,
  field: 'time' | 'updated',
  value: unknown,
  paths: readonly Path[],
  zone: ZoneRule,
): void {
  const found = findInstant(value, paths, zone);
  if (found === null) return;
  record[field] = found.instant.micros;
  if (found.instant.assumed) record.flags |= recordFlags.zoneAssumed;
}

/** The first of the paths at which a time stands that can be read, with the value that it was read from. */
export function findInstant(
  record: unknown,
  paths: readonly Path[],
  zone: ZoneRule,
): { instant: Instant; written: unknown } | null {
  for (const path of paths) {
    const written = valueAt(record, path);
    const instant = readInstant(written, zone);
    if (instant !== null) return { instant, written };
  }
  return null;
}

function compareStates(record: LogRecord, value: unknown, plan: RecordPlan): void {
  const before = findState(value, plan.oldState, JSON.parse);
  const after = findState(value, plan.newState, JSON.parse);
  if (before.state === 'unreadable') record.flags |= recordFlags.oldUnreadable;
  if (after.state === 'unreadable') record.flags |= recordFlags.newUnreadable;
  if (before.state === 'whole' && after.state === 'whole') {
    record.changed = changedPaths(before.value, after.value);
  }
}

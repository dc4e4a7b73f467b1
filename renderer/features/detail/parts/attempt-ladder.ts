import type { RecordRow } from '../../../../shared/case.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { microsAt } from './elapsed.ts';

/** Minutes after the first attempt at which a delivery is tried; after the last it has failed for good. */
export const attemptMinutes: readonly number[] = [0, 1, 5, 15];

/** One attempt, made or to be made. */
export interface Rung {
  /** From 1. */
  attempt: number;
  /** ISO UTC by the schedule; null where there is nothing to reckon from, and beyond the schedule. */
  planned: string | null;
  /** The record of the attempt; null when the case has none. */
  row: RecordRow | null;
  /** Microseconds after the planned time; null where one of the two is not known. */
  late: number | null;
  /** What is to be said of it: `made`, or why there is no record. */
  state: 'made' | 'not-recorded' | 'not-needed' | 'to-come' | 'beyond-schedule';
}

/** The attempts to deliver one event beside the schedule. */
export interface Ladder {
  rungs: Rung[];
  /** Attempt from whose time the schedule is reckoned; null when no attempt is dated. */
  reckonedFrom: number | null;
}

/** Puts the deliveries of one event to one endpoint in their order, beside the retry schedule. */
export function ladderOf(rows: readonly RecordRow[]): Ladder {
  const made = numbered(rows);
  const base = made.find(
    ({ row, attempt }) => row.time !== null && attempt <= attemptMinutes.length,
  );
  const start = base === undefined ? null : startBy(base);
  const highest = Math.max(0, ...made.map(({ attempt }) => attempt));
  const isDelivered = made.some(({ row }) => row.outcome === 'success');
  const rungs: Rung[] = [];
  for (let attempt = 1; attempt <= Math.max(highest, attemptMinutes.length); attempt++) {
    const planned = plannedAt(start, attempt);
    const own = made.filter((each) => each.attempt === attempt);
    for (const { row } of own) rungs.push(madeRung(attempt, planned, row));
    if (own.length > 0) continue;
    const state = attempt < highest ? 'not-recorded' : isDelivered ? 'not-needed' : 'to-come';
    rungs.push({ attempt, planned: stamp(planned), row: null, late: null, state });
  }
  return { rungs, reckonedFrom: base?.attempt ?? null };
}

interface Numbered {
  row: RecordRow;
  attempt: number;
}

/** By the number that the record gives, else by order of time. */
function numbered(rows: readonly RecordRow[]): Numbered[] {
  const inTime = rows.toSorted(
    (a, b) => (microsAt(a.time) ?? Number.MAX_VALUE) - (microsAt(b.time) ?? Number.MAX_VALUE),
  );
  return inTime
    .map((row, at) => ({ row, attempt: attemptOf(row) ?? at + 1 }))
    .sort((a, b) => a.attempt - b.attempt);
}

/** Numbers that no delivery has are not believed: a ladder has a rung for each. */
function attemptOf({ fields }: RecordRow): number | null {
  const { attempt } = fields;
  const isNumber = typeof attempt === 'number' && Number.isInteger(attempt);
  return isNumber && attempt >= 1 && attempt <= 100 ? attempt : null;
}

function startBy({ row, attempt }: Numbered): number | null {
  const time = microsAt(row.time);
  return time === null ? null : time - waitBefore(attempt);
}

function waitBefore(attempt: number): number {
  return (attemptMinutes[attempt - 1] ?? 0) * 60_000_000;
}

function plannedAt(start: number | null, attempt: number): number | null {
  return start === null || attempt > attemptMinutes.length ? null : start + waitBefore(attempt);
}

function madeRung(attempt: number, planned: number | null, row: RecordRow): Rung {
  const time = microsAt(row.time);
  const late = planned === null || time === null ? null : time - planned;
  const state = attempt > attemptMinutes.length ? 'beyond-schedule' : 'made';
  return { attempt, planned: stamp(planned), row, late, state };
}

function stamp(micros: number | null): string | null {
  return micros === null ? null : formatInstant(micros);
}

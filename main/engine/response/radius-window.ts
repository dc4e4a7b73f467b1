import { TrailcaseError } from '../../../shared/errors.ts';
import type { Query } from '../../../shared/query/index.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';

/** A stretch of time: from `from` up to, not including, `to`, in microseconds UTC; null is open. */
export interface RadiusWindow {
  from: number | null;
  to: number | null;
}

const utc = makeZoneRule('UTC');

/** Reads the two ends of a window. @throws TrailcaseError `bad-request` for what is no time, or ends before it begins */
export function readWindow(from: string | null, to: string | null): RadiusWindow {
  const window = { from: readEnd(from), to: readEnd(to) };
  if (window.from !== null && window.to !== null && window.from >= window.to) {
    throw new TrailcaseError(
      'bad-request',
      'The window ends before it begins. Give the earlier time as its beginning.',
    );
  }
  return window;
}

function readEnd(text: string | null): number | null {
  if (text === null) return null;
  const instant = readInstant(text, utc);
  if (instant !== null) return instant.micros;
  throw new TrailcaseError(
    'bad-request',
    `“${text}” is no time. Write it as 2026-02-12T02:00:00Z.`,
  );
}

/** The condition on the column of times, to stand behind others; the ends are numbers of ours. */
export function windowSql({ from, to }: RadiusWindow): string {
  const parts = [
    ...(from === null ? [] : [`time >= ${from}`]),
    ...(to === null ? [] : [`time < ${to}`]),
  ];
  return parts.map((part) => ` AND ${part}`).join('');
}

/** The same as a condition of the query language; none where both ends are open. */
export function windowQuery({ from, to }: RadiusWindow): Query[] {
  if (from === null && to === null) return [];
  const operand = { kind: 'span', from, to } as const;
  const field = { kind: 'field', name: 'time' } as const;
  return [{ kind: 'compare', field, operator: 'during', operand }];
}

/** An end as ISO UTC. */
export function writeEnd(end: number | null): string | null {
  return end === null ? null : formatInstant(end);
}

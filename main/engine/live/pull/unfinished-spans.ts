import type { UnfinishedSpan } from '../../store/index.ts';
import type { PullWindow } from '../connector.ts';

/** Spans that are kept of one log; where there are more, those that lie nearest to each other become one. */
const mostSpans = 20;
/** Records this near to each other are asked for together, microseconds. */
const near = 10 * 60_000_000;
/** Some systems write and compare times to the millisecond. */
const millisecond = 1_000;

/** Spans with the times of more records in them, by time. */
export function spansWith(
  spans: readonly UnfinishedSpan[],
  times: readonly number[],
): UnfinishedSpan[] {
  const all = [
    ...spans,
    ...times.filter(Number.isSafeInteger).map((time) => ({ from: time, to: time })),
  ];
  const merged: UnfinishedSpan[] = [];
  for (const span of all.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from - last.to <= near) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  while (merged.length > mostSpans) joinNearest(merged);
  return merged;
}

/** What of spans lies outside of a window that was gone through. */
export function spansOutside(
  spans: readonly UnfinishedSpan[],
  { from, until }: PullWindow,
): UnfinishedSpan[] {
  return spans.flatMap((span) => [
    ...(from !== null && span.from < from
      ? [{ from: span.from, to: Math.min(span.to, from - 1) }]
      : []),
    ...(span.to >= until ? [{ from: Math.max(span.from, until), to: span.to }] : []),
  ]);
}

/** The windows in which to look at spans again, by time. */
export function windowsOf(spans: readonly UnfinishedSpan[]): PullWindow[] {
  return spans.map(({ from, to }) => ({ from, until: to + millisecond }));
}

function joinNearest(spans: UnfinishedSpan[]): void {
  let [at, least] = [1, Number.POSITIVE_INFINITY];
  for (const [next, { from }] of spans.entries()) {
    const gap = next === 0 ? least : from - (spans[next - 1]?.to ?? from);
    if (gap < least) [at, least] = [next, gap];
  }
  const [joined] = spans.splice(at, 1);
  const before = spans[at - 1];
  if (joined !== undefined && before !== undefined) before.to = Math.max(before.to, joined.to);
}

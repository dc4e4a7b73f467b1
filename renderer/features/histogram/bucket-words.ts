import type { Histogram, HistogramBucket } from '../../../shared/case.ts';
import { count, counted } from '../../components/numbers.ts';
import { writeShortMoment } from '../../components/write-moment.ts';
import type { Gap } from './gaps.ts';
import { type Layer, sumOf } from './layers.ts';

/** How long a bar is: `1 day a bar`, `6 hours a bar`. */
export function barWords({ unit, step }: Pick<Histogram, 'unit' | 'step'>): string {
  return `${counted(step, unit)} a bar`;
}

/** From when to when buckets go, with the offset of the zone. */
export function spanWords(first: HistogramBucket, last: HistogramBucket, zone: string): string {
  return `${writeShortMoment(first.from, zone)} – ${writeShortMoment(last.to, zone)}`;
}

/** `12 records: 10 failure, 2 success`; the topmost layer first, as it stands on the screen. */
export function countWords(counts: Record<string, number>, layers: readonly Layer[]): string {
  const parts = layers
    .filter(({ name }) => (counts[name] ?? 0) > 0)
    .map(({ name, label }) => `${count(counts[name] ?? 0)} ${label}`)
    .reverse();
  const total = counted(sumOf(counts), 'record');
  return parts.length === 0 ? total : `${total}: ${parts.join(', ')}`;
}

/** The records of several buckets, by layer. */
export function addCounts(buckets: readonly HistogramBucket[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { counts } of buckets) {
    for (const [name, number] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + number;
  }
  return sums;
}

/** What there is to say of a stretch without records. */
export function gapWords(
  { first, last }: Gap,
  buckets: readonly HistogramBucket[],
  zone: string,
): string {
  const [from, to] = [buckets[first], buckets[last]];
  if (from === undefined || to === undefined) return '';
  return `No record from ${spanWords(from, to, zone).replace(' – ', ' to ')} (${lengthWords(from.from, to.to)}).`;
}

/** `3 days`, `5 hours`, `20 minutes`: in the largest unit of which there are two or more. */
export function lengthWords(from: string, to: string): string {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  const units: readonly [string, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, size] of units) {
    if (seconds >= 2 * size) return counted(Math.round(seconds / size), unit);
  }
  return counted(Math.round(seconds), 'second');
}

import type { Facet, FacetValue } from '../../../shared/case.ts';
import { count, counted } from '../../components/numbers.ts';
import { writeShortMoment } from '../../components/write-moment.ts';

/** Part of the records that have the value, for people: `12.3 %`, `< 0.1 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const percent = (part / whole) * 100;
  if (part === whole) return '100 %';
  if (percent < 0.1) return '< 0.1 %';
  return percent > 99.9 ? '> 99.9 %' : `${percent.toFixed(1)} %`;
}

/** Everything that is known of one value: count, share, first and last time. */
export function valueTitle(
  { value, count: number, first, last }: FacetValue,
  records: number,
  zone: string,
): string {
  const seen =
    first === null || last === null
      ? 'only in undated records'
      : `first ${writeShortMoment(first, zone)}, last ${writeShortMoment(last, zone)}`;
  return `${value}\n${counted(number, 'record')}, ${share(number, records)}\n${seen}`;
}

/** How many of the values are listed, where it is not all. */
export function listedWords({ distinct, top, rare }: Facet): string {
  const listed = top.length + rare.length;
  return listed < distinct ? `${count(listed)} of ${count(distinct)} are listed` : '';
}

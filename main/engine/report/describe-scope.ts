import type { CaseInfo } from '../../../shared/case.ts';
import type { ScopePart } from './report-model.ts';
import { counted } from './write-count.ts';

/** What the report is about: the case, how much is in it, over which time, and in which zone it is told. */
export function describeScope(
  { id, created, records, kinds, sources }: CaseInfo,
  zone: string,
): ScopePart {
  const firsts = kinds.flatMap(({ first }) => first ?? []).sort();
  const lasts = kinds.flatMap(({ last }) => last ?? []).sort();
  return {
    case: { id, created },
    question: 'All records of the case; findings, runs, marks and plan as they stand in it.',
    records,
    sources: sources.length,
    kinds,
    first: firsts[0] ?? null,
    last: lasts.at(-1) ?? null,
    undated: kinds.reduce((sum, { undated }) => sum + undated, 0),
    zoneStatement: zoneStatement(sources, zone),
  };
}

function zoneStatement(sources: CaseInfo['sources'], zone: string): string[] {
  const assumed = sources.filter(({ zoneAssumed }) => zoneAssumed);
  const zones = [...new Set(assumed.map((source) => source.zone))].sort();
  return [
    zone === 'UTC'
      ? 'Times are written in UTC, with Z behind them.'
      : `Times are written in the zone ${zone}, each with its offset from UTC.`,
    ...(sources.length === 0 ? [] : [assumedZones(sources.length, assumed.length, zones)]),
  ];
}

function assumedZones(sources: number, assumed: number, zones: readonly string[]): string {
  return assumed === 0
    ? 'Every source has times with a zone, or was given one when it was imported.'
    : `${counted(assumed, 'source')} of ${sources} had times without a zone, for which ${zones.join(', ')} was assumed: those times may be off by the offset of the clock that wrote them.`;
}

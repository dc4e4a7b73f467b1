import type { ParamsOf } from '../../../shared/contract.ts';
import { type ReportFormat, type ReportPart, reportParts } from '../../../shared/report.ts';

/** What a person chose a report to be. */
export interface ReportChoice {
  title: string;
  zone: string;
  parts: readonly ReportPart[];
  /** Null takes all, those that are started later too. */
  runs: readonly number[] | null;
}

/** A choice as the engine takes it. */
export function orderOf({ title, zone, parts, runs }: ReportChoice): ParamsOf<'report.preview'> {
  return {
    zone,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    ...(parts.length === reportParts.length ? {} : { parts: [...parts] }),
    ...(runs === null ? {} : { runs: [...runs] }),
  };
}

/** `acme-report-2026-11-21T113000Z.html`: a name that says what it is and is not taken yet. */
export function proposedName(caseName: string, format: ReportFormat | 'pdf', now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  return `${caseName.replace(/\.trailcase$/, '')}-report-${stamp}Z.${format}`;
}

import type { ExportedRun } from './exported-run.ts';

/** A run for other programs: everything that the case keeps of it, with the numbers of all records. */
export function runJson({ run, records, evidence }: ExportedRun, tool: string): string {
  const { all, ...head } = run;
  const steps = all.map((each) => ({
    ...each,
    records: records[each.step.id] ?? null,
    evidenceRecords: evidence[each.step.id] ?? [],
  }));
  return `${JSON.stringify({ format: 'trailcase-run', version: 1, tool, run: { ...head, steps } }, null, 2)}\n`;
}

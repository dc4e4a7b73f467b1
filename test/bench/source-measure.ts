import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../../main/engine/sources/index.ts';
import { writeLines } from './line-file.ts';
import { sourceLines } from './source-records.ts';
import { alignTable, megabytes } from './table.ts';
import { median } from './timing.ts';
import { importWholeProcess, removeCase } from './whole-process.ts';

/** What the import of one source's records costs; seconds are the median of the runs. */
export interface SourceFigures {
  system: string;
  bytes: number;
  seconds: number;
  recordsPerSecond: number;
  bytesPerSecond: number;
}

/**
 * Imports as many generated records of each source into a fresh case. The sources take turns, so that
 * a slow minute of the machine falls on all of them.
 */
export async function measureSources(plan: {
  records: number;
  runs: number;
  folder: string;
}): Promise<SourceFigures[]> {
  const seconds = new Map<string, number[]>();
  const sizes = new Map<string, number>();
  for (let run = 0; run < plan.runs; run += 1) {
    for (const source of sources) {
      const path = join(plan.folder, `${source.system}.ndjson`);
      const casePath = join(plan.folder, `${source.system}.trailcase`);
      sizes.set(source.system, writeLines(path, sourceLines(source, plan.records)));
      const cost = await importWholeProcess(casePath, path, plan.records);
      seconds.set(source.system, [...(seconds.get(source.system) ?? []), cost.seconds]);
      removeCase(casePath);
      rmSync(path);
    }
  }
  return sources.map(({ system }) => {
    const took = median(seconds.get(system) ?? []);
    const bytes = sizes.get(system) ?? 0;
    return {
      system,
      bytes,
      seconds: took,
      recordsPerSecond: Math.round(plan.records / took),
      bytesPerSecond: Math.round(bytes / took),
    };
  });
}

/** The figures as a table, each beside the tenant's. */
export function renderSources(figures: readonly SourceFigures[]): string {
  const tenant = figures.find(({ system }) => system === 'tenant');
  const ratio = (value: number, other: number | undefined) =>
    other === undefined ? '' : (value / other).toFixed(2);
  return alignTable([
    ['source', 'archive', 'seconds', 'records/s', 'of tenant', 'MB/s', 'of tenant'],
    ...figures.map((each) => [
      each.system,
      megabytes(each.bytes),
      each.seconds.toFixed(2),
      String(each.recordsPerSecond),
      ratio(each.recordsPerSecond, tenant?.recordsPerSecond),
      (each.bytesPerSecond / 1e6).toFixed(1),
      ratio(each.bytesPerSecond, tenant?.bytesPerSecond),
    ]),
  ]);
}

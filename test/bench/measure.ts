import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { timeBareInserts, timeReadAndHash, timeSplitAndParse } from './floors.ts';
import { type GeneratedArchive, generateArchive, generateCsv } from './generate.ts';
import { sqliteToolVersion, timeSqliteTool } from './sqlite-tool.ts';
import { median, medianOf } from './timing.ts';
import { type ImportCost, importWholeProcess, removeCase } from './whole-process.ts';

/** Figures of one kind of archive; times are medians in seconds. */
export interface KindFigures {
  archiveBytes: number;
  readAndHash: number;
  splitAndParse: number;
  /** Into a fresh case. */
  first: ImportFigures;
  /** Another archive of the same size, with the same people, into the case of `first`. */
  second: ImportFigures;
  /** Seconds of the second import over those of the first. */
  secondToFirst: number;
}

/** One whole-process import. */
export interface ImportFigures extends ImportCost {
  recordsPerSecond: number;
  /** Size of the case over the uncompressed size of all archives in it. */
  caseRatio: number;
}

/** Everything that one run of the bench measures. */
export interface Figures {
  records: number;
  runs: number;
  /** Seconds of bare inserts of as many rows. */
  bareInserts: number;
  /** Seconds of the sqlite3 tool's CSV import of the events with three indexes, where it is there. */
  sqliteTool: { version: string; seconds: number } | null;
  event: KindFigures;
  audit: KindFigures;
}

/** What to measure and where. */
export interface Plan {
  records: number;
  runs: number;
  /** An existing folder for archives and cases. */
  folder: string;
  /** Leave archives and the last cases in the folder. */
  keep: boolean;
}

/** Generates the archives, measures the floors, then the imports. */
export async function measure(plan: Plan): Promise<Figures> {
  return {
    records: plan.records,
    runs: plan.runs,
    bareInserts: await medianOf(plan.runs, () =>
      timeBareInserts(join(plan.folder, 'inserts.sqlite'), plan.records),
    ),
    sqliteTool: await measureSqliteTool(plan),
    event: await measureKind(plan, 'event'),
    audit: await measureKind(plan, 'audit'),
  };
}

async function measureSqliteTool(plan: Plan): Promise<Figures['sqliteTool']> {
  const version = sqliteToolVersion();
  if (version === undefined) return null;
  const path = join(plan.folder, 'event-first.csv');
  generateCsv({ records: plan.records, path, seed: 'first' });
  const seconds = await medianOf(plan.runs, () =>
    timeSqliteTool(path, join(plan.folder, 'tool.sqlite')),
  );
  if (!plan.keep) rmSync(path);
  return { version, seconds };
}

async function measureKind(plan: Plan, kind: 'event' | 'audit'): Promise<KindFigures> {
  const { records, runs, folder } = plan;
  const archive = (seed: string, firstId: number) =>
    generateArchive({ kind, records, seed, firstId, path: join(folder, `${kind}-${seed}.ndjson`) });
  const first = archive('first', 0);
  const readAndHash = await medianOf(runs, () => timeReadAndHash(first.path));
  const splitAndParse = await medianOf(runs, () => timeSplitAndParse(first.path, records));
  const second = archive('second', records);
  const imports = await importBoth(plan, kind, first, second);
  if (!plan.keep) for (const { path } of [first, second]) rmSync(path);
  return { archiveBytes: first.bytes, readAndHash, splitAndParse, ...imports };
}

async function importBoth(
  plan: Plan,
  kind: string,
  first: GeneratedArchive,
  second: GeneratedArchive,
): Promise<Pick<KindFigures, 'first' | 'second' | 'secondToFirst'>> {
  const casePath = join(plan.folder, `${kind}.trailcase`);
  const firstCosts: ImportCost[] = [];
  const secondCosts: ImportCost[] = [];
  for (let run = 0; run < plan.runs; run++) {
    removeCase(casePath);
    firstCosts.push(await importWholeProcess(casePath, first.path, first.records));
    secondCosts.push(await importWholeProcess(casePath, second.path, second.records));
  }
  if (!plan.keep) removeCase(casePath);
  const firstFigures = summarise(firstCosts, plan.records, first.bytes);
  const secondFigures = summarise(secondCosts, plan.records, first.bytes + second.bytes);
  return {
    first: firstFigures,
    second: secondFigures,
    secondToFirst: secondFigures.seconds / firstFigures.seconds,
  };
}

function summarise(costs: readonly ImportCost[], records: number, bytes: number): ImportFigures {
  const seconds = median(costs.map((cost) => cost.seconds));
  const caseBytes = median(costs.map((cost) => cost.caseBytes));
  return {
    seconds,
    recordsPerSecond: Math.round(records / seconds),
    peakBytes: Math.max(...costs.map((cost) => cost.peakBytes)),
    caseBytes,
    caseRatio: caseBytes / bytes,
  };
}

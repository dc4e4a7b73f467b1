import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRules, runRules } from '../../main/engine/detect/index.ts';
import {
  contextOf,
  registerFunctions,
  StopCheck,
  stateContext,
} from '../../main/engine/query/index.ts';
import { openReadable } from '../../main/engine/store/index.ts';
import { generateArchive } from './generate.ts';
import { alignTable } from './table.ts';
import { elapsedSince, median } from './timing.ts';
import { importWholeProcess, removeCase } from './whole-process.ts';

/** What running the rules of the program over a case cost. */
export interface RuleFigures {
  kind: 'event' | 'audit';
  records: number;
  runs: number;
  rules: number;
  /** Median of the runs: from the open case to everything found. */
  seconds: number;
  /** The same of the processor: other work on the machine does not count. */
  cpuSeconds: number;
  findings: number;
  residentBytes: number;
  /** Medians by rule, the slowest first. Rules about originals share their one pass. */
  slowest: { file: string; type: string; matched: number | null; found: number; seconds: number }[];
}

/** Rules that the table shows. */
const shown = 20;

/** Imports generated records and runs all rules of the program over them, in this process. */
export async function measureRules(plan: {
  kind: 'event' | 'audit';
  records: number;
  runs: number;
  folder: string;
  keep: boolean;
}): Promise<RuleFigures> {
  const { kind, records, runs, folder, keep } = plan;
  const path = join(folder, 'rules.trailcase');
  const archive = generateArchive({
    kind,
    records,
    seed: 'first',
    path: join(folder, 'rules.ndjson'),
  });
  removeCase(path);
  await importWholeProcess(path, archive.path, records);
  if (!keep) rmSync(archive.path);
  const { rules, problems } = readRules({ folders: [] });
  if (problems.length > 0) throw new Error(`rules of the program: ${problems[0]?.message}`);
  const db = openReadable(path);
  const close = registerFunctions(db);
  const stop = new StopCheck(db);
  const { asOf, zone } = contextOf(stateContext(db, { zone: 'Europe/Berlin' }));
  const asked = { ids: null, scope: null, asOf, zone, since: null, unchanged: new Set<string>() };
  const [walls, processor]: [number[], number[]] = [[], []];
  const byRule = new Map<string, number[]>();
  let results = runRules(db, [], asked, stop, () => {});
  for (let run = 0; run < runs; run += 1) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    results = runRules(db, rules, asked, stop, () => {});
    walls.push(elapsedSince(start));
    const used = process.cpuUsage(cpu);
    processor.push((used.user + used.system) / 1e6);
    for (const { rule, seconds } of results) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), seconds]);
    }
  }
  close();
  db.close();
  if (!keep) removeCase(path);
  const slowest = results.map(({ rule, matched, found }, at) => ({
    file: rules[at]?.file ?? rule,
    type: rules[at]?.type ?? '',
    matched,
    found: found.length,
    seconds: median(byRule.get(rule) ?? []),
  }));
  return {
    kind,
    records,
    runs,
    rules: rules.length,
    seconds: median(walls),
    cpuSeconds: median(processor),
    findings: results.reduce((sum, { found }) => sum + found.length, 0),
    residentBytes: process.memoryUsage().rss,
    slowest: slowest.sort((one, other) => other.seconds - one.seconds),
  };
}

/** The figures as a table: the rules that took longest, then the whole. */
export function renderRules(figures: RuleFigures): string {
  const { kind, records, rules, seconds, cpuSeconds, findings, residentBytes, slowest } = figures;
  const table = alignTable([
    ['rule', 'type', 'matched', 'found', 'seconds'],
    ...slowest
      .slice(0, shown)
      .map((each) => [
        each.file,
        each.type,
        each.matched === null ? '' : String(each.matched),
        String(each.found),
        each.seconds.toFixed(3),
      ]),
  ]);
  const whole = `${rules} rules over ${records} ${kind} records: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of the processor, ${findings} findings, ${Math.round(residentBytes / 1e6)} MB resident`;
  return `${table}\n\n${whole}`;
}

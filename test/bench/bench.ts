import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { measure } from './measure.ts';
import { measureQueries } from './query-measure.ts';
import { renderQueryReport } from './query-report.ts';
import { renderReport } from './report.ts';
import { measureRules, renderRules } from './rule-measure.ts';
import { measureSources, renderSources } from './source-measure.ts';
import { measureTenants, renderTenants } from './tenant-measure.ts';

/** Runs of each question when none are given. */
const queryRuns = 15;

const usage = `npm run bench -- [--records N] [--runs N] [--json FILE] [--keep DIR]

  --records N   records in each archive, 100000 if not given
  --runs N      runs of each measurement, of which the median counts; 3 up to 200000 records, else 1
  --json FILE   where to write the figures, bench-results/bench.json if not given
  --keep DIR    work in DIR and leave archives and cases there
  --queries     measure questions to a case instead of imports; 15 runs if not given, written to
                bench-results/queries.json
  --kind KIND   with --queries: event or audit only; with --rules: audit instead of event
  --sources     measure the import of each source's records instead; 200000 if not given, written to
                bench-results/sources.json
  --rules       measure all rules of the program over events instead; 1000000 if not given, written to
                bench-results/rules.json
  --tenants     measure a pull and a restore against the reference tenant on this machine instead;
                written to bench-results/tenants.json`;

/** Measures what an import costs beside what it cannot do without, prints a table, writes JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'string' },
      queries: { type: 'boolean', default: false },
      sources: { type: 'boolean', default: false },
      rules: { type: 'boolean', default: false },
      tenants: { type: 'boolean', default: false },
      kind: { type: 'string' },
    },
  });
  const records = wholeNumber(
    '--records',
    values.records ?? (values.rules ? '1000000' : values.sources ? '200000' : '100000'),
  );
  const runs =
    values.runs === undefined ? (records <= 200_000 ? 3 : 1) : wholeNumber('--runs', values.runs);
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'trailcase-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const machine = describeMachine();
    const keep = values.keep !== undefined;
    if (values.tenants) {
      const figures = await measureTenants({ records, runs, folder });
      console.log(renderTenants(figures));
      write(values.json ?? 'bench-results/tenants.json', { machine, ...figures });
    } else if (values.rules) {
      const figures = await measureRules({
        kind: values.kind === 'audit' ? 'audit' : 'event',
        records,
        runs: Math.max(3, runs),
        folder,
        keep,
      });
      console.log(renderRules(figures));
      write(values.json ?? 'bench-results/rules.json', { machine, ...figures });
    } else if (values.sources) {
      const figures = await measureSources({ records, runs, folder });
      console.log(renderSources(figures));
      write(values.json ?? 'bench-results/sources.json', {
        machine,
        records,
        runs,
        sources: figures,
      });
    } else if (values.queries) {
      const times = values.runs === undefined ? queryRuns : runs;
      const figures = [];
      for (const kind of kindsIn(values.kind)) {
        figures.push(await measureQueries({ kind, records, runs: times, folder, keep }));
      }
      console.log(renderQueryReport(machine, figures));
      write(values.json ?? 'bench-results/queries.json', { machine, queries: figures });
    } else {
      const figures = await measure({ records, runs, folder, keep });
      console.log(renderReport(machine, figures));
      write(values.json ?? 'bench-results/bench.json', { machine, ...figures });
    }
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function write(path: string, figures: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\nWritten to ${path}`);
}

function kindsIn(text: string | undefined): ('event' | 'audit')[] {
  if (text === undefined) return ['event', 'audit'];
  if (text === 'event' || text === 'audit') return [text];
  throw new TypeError(`--kind takes event or audit, not "${text}".`);
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new TypeError(`${option} takes a whole number above 0, not "${text}".`);
  }
  return number;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof TypeError) console.error(`\n${usage}`);
  process.exitCode = 1;
}

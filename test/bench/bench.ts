import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { measure } from './measure.ts';
import { renderReport } from './report.ts';

const usage = `npm run bench -- [--records N] [--runs N] [--json FILE] [--keep DIR]

  --records N   records in each archive, 100000 if not given
  --runs N      runs of each measurement, of which the median counts; 3 up to 200000 records, else 1
  --json FILE   where to write the figures, bench-results/bench.json if not given
  --keep DIR    work in DIR and leave archives and cases there`;

/** Measures what an import costs beside what it cannot do without, prints a table, writes JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '100000' },
      runs: { type: 'string' },
      json: { type: 'string', default: 'bench-results/bench.json' },
      keep: { type: 'string' },
    },
  });
  const records = wholeNumber('--records', values.records);
  const runs =
    values.runs === undefined ? (records <= 200_000 ? 3 : 1) : wholeNumber('--runs', values.runs);
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'trailcase-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const machine = describeMachine();
    const figures = await measure({ records, runs, folder, keep: values.keep !== undefined });
    console.log(renderReport(machine, figures));
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
    console.log(`\nWritten to ${values.json}`);
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
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

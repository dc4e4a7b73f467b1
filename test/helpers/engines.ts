import { afterEach } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import type { RecordRow } from '../../shared/case.ts';
import type { Engine, ParamsOf } from '../../shared/contract.ts';
import type { ImportReceipt, SourceReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';

/** Gives a test engines, closed when it ends. */
export function useEngines(): { open(path: string): Promise<Engine> } {
  const engines: Engine[] = [];
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
  return {
    /** An engine with a case at this path, created where it does not exist. */
    async open(path) {
      const engine = createEngine();
      engines.push(engine);
      await engine.call('case.open', { path, create: true });
      return engine;
    },
  };
}

/** Imports files and waits for the receipt. */
export function importFiles(
  engine: Engine,
  files: string[],
  options: Omit<ParamsOf<'import.start'>, 'files'> = {},
): Promise<ImportReceipt> {
  return runJob(engine, 'import.start', { files, ...options });
}

/** Imports one file that holds one source and gives its receipt. */
export async function importOne(
  engine: Engine,
  file: string,
  options: Omit<ParamsOf<'import.start'>, 'files'> = {},
): Promise<SourceReceipt> {
  const { sources, refused } = await importFiles(engine, [file], options);
  const [source] = sources;
  if (source === undefined || sources.length > 1) {
    throw new Error(`expected one source, got ${sources.length}: ${JSON.stringify(refused)}`);
  }
  return source;
}

/** All records of a case with their original text, oldest stored first. */
export async function allRecords(engine: Engine): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  let after: { time: number | null; id: number } | undefined;
  for (;;) {
    const page = await engine.call('records.page', { limit: 1_000, after, raw: true });
    rows.push(...page.rows);
    if (page.next === null) break;
    after = page.next;
  }
  return rows.sort((one, other) => one.id - other.id);
}

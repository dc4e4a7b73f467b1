import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { PlaybookRun, RunStep } from '../../../../shared/playbook.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles } from '../../../helpers/engines.ts';

const archives = [
  'audit.json',
  'events.ndjson.gz',
  'jobs.json',
  'notifications.csv',
  'sessions.json',
  'grants.csv',
  'webhooks.ndjson',
  'mixed-export.zip',
].map((name) => fileURLToPath(new URL(`../../../../assets/demo/${name}`, import.meta.url)));

/** The demo case, imported once for all tests of a file: an engine with it open, and paths beside it. */
export function useDemoCase() {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-playbooks-'));
  const path = join(folder, 'demo.trailcase');
  const engine = createEngine();
  const others: Engine[] = [];
  beforeAll(async () => {
    await engine.call('case.open', { path, create: true });
    await importFiles(engine, archives);
  });
  afterAll(async () => {
    for (const each of [engine, ...others]) await each.close();
    rmSync(folder, { recursive: true });
  });
  return {
    engine,
    place: (name: string) => join(folder, name),
    /** A copy of the case as it stands, opened by an engine of its own; the case is closed for it and opened again. */
    async copy(name: string): Promise<Engine> {
      await engine.call('case.close', {});
      cpSync(path, join(folder, name));
      await engine.call('case.open', { path });
      const other = createEngine();
      others.push(other);
      await other.call('case.open', { path: join(folder, name) });
      return other;
    },
  };
}

/** Starts a run and answers every step that can be asked. */
export async function answerAll(
  engine: Engine,
  playbook: string,
  parameters: Record<string, string> = {},
): Promise<PlaybookRun> {
  let run = await engine.call('run.start', { playbook, parameters });
  for (const { step, query } of run.all) {
    if (query !== null) run = await runJob(engine, 'run.answer', { run: run.id, step: step.id });
  }
  return run;
}

/** A step of a run. */
export function stepIn(run: PlaybookRun, id: string): RunStep {
  const found = run.all.find(({ step }) => step.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

async function withEvents(records: number): Promise<Engine> {
  const engine = await engines.open(place('a.trailcase'));
  const path = place('events.ndjson');
  await importOne(engine, generateArchive({ kind: 'event', records, seed: 'lasting', path }).path);
  return engine;
}

/** Stars records in a process of its own, which is killed when it has starred so many. */
function starUntilKilled(path: string, records: number): Promise<number> {
  const script = fileURLToPath(new URL('star-for-ever.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.split('\n').length > records) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.split('\n').length - 1));
  });
}

describe('marks', () => {
  it('are there again when the case is opened again', async () => {
    const engine = await withEvents(50);
    const records = { kind: 'records' as const, ids: [3, 4] };
    await engine.call('mark.change', { records, star: true, addTags: ['odd'] });
    await engine.call('note.add', { record: 4, text: 'look here' });
    await engine.call('view.save', { name: 'odd ones', kind: null, filter: 'tag is odd' });
    const seen = async () => [
      await engine.call('mark.get', { record: 4 }),
      await engine.call('mark.counts', {}),
      await engine.call('view.list', {}),
    ];
    const before = await seen();
    await engine.call('case.open', { path: place('a.trailcase') });
    expect(await seen()).toEqual(before);
  });

  it('that were answered survive a kill, each with its entry in the custody log', async () => {
    const engine = await withEvents(20_000);
    await engine.close();
    const said = await starUntilKilled(place('a.trailcase'), 25);
    expect(said).toBeGreaterThanOrEqual(25);
    await engine.call('case.open', { path: place('a.trailcase') });
    const { starred } = await engine.call('mark.counts', {});
    expect(starred).toBeGreaterThanOrEqual(said);
    const entries = await engine.call('custody.list', {});
    expect(entries.filter(({ action }) => action === 'marked')).toHaveLength(starred);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });
});

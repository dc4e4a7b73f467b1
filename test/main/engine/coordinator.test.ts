import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../../../shared/job.ts';
import { runJob } from '../../../shared/run-job.ts';
import { generateArchive } from '../../bench/generate.ts';
import { importFiles, useEngines } from '../../helpers/engines.ts';
import { useTempFolder } from '../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

function archive(name: string, firstId: number): string {
  const path = place(name);
  generateArchive({ kind: 'event', records: 3_000, path, seed: 'coordinator', firstId });
  return path;
}

describe('the coordinator', () => {
  it('lets imports take turns, so that all of them are whole', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const files = [0, 3_000, 6_000].map((first) => archive(`${first}.ndjson`, first));
    const receipts = await Promise.all(files.map((file) => importFiles(engine, [file])));
    expect(receipts.map(({ sources }) => sources[0]?.stored)).toEqual([3_000, 3_000, 3_000]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });

  it('keeps the custody entry of evidence that was written while an import was rolled back', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importFiles(engine, [archive('first.ndjson', 0)]);
    const { job } = (await engine.call('import.start', {
      files: [archive('second.ndjson', 3_000)],
    })) as { job: number };
    const written = runJob(engine, 'evidence.write', { source: 1, out: place('out.ndjson') });
    await engine.call('job.cancel', { job });
    await written;
    const actions = (await engine.call('custody.list', {})).map(({ action }) => action);
    expect(actions).toContain('evidence written');
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });

  it('reads while an import runs', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importFiles(engine, [archive('first.ndjson', 0)]);
    const running = importFiles(engine, [archive('second.ndjson', 3_000)]);
    expect(await engine.call('records.count', {})).toBeGreaterThanOrEqual(3_000);
    expect((await running).sources[0]?.stored).toBe(3_000);
    expect(await engine.call('records.count', {})).toBe(6_000);
  });

  it('cancels an import that waits for its turn before it begins', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const ended: JobEvent[] = [];
    engine.subscribe((event) => {
      if (event.state !== 'running') ended.push(event);
    });
    const first = importFiles(engine, [archive('first.ndjson', 0)]);
    const second = importFiles(engine, [archive('second.ndjson', 3_000)]);
    const cancelled = expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await engine.call('job.cancel', { job: 2 });
    await first;
    await cancelled;
    expect(ended.map(({ job, state }) => [job, state])).toEqual([
      [1, 'done'],
      [2, 'cancelled'],
    ]);
    expect(await engine.call('records.count', {})).toBe(3_000);
  });

  it('closes while an import runs: the import is rolled back and the case is whole', async () => {
    const path = place('a.trailcase');
    const engine = await engines.open(path);
    await importFiles(engine, [archive('first.ndjson', 0)]);
    await engine.call('import.start', { files: [archive('second.ndjson', 3_000)] });
    await engine.close();
    const again = await engines.open(path);
    expect(await again.call('records.count', {})).toBe(3_000);
  });
});

import { describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/contract.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import type { JobProgress } from '../../shared/job.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { importFiles, useEngines } from '../helpers/engines.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

/** What a cancelled import may take to answer, in milliseconds; much more than it takes on an idle machine. */
const patience = 2_000;

function makeArchive(name: string, records: number, firstId = 0): string {
  const path = place(name);
  return generateArchive({ kind: 'audit', records, firstId, seed: 'cancel', path }).path;
}

/** Imports files and cancels at the first progress that fits. Gives the milliseconds from there to the end. */
async function cancelAt(
  engine: Engine,
  files: string[],
  isMoment: (progress: JobProgress) => boolean,
): Promise<number> {
  let job = 0;
  let asked: number | null = null;
  const onProgress = (progress: JobProgress) => {
    if (asked !== null || !isMoment(progress)) return;
    asked = performance.now();
    void engine.call('job.cancel', { job });
  };
  const end = await runJob(engine, 'import.start', { files }, onProgress, (started) => {
    job = started;
  }).catch((error: unknown) => error);
  if (asked === null) throw new Error('the moment never came');
  expect(end).toBeInstanceOf(TrailcaseError);
  expect((end as TrailcaseError).code).toBe('cancelled');
  return performance.now() - asked;
}

const moments: Record<string, (progress: JobProgress) => boolean> = {
  'before it read anything': ({ stage }) => stage === 'starting',
  'at the first bytes of the second file': ({ stage }) => stage.endsWith(': reading second.ndjson'),
  'in the middle of the second file': ({ stage, done, total }) =>
    stage.endsWith(': reading second.ndjson') && done > (total ?? 0) / 2,
  'while indexes are built': ({ stage }) => stage.endsWith(': building indexes second.ndjson'),
};

describe('an import that is cancelled', () => {
  it.each(Object.entries(moments))(
    'ends soon, keeps the files before, and another can follow: %s',
    async (when, isMoment) => {
      const engine = await engines.open(place('a.trailcase'));
      const first = makeArchive('first.ndjson', 100);
      const second = makeArchive('second.ndjson', 20_000, 1_000);
      const milliseconds = await cancelAt(engine, [first, second], isMoment);
      expect(milliseconds).toBeLessThan(patience);
      const kept = when === 'before it read anything' ? [] : ['first.ndjson'];
      const { sources, records } = await engine.call('case.info', {});
      expect(sources.map(({ name }) => name)).toEqual(kept);
      expect(records).toBe(kept.length * 100);
      expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);

      const again = await importFiles(engine, [first, second]);
      expect(again.sources.map(({ stored }) => stored)).toEqual(
        kept.length === 0 ? [100, 20_000] : [20_000],
      );
      expect(await engine.call('records.count', {})).toBe(20_100);
    },
  );
});

describe('an import of a file that is compared with one in the case', () => {
  it('is cancelled while its bytes are compared', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const file = makeArchive('first.ndjson', 20_000);
    await importFiles(engine, [file]);
    await cancelAt(engine, [file], ({ stage }) => stage === 'comparing first.ndjson');
    expect((await engine.call('case.info', {})).sources).toHaveLength(1);
  });
});

describe('closing a case during an import', () => {
  it('rolls the file at hand back', async () => {
    const path = place('a.trailcase');
    const engine = await engines.open(path);
    const files = [makeArchive('first.ndjson', 20_000)];
    const end = runJob(engine, 'import.start', { files }).catch((error: unknown) => error);
    await engine.call('case.close', {});
    expect((await end) as TrailcaseError).toMatchObject({ code: 'cancelled' });
    await engine.call('case.open', { path });
    expect((await engine.call('case.info', {})).sources).toEqual([]);
  });
});

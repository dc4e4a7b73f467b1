import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { exportTo } from '../../../helpers/exports.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

async function open(records: number): Promise<Engine> {
  const engine = await engines.open(place('a.trailcase'));
  const path = place('in.ndjson');
  generateArchive({ kind: 'event', records, path, seed: 'trouble', firstId: 0 });
  await importFiles(engine, [path]);
  mkdirSync(dirname(place('out/x')));
  return engine;
}

/** Changes a byte of a frame of evidence, as only a database tool can. */
function damageEvidence(path: string): void {
  const db = new Database(path);
  const trigger = `SELECT sql FROM sqlite_schema WHERE name = 'chunk_no_update'`;
  const sql = db.prepare(trigger).pluck().get() as string;
  db.exec(`DROP TRIGGER chunk_no_update;
    UPDATE chunk SET data = CAST(substr(data, 1, 5000) || x'00ff00ff' || substr(data, 5005) AS BLOB);
    ${sql}`);
  db.close();
}

const left = () => readdirSync(place('out')).sort();
const actions = async (engine: Engine) =>
  (await engine.call('custody.list', {})).map(({ action }) => action);

describe('an export that cannot be', () => {
  it('leaves a file of that name as it is, and nothing else', async () => {
    const engine = await open(10);
    writeFileSync(place('out/x.json'), 'mine');
    const failure = exportTo(engine, { out: place('out/x.json'), format: 'json' });
    await expect(failure).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(place('out/x.json'), 'utf8')).toBe('mine');
    expect(left()).toEqual(['x.json']);
    expect(await actions(engine)).not.toContain('exported');
  });

  it('leaves a manifest of that name as it is, and no file', async () => {
    const engine = await open(10);
    writeFileSync(place('out/x.json.manifest.json'), 'mine');
    const failure = exportTo(engine, { out: place('out/x.json'), format: 'json' });
    await expect(failure).rejects.toMatchObject({ code: 'file-exists' });
    expect(left()).toEqual(['x.json.manifest.json']);
  });

  it('says so where there is no such folder', async () => {
    const engine = await open(10);
    const failure = exportTo(engine, { out: place('none/x.json'), format: 'json' });
    await expect(failure).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it.each(['time', 'ip'])('leaves nothing when it is cancelled, ordered by %s', async (name) => {
    const engine = await open(110_000);
    let job = 0;
    const running = runJob(
      engine,
      'export.start',
      {
        question: { kind: null, where: { kind: 'all' } },
        sort: [{ field: { kind: 'field', name }, descending: false }],
        ...{ out: place('out/x.csv'), format: 'csv' },
      },
      ({ done }) => {
        if (done > 50_000) void engine.call('job.cancel', { job });
      },
      (started) => {
        job = started;
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(left()).toEqual([]);
    expect(await actions(engine)).not.toContain('exported');
  });

  it('leaves nothing when the evidence is damaged', async () => {
    const engine = await open(3_000);
    await engine.close();
    damageEvidence(place('a.trailcase'));
    const again = await engines.open(place('a.trailcase'));
    const failure = exportTo(again, { out: place('out/x.json'), format: 'json' });
    await expect(failure).rejects.toMatchObject({ code: 'case-altered' });
    expect(left()).toEqual([]);
  });

  it('does not keep another from going on at the same time', async () => {
    const engine = await open(20_000);
    const all = ['json', 'ndjson', 'csv'] as const;
    const done = await Promise.all(
      all.map((format) => exportTo(engine, { out: place(`out/${format}`), format })),
    );
    expect(done.map(({ receipt }) => receipt.counts.written)).toEqual([20_000, 20_000, 20_000]);
    expect(left()).toHaveLength(6);
  });
});

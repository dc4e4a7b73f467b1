import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { importOne, useEngines } from '../helpers/engines.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

describe('what a killed command left behind', () => {
  it('does not keep the same evidence from being written', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const archive = generateArchive({
      kind: 'event',
      records: 50,
      seed: 'left',
      path: place('events.ndjson'),
    });
    await importOne(engine, archive.path);
    const out = place('out.ndjson');
    for (const left of [`${out}.partial`, `${out}.0a1b2c3d.partial`]) {
      place(left.slice(dirname(out).length + 1), 'half of it');
    }
    await runJob(engine, 'evidence.write', { source: 1, out });
    expect(readFileSync(out).equals(readFileSync(archive.path))).toBe(true);
    const names = readdirSync(dirname(out)).filter((name) => name.startsWith('out.'));
    expect(names.sort()).toEqual([
      'out.ndjson',
      'out.ndjson.0a1b2c3d.partial',
      'out.ndjson.partial',
    ]);
  });

  it('does not keep the case from being created', async () => {
    place('a.trailcase.0a1b2c3d.new', '');
    place('a.trailcase.0a1b2c3d.new-journal', 'half of it');
    const engine = await engines.open(place('a.trailcase'));
    expect((await engine.call('case.info', {})).records).toBe(0);
  });

  it.each(['-wal', '-journal'])(
    'is not taken for a part of a new case when it is the %s of one that is gone',
    async (suffix) => {
      const path = place('a.trailcase');
      const left = place(`a.trailcase${suffix}`, 'the end of a case');
      const engine = createEngine();
      await expect(engine.call('case.open', { path, create: true })).rejects.toMatchObject({
        code: 'file-exists',
      });
      await engine.close();
      expect(readdirSync(dirname(path))).toEqual([`a.trailcase${suffix}`]);
      expect(readFileSync(left, 'utf8')).toBe('the end of a case');
    },
  );

  it('is refused with a reason when the folder of the case is not there', async () => {
    const engine = createEngine();
    const path = place('no such folder/a.trailcase');
    await expect(engine.call('case.open', { path, create: true })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
    await engine.close();
  });
});

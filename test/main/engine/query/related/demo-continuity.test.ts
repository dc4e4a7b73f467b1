import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allRecords, importFiles, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();
const demo = (name: string) =>
  fileURLToPath(new URL(`../../../../../assets/demo/${name}`, import.meta.url));

it('finds the one change that is missing from the demo archives, from any record', async () => {
  const engine = await engines.open(place('demo.trailcase'));
  await importFiles(engine, [demo('audit.json'), demo('mixed-export.zip')]);
  const audit = (await allRecords(engine)).filter(({ kind }) => kind === 'audit');
  const broken = new Map<number, string[]>();
  for (const { id } of audit) {
    const { versions } = await engine.call('record.versions', { id });
    if (id % 5 === 0) expect(versions.map(({ record }) => record)).toContain(id);
    for (const { record, continues, breaks } of versions) {
      if (continues === false) broken.set(record, breaks);
    }
  }
  const [found] = broken;
  expect(broken.size).toBe(1);
  const { fields, time } = await engine.call('record.get', { id: found?.[0] ?? 0 });
  expect({ target: fields.target, time, breaks: found?.[1] }).toEqual({
    target: 'Google IdP',
    time: expect.stringMatching(/^2026-02-12/),
    breaks: ['allowedDomains', 'autoLink'],
  });
});

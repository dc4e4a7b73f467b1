import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runJob } from '../../shared/run-job.ts';
import { demoFolder } from '../demo/generate-demo.ts';
import { readDemo } from '../demo/read-demo.ts';
import { allRecords, importFiles, useEngines } from '../helpers/engines.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';
import { expectEvidence, expectRandomRecords, readOriginals } from './original-bytes.ts';

const place = useTempFolder();
const engines = useEngines();

it('the demo is stored whole, and gives back every byte of 1 000 random records and of its files', async () => {
  const engine = await engines.open(place('demo.trailcase'));
  const names = readdirSync(demoFolder).filter((name) => !name.endsWith('.md'));
  const files = names.map((name) => join(demoFolder, name));
  const { sources, refused } = await importFiles(engine, files);
  expect(refused).toEqual([]);
  for (const source of sources) expect(source).toMatchObject({ rejected: 0, state: 'complete' });

  const { zip, ...kinds } = await readDemo(demoFolder);
  const written = [...Object.values(kinds), ...Object.values(zip)].flat().length;
  const records = await allRecords(engine);
  const total = (of: 'read' | 'stored') => sources.reduce((sum, source) => sum + source[of], 0);
  expect(total('read')).toBe(written);
  expect(total('stored')).toBe(records.length);
  expect(records.filter(({ flags }) => flags.includes('undated'))).toEqual([]);

  const originals = await readOriginals(sources);
  await expectRandomRecords(engine, records, originals, 'demo');
  await expectEvidence(engine, sources, originals, place);
  expect(await runJob(engine, 'verify.start', {})).toMatchObject({ ok: true });
});

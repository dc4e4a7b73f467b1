import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/contract.ts';
import type { ImportReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { useEngines } from '../helpers/engines.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

function makeArchive(name: string, records: number): string {
  return generateArchive({ kind: 'audit', records, seed: name, path: place(name) }).path;
}

/** Imports files and does something to one of them as soon as it is being read. */
async function importWhile(
  engine: Engine,
  files: string[],
  disturb: () => void,
): Promise<ImportReceipt> {
  let disturbed = false;
  const receipt = await runJob(engine, 'import.start', { files }, ({ stage }) => {
    if (disturbed || !/(?:^|: )reading /.test(stage)) return;
    disturbed = true;
    disturb();
  });
  expect(disturbed).toBe(true);
  return receipt;
}

const disturbances: Record<string, (path: string) => void> = {
  'appended to': (path) => appendFileSync(path, '{"id":"late"}\n'),
  'written over': (path) => {
    const bytes = readFileSync(path);
    bytes.write('x', bytes.length - 100);
    writeFileSync(path, bytes);
  },
  'cut short': (path) => truncateSync(path, 2_000_000),
  emptied: (path) => truncateSync(path, 0),
  'replaced by another of the same name': (path) => {
    copyFileSync(path, `${path}.other`);
    renameSync(`${path}.other`, path);
  },
  deleted: (path) => rmSync(path),
};

describe('a file that is changed while it is imported', () => {
  it.each(Object.entries(disturbances))(
    'is refused when it is %s, with nothing of it stored and the other file kept',
    async (_how, disturb) => {
      const engine = await engines.open(place('a.trailcase'));
      const changing = makeArchive('changing.ndjson', 12_000);
      const calm = makeArchive('calm.ndjson', 100);
      const { sources, refused } = await importWhile(engine, [changing, calm], () =>
        disturb(changing),
      );
      expect(refused.map(({ code }) => code)).toEqual(['file-changed']);
      expect(refused[0]?.message).toMatch(/nothing of it was stored/);
      expect(sources.map(({ name }) => name)).toEqual(['calm.ndjson']);
      expect(await engine.call('records.count', {})).toBe(100);
      expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
    },
  );

  it('is refused when it is compressed', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const packed = place('packed.ndjson.gz', gzipSync(readFileSync(makeArchive('plain', 12_000))));
    const { sources, refused } = await importWhile(engine, [packed], () =>
      appendFileSync(packed, gzipSync('{"id":"late"}\n')),
    );
    expect(refused.map(({ code }) => code)).toEqual(['file-changed']);
    expect(sources).toEqual([]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });
});

import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { packers, type RandomArchive, randomArchive, writeArchive } from './random-archive.ts';
import { rawBytes, useSharedCase } from './shared-case.ts';
import { asCells, headerForms } from './tenant-records.ts';

const shared = useSharedCase();

let archives = 0;
const nextName = () => {
  archives += 1;
  return `a${archives}`;
};

/** What a record's own bytes say, in whatever form the archive has. */
function readBack(raw: Buffer, { layout, encoding }: RandomArchive): unknown {
  const text = new TextDecoder(encoding.replace(' with BOM', '')).decode(raw);
  if (layout === 'csv' || layout === 'tsv') {
    return Papa.parse<string[]>(text, { delimiter: layout === 'csv' ? ',' : '\t' }).data[0];
  }
  const value = JSON.parse(text) as { node?: unknown };
  return layout === 'edges and nodes' ? value.node : value;
}

it('records of any kind come back from any archive as they were written, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(randomArchive(nextName), async (archive) => {
      const name = `${nextName()}.archive`;
      const member = writeArchive(archive);
      const { of } = await shared.import({ [name]: packers[archive.container](member) });
      const { receipt, records } = of(name);
      const { read, stored, duplicates, rejected } = receipt;
      const count = archive.records.length;
      expect({ read, stored, duplicates, rejected }).toEqual({
        read: count,
        stored: count,
        duplicates: 0,
        rejected: 0,
      });
      for (const [at, { kind, value, time, fields }] of archive.records.entries()) {
        const record = records[at];
        if (record === undefined) throw new Error(`record ${at} is missing`);
        expect(record).toMatchObject({ kind, time });
        expect(record.fields).toEqual(fields);
        const raw = await rawBytes(shared.engine, record);
        expect(raw).toEqual(member.subarray(record.offset, record.offset + record.length));
        const isTable = archive.layout === 'csv' || archive.layout === 'tsv';
        const written = isTable ? Object.values(asCells(kind, value, headerForms.label)) : value;
        expect(readBack(raw, archive)).toEqual(written);
      }
    }),
    { numRuns: 20 },
  );
  expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../../../main/engine/sources/index.ts';
import type {
  Sample,
  SourceDescription,
} from '../../../../main/engine/sources/source-description.ts';
import { type ImportedFiles, useSharedCase } from '../ingest/shared-case.ts';
import { readSample } from './read-sample.ts';

const shared = useSharedCase();

const nameOf = (at: number, { record }: Sample) =>
  `sample-${at}.${typeof record === 'string' ? 'csv' : 'json'}`;

const textOf = ({ record }: Sample) =>
  typeof record === 'string' ? record : JSON.stringify([record]);

describe.each(sources)('the source $system', ({ system, samples, shapes }) => {
  let files: ImportedFiles;
  const cases = samples.map((sample, at) => ({ ...sample, at, file: nameOf(at, sample) }));

  beforeAll(async () => {
    files = await shared.import(
      Object.fromEntries(samples.map((sample, at) => [nameOf(at, sample), textOf(sample)])),
    );
  });

  it('has a sample of every kind that its shapes can have', () => {
    const told = shapes.flatMap(({ kind }) => (typeof kind === 'string' ? [kind] : kind.kinds));
    const shown = new Set(samples.map(({ kind }) => kind));
    expect([...new Set(told)].filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it.each(cases)('knows "$title" without being told', ({ file, fields }) => {
    const { receipts, refused } = files.of(file);
    expect(refused).toEqual([]);
    const warnings = fields.time === undefined ? [expect.stringContaining('undated')] : [];
    expect(receipts).toMatchObject([{ system, read: 1, stored: 1, rejected: 0, warnings }]);
  });

  it.each(cases)('reads "$title" as it is written down', (sample) => {
    const { kind, outcome, fields } = sample;
    const source = sources.find((each) => each.system === system) as SourceDescription;
    expect(readSample(source, sample)).toEqual({
      kind,
      outcome,
      fields,
      old: sample.old ?? null,
      new: sample.new ?? null,
    });
  });

  it('reads all its samples out of one file, too', async () => {
    const records = samples.flatMap(({ record }) => (typeof record === 'string' ? [] : [record]));
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const together = await shared.import({ [`${system}.ndjson`]: lines });
    expect(together.of(`${system}.ndjson`).receipt).toMatchObject({
      system,
      read: records.length,
      stored: 0,
      duplicates: records.length,
    });
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { ExportManifest } from '../../../../shared/export.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { exportTo } from '../../../helpers/exports.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function open(): Promise<Engine> {
  const engine = await engines.open(place('a.trailcase'));
  for (const kind of ['audit', 'event'] as const) {
    const path = place(`${kind}.ndjson`);
    generateArchive({ kind, records: 500, path, seed: 'manifest', firstId: 0 });
    await importFiles(engine, [path]);
  }
  return engine;
}

const failures = {
  kind: 'event' as const,
  where: {
    kind: 'compare' as const,
    field: { kind: 'field' as const, name: 'outcome' },
    operator: 'is' as const,
    operand: { kind: 'text' as const, text: 'failure', exact: false },
  },
};

describe('the manifest of an export', () => {
  it('tells the question in words, in canonical text and as a tree', async () => {
    const engine = await open();
    const where = { kind: 'text' as const, operator: 'contains' as const, text: 'iversen' };
    const question = { kind: 'audit' as const, where };
    const { manifest, text } = await exportTo(engine, {
      question,
      out: place('o'),
      format: 'ndjson',
    });
    expect(manifest.question).toMatchObject({ text: "any:'iversen'", query: where, typed: null });
    expect(manifest.question.sentence).toContain('iversen');
    expect(manifest.counts.matched).toBeGreaterThan(0);
    for (const line of text.trim().split('\n')) expect(line).toMatch(/iversen/i);
  });

  it('has counts that add up, with and without a limit', async () => {
    const engine = await open();
    const all = await exportTo(engine, { question: failures, out: place('all'), format: 'ndjson' });
    const limited = await exportTo(engine, {
      ...{ question: failures, out: place('some'), format: 'ndjson', limit: 7 },
    });
    for (const { manifest, receipt, text } of [all, limited]) {
      const { counts } = manifest;
      expect(counts.inCase).toBe(1_000);
      expect(counts.inCase).toBe(counts.matched + counts.notMatched);
      expect(counts.matched).toBe(counts.written + counts.leftOut);
      expect(counts.leftOutWhy.reduce((sum, { count }) => sum + count, 0)).toBe(counts.leftOut);
      expect(text.trim().split('\n')).toHaveLength(counts.written);
      expect(manifest.file.records).toBe(counts.written);
      expect(manifest.kinds).toEqual({ event: counts.written });
      expect(manifest.sources.map(({ written }) => written)).toEqual([0, counts.written]);
      expect(receipt.counts).toEqual(counts);
    }
    expect(all.manifest.counts.leftOut).toBe(0);
    expect(limited.manifest.counts).toMatchObject({
      matched: all.manifest.counts.matched,
      written: 7,
      leftOutWhy: [{ reason: 'beyond the limit that was asked for' }],
    });
  });

  it('names file, case, sources and span as they are', async () => {
    const engine = await open();
    const { manifest, bytes, receipt } = await exportTo(engine, {
      ...{
        question: failures,
        out: place('o.json'),
        format: 'json',
        typed: 'failed',
        ignored: ['x'],
      },
    });
    const info = await engine.call('case.info', {});
    expect(manifest.file).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length });
    expect(receipt).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length });
    const beside = readFileSync(`${place('o.json')}.manifest.json`);
    expect(receipt.manifest).toMatchObject({ sha256: sha256(beside), bytes: beside.length });
    expect(manifest.case).toEqual({ id: info.id, created: info.created });
    expect(manifest.sources).toMatchObject(
      info.sources.map(({ id, name, sha256: hash, read, stored, duplicates, rejected }) => ({
        ...{ id, name, sha256: hash, read, stored, duplicates, rejected },
      })),
    );
    const times = (JSON.parse(bytes.toString()) as { createdOn: string }[])
      .map(({ createdOn }) => createdOn.replace('Z', '000Z'))
      .sort();
    expect(manifest.span).toEqual({ first: times[0], last: times.at(-1), undated: 0 });
    expect(manifest.question).toMatchObject({
      ...{ kind: 'event', typed: 'failed', ignored: ['x'], query: failures.where, zone: 'UTC' },
      asOf: info.kinds
        .map(({ last }) => last ?? '')
        .sort()
        .at(-1),
      sort: ['time desc', 'record desc'],
    });
    expect(manifest.generated).toMatchObject({
      tool: expect.stringMatching(/^trailcase \d/) as string,
      case: place('a.trailcase'),
      file: 'o.json',
    });
  });

  it.each(['json', 'ndjson', 'csv', 'csv-safe'] as const)(
    'and the file as %s are the same bytes each time, save for what is generated',
    async (format) => {
      const engine = await open();
      const one = await exportTo(engine, { out: place('one'), format });
      await engine.close();
      const later = await engines.open(place('a.trailcase'));
      const other = await exportTo(later, { out: place('other'), format });
      expect(other.bytes.equals(one.bytes)).toBe(true);
      const fixed = ({ generated: _, ...rest }: ExportManifest) => JSON.stringify(rest);
      expect(fixed(other.manifest)).toBe(fixed(one.manifest));
    },
  );

  it('is noted in the custody log with the question and the hashes, and the case stays sound', async () => {
    const engine = await open();
    const before = (await engine.call('case.info', {})).custody;
    const { receipt, manifest } = await exportTo(engine, {
      ...{ question: failures, out: place('o.csv'), format: 'csv-safe' },
    });
    expect(manifest.generated.custody).toEqual(before);
    const entry = (await engine.call('custody.list', {})).at(-1);
    expect(entry).toMatchObject({
      action: 'exported',
      detail: {
        path: place('o.csv'),
        sha256: receipt.sha256,
        manifest: receipt.manifest.sha256,
        question: { query: failures.where },
      },
    });
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });
});

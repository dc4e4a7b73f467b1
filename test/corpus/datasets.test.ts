import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import type { Engine } from '../../shared/contract.ts';
import type { ImportReceipt, Refusal, SourceReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { allRecords, importFiles } from '../helpers/engines.ts';
import { expectEvidence, expectRandomRecords, readOriginals } from './original-bytes.ts';

const root = fileURLToPath(new URL('../../../shared/datasets', import.meta.url));
const isThere = existsSync(root);
if (!isThere) console.log(`skipped: there are no sample data at ${root}`);

/** Suites with tests of their own. */
const suites = /^(sigma|jsontestsuite|csv-spectrum)\//;

const names = isThere
  ? readdirSync(root, { recursive: true })
      .map(String)
      .filter((name) => !suites.test(`${name}/`) && statSync(join(root, name)).isFile())
      .sort()
  : [];

/** What the list of the sample data says of the number of records in a file. */
const recordsOf = new Map(
  isThere
    ? [
        ...readFileSync(join(root, 'INDEX.md'), 'utf8').matchAll(
          /^\| `([^`]+)` \|[^|]*\| (\d+) \|/gm,
        ),
      ].map(([, name, count]) => [name, Number(count)])
    : [],
);

describe.runIf(isThere)('sample data that nobody here wrote', () => {
  let folder = '';
  let engine: Engine;
  let unmapped: ImportReceipt;
  const mapped: ImportReceipt = { case: '', sources: [], refused: [] };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trailcase-datasets-'));
    engine = createEngine();
    await engine.call('case.open', { path: join(folder, 'unmapped.trailcase'), create: true });
    const files = names.map((name) => join(root, name));
    unmapped = await importFiles(engine, files);
    await expectSound(engine);

    await engine.call('case.open', { path: join(folder, 'mapped.trailcase'), create: true });
    const byMapping = Map.groupBy(unmapped.refused, mappingOf);
    for (const [mapping, refused] of byMapping) {
      const map = Object.fromEntries(mapping.split(',').map((part) => part.split('=')));
      const these = files.filter((file) => refused.some(({ name }) => name === memberName(file)));
      const { sources, refused: again } = await importFiles(engine, these, { kind: 'event', map });
      mapped.sources.push(...sources);
      mapped.refused.push(...again);
    }
  });

  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is all there', () => {
    expect(names.length).toBeGreaterThan(90);
    expect(recordsOf.size).toBeGreaterThan(90);
  });

  it.each(names)('%s without mapping: stored by the law, or refused with its columns', (name) => {
    const source = sourceOf(unmapped, name);
    if (source !== undefined) return expectLaw(source);
    const refusal = refusalOf(unmapped, name);
    expect(refusal?.code).toBe('unknown-shape');
    const { columns = [], message = '', suggestion } = refusal ?? {};
    if (/\.(md|txt)$/.test(name)) return;
    expect(columns.length).toBeGreaterThan(0);
    for (const column of columns.slice(0, 40)) expect(message).toContain(column);
    expect(suggestion).toBeTypeOf('string');
    if (!name.endsWith('.log')) expect(message).toContain(`--map '${suggestion}'`);
  });

  it.each(names)('%s with the suggested mapping: every record is accounted for', (name) => {
    if (sourceOf(unmapped, name) !== undefined) return;
    const source = sourceOf(mapped, name);
    if (source === undefined) {
      expect(refusalOf(mapped, name)?.code).toBe('unknown-shape');
      expect(name).toMatch(/\.md$/);
      return;
    }
    expectLaw(source);
    expect(source).toMatchObject({ state: 'complete', rejected: 0 });
    // A first line that is no header is taken for one: nothing tells them apart.
    const expected = (recordsOf.get(name) ?? Number.NaN) - (name.endsWith('.log') ? 1 : 0);
    expect(source.read).toBe(expected);
  });

  it('gives back the bytes of 1 000 random records, and of every file', async () => {
    const originals = await readOriginals(mapped.sources);
    const records = await allRecords(engine);
    expect(records.length).toBe(mapped.sources.reduce((sum, { stored }) => sum + stored, 0));
    await expectRandomRecords(engine, records, originals, 'datasets');
    await expectEvidence(engine, mapped.sources, originals, (file) => join(folder, file));
  });

  it('stands in a case that verifies', () => expectSound(engine));
});

async function expectSound(engine: Engine): Promise<void> {
  const { ok, checks } = await runJob(engine, 'verify.start', {});
  expect({ ok, wrong: checks.filter((check) => !check.ok) }).toEqual({ ok: true, wrong: [] });
}

function expectLaw({ read, stored, duplicates, rejected, kinds }: SourceReceipt): void {
  expect(stored + duplicates + rejected).toBe(read);
  expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(stored);
}

function sourceOf({ sources }: ImportReceipt, name: string): SourceReceipt | undefined {
  return sources.find(({ file }) => file.path === join(root, name));
}

function refusalOf({ refused }: ImportReceipt, name: string): Refusal | undefined {
  return refused.find((refusal) => refusal.name === memberName(name));
}

/** A refusal names the member: of a gzip that is its name without the ending. */
function memberName(name: string): string {
  return basename(name).replace(/\.gz$/, '');
}

/** The mapping that was suggested; where nothing was near, one to the first column. */
function mappingOf({ suggestion = '', columns: [first = 'time'] = [] }: Refusal): string {
  return suggestion === '' ? `actor=${first}` : suggestion;
}

/** The JSON parsing test suite of Nicolas Seriot: y_ must be accepted, n_ must not, i_ is free. */
const suite = join(root, 'jsontestsuite', 'test_parsing');

describe.runIf(existsSync(suite))('JSONTestSuite as whole files, mapped to events', () => {
  const verdicts = readdirSync(existsSync(suite) ? suite : '.').sort();
  let folder = '';
  let engine: Engine;
  let receipt: ImportReceipt;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trailcase-json-suite-'));
    engine = createEngine();
    await engine.call('case.open', { path: join(folder, 'a.trailcase'), create: true });
    const files = verdicts.map((name) => join(suite, name));
    receipt = await importFiles(engine, files, { kind: 'event', map: { time: 'x' }, again: true });
  });

  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const named = (name: string) => receipt.sources.find(({ file }) => file.name === name);

  it.each(verdicts.filter((name) => name.startsWith('y_')))('%s is imported', (name) => {
    const source = named(name);
    expect(source).toMatchObject({ rejected: 0, state: 'complete' });
    const value: unknown = JSON.parse(readFileSync(join(suite, name), 'utf8'));
    const isEnvelope = source?.layout === 'envelope';
    if (!isEnvelope) expect(source?.read).toBe(Array.isArray(value) ? value.length : 1);
  });

  it.each(verdicts.filter((name) => name.startsWith('n_')))('%s is not wholly accepted', (name) => {
    const source = named(name);
    if (source === undefined) {
      const refusal = receipt.refused.find((each) => each.name === name);
      expect(refusal).toMatchObject({ code: 'unknown-shape' });
    } else {
      expectLaw(source);
      expect(source.rejected).toBeGreaterThan(0);
    }
  });

  it('whatever is free is stored by the law or refused, and all evidence verifies', async () => {
    for (const source of receipt.sources) expectLaw(source);
    expect(receipt.sources.length + receipt.refused.length).toBe(verdicts.length);
    await expectSound(engine);
  });
});

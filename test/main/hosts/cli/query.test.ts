import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facet, Histogram } from '../../../../shared/case.ts';
import { trailcase } from '../../../helpers/command-line.ts';

const demo = fileURLToPath(new URL('../../../../assets/demo/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'trailcase-query-'));
const path = join(folder, 'demo.trailcase');

beforeAll(async () => {
  const files = ['audit.json', 'events.ndjson.gz', 'jobs.json', 'notifications.csv'];
  const { code } = await trailcase('import', path, ...files.map((name) => join(demo, name)));
  expect(code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on the demo case and gives what it printed. */
async function ask(command: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await trailcase(command, path, ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

async function records(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse(await ask('query', ...args, '--format', 'json')) as Record<string, unknown>[];
}

describe('trailcase query with a question', () => {
  it('lists what it is true of, newest first, in every format with the same records', async () => {
    const question = ['failed logins', '--kind', 'event', '--limit', '20'];
    const found = await records(...question);
    expect(found).toHaveLength(20);
    for (const { eventType, status } of found) {
      expect([eventType, status]).toEqual(['login', 'Failure']);
    }
    const times = found.map(({ time }) => time as string);
    expect(times).toEqual([...times].sort().reverse());
    const lines = (await ask('query', ...question, '--format', 'ndjson')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(found);
    const csv = await ask('query', ...question, '--format', 'csv');
    const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(rows.data.map(({ raw }) => raw)).toEqual(found.map(({ raw }) => raw));
    const table = await ask('query', ...question);
    expect(table.trim().split('\n')).toHaveLength(21);
  });

  it('takes the question in one argument or in several words', async () => {
    const one = await ask('query', 'failed logins', '--kind', 'event', '--count');
    const several = await ask('query', 'failed', 'logins', '--kind', 'event', '--count');
    expect(Number(one)).toBeGreaterThan(20);
    expect(several).toBe(one);
  });

  it('counts relative times from the newest record, or from --now in --zone', async () => {
    const count = async (...args: string[]) =>
      Number(await ask('query', 'created today', '--kind', 'event', '--count', ...args));
    const here = await count();
    expect(here).toBeGreaterThan(0);
    const earlier = await records(
      'created today',
      '--kind',
      'event',
      '--now',
      '2026-02-10T23:30:00Z',
    );
    expect(new Set(earlier.map(({ time }) => (time as string).slice(0, 10)))).toEqual(
      new Set(['2026-02-10']),
    );
    const inBerlin = await records(
      'created today',
      '--kind',
      'event',
      '--now',
      '2026-02-10T23:30:00Z',
      '--zone',
      'Europe/Berlin',
    );
    expect((inBerlin.at(-1)?.time as string) > '2026-02-09T23:00').toBe(true);
    expect(inBerlin.length).not.toBe(earlier.length);
  });

  it('sorts by any field and shows the columns that are named', async () => {
    const rows = await records(
      '--kind',
      'job',
      '--sort',
      'Job Name, created at:desc',
      '--columns',
      'Job Name,Created At,Latest Status,details.host,id',
    );
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'Job Name',
      'Created At',
      'Latest Status',
      'details.host',
      'id',
    ]);
    const keys = rows.map(
      (row) => [row['Job Name'] as string, row['Created At'] as string] as const,
    );
    const expected = [...keys].sort(([a, at], [b, bt]) =>
      a === b ? (at < bt ? 1 : -1) : a < b ? -1 : 1,
    );
    expect(keys).toEqual(expected);
    const csv = await ask(
      'query',
      '--kind',
      'job',
      '--columns',
      'Job Name',
      '--format',
      'csv',
      '--limit',
      '2',
    );
    expect(csv.split(/\r?\n/)[0]).toBe('Job Name');
  });

  it('shows a timeline with what all kinds have', async () => {
    const [header] = (await ask('query', '--limit', '3')).split('\n');
    expect(header?.trim().split(/\s+/)).toEqual([
      'id',
      'kind',
      'time',
      'action',
      'actor',
      'target',
      'status',
      'ip',
    ]);
  });

  it('finds a text anywhere in the original records', async () => {
    const found = await records('any:"REDIRECTURIS"', '--kind', 'audit');
    expect(found.length).toBeGreaterThan(0);
    for (const { raw } of found) expect((raw as string).toLowerCase()).toContain('redirecturis');
  });

  it('explains how it is understood', async () => {
    const explained = JSON.parse(
      await ask('query', 'show failed logins from IP 192.0.2.10', '--kind', 'event', '--explain'),
    ) as Record<string, unknown>;
    expect(Object.keys(explained)).toEqual([
      'kind',
      'asOf',
      'sentence',
      'text',
      'ignored',
      'query',
    ]);
    expect(explained).toMatchObject({
      kind: 'event',
      asOf: expect.stringMatching(/^2026-02-1\dT/),
    });
    const again = JSON.parse(
      await ask('query', explained.text as string, '--kind', 'event', '--explain'),
    ) as Record<string, unknown>;
    expect(again).toMatchObject({ query: explained.query, text: explained.text, ignored: [] });
  });

  it('answers an unreadable question with 2, its place and what to write', async () => {
    const { code, out, err } = await trailcase(
      'query',
      path,
      'action is "update',
      '--kind',
      'audit',
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('character 11');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--sort', 'nonsense'], 'nonsense'],
    [['--columns', 'Actoor', '--kind', 'audit'], 'Actor'],
    [['x is y', '--now', 'soonish'], 'soonish'],
    [['--zone', 'Nowhere/City'], 'Nowhere/City'],
  ])('answers %j with 2 and names the trouble', async (args, named) => {
    const { code, out, err } = await trailcase('query', path, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });
});

describe('trailcase facets', () => {
  it('counts the values of a field under the other conditions', async () => {
    const facet = JSON.parse(
      await ask('facets', 'Outcome', 'failed logins', '--kind', 'event', '--json'),
    ) as Facet;
    expect(facet.top.map(({ value }) => value)).toContain('success');
    const logins = Number(
      await ask('query', 'event type contains login', '--kind', 'event', '--count'),
    );
    expect(facet.records).toBe(logins);
    expect(facet.top.reduce((sum, { count }) => sum + count, facet.missing)).toBe(logins);
    const text = await ask(
      'facets',
      'IP Address',
      'failed logins',
      '--kind',
      'event',
      '--top',
      '3',
    );
    expect(text).toMatch(/^\d+ records, \d+ values of IP Address/);
    expect(text).toContain('198.51.100.77');
  });

  it('answers an unknown field with 2', async () => {
    const { code, err } = await trailcase('facets', path, 'nonsense');
    expect(code).toBe(2);
    expect(err).toContain('nonsense');
  });
});

describe('trailcase histogram', () => {
  it('counts records over time, in words and as JSON', async () => {
    const histogram = JSON.parse(await ask('histogram', '--by', 'kind', '--json')) as Histogram;
    const total = Number(await ask('query', '--count'));
    const counted = [...histogram.buckets.map(({ counts }) => counts), histogram.undated]
      .flatMap((counts) => Object.values(counts))
      .reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(total);
    expect(histogram.records).toBe(total);
    const text = await ask(
      'histogram',
      'failed logins',
      '--kind',
      'event',
      '--zone',
      'Europe/Berlin',
    );
    expect(text).toMatch(/buckets of \d+ \w+, Europe\/Berlin/);
    expect(text).toContain('failure');
  });
});

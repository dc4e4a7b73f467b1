import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ExportManifest, ExportReceipt } from '../../../../shared/export.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

const events = ['ana', 'ben', '=ana'].map((name, at) => ({
  id: `e${at}`,
  eventType: 'login',
  status: at === 1 ? 'Failure' : 'Success',
  clientName: 'auth-ui',
  createdOn: `2026-01-0${at + 1}T10:00:00+01:00`,
  email: `${name}@example.com`,
  details: { attempt: at },
}));

async function newCase(): Promise<string> {
  const path = place('a.trailcase');
  const archive = place('in.ndjson', events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  expect((await trailcase('import', path, archive)).code).toBe(0);
  return path;
}

const manifestOf = (out: string) =>
  JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as ExportManifest;

describe('trailcase export', () => {
  it('writes the original records, oldest first, and says what it wrote', async () => {
    const out = place('o.json');
    const told = await trailcase('export', await newCase(), '--out', out);
    expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
    expect(told.out).toContain('written     3 of 3 that matched, 3 in the case');
    expect(told.out).toContain(manifestOf(out).file.sha256);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(events);
  });

  it('keeps to the question, the order, the columns and the limit', async () => {
    const out = place('o.csv');
    const options = ['--sort', 'Email:desc', '--columns', 'Email, details.attempt', '--limit', '1'];
    const words = ['status', 'is', 'success', 'from', 'last', 'week'];
    const told = await trailcase(
      ...['export', await newCase(), ...words, '--kind', 'event', '--now', '2026-01-07T00:00:00Z'],
      ...['--format', 'csv', '--out', out, '--json', ...options],
    );
    expect(told.code).toBe(0);
    const receipt = JSON.parse(told.out) as ExportReceipt;
    expect(receipt.counts).toMatchObject({ inCase: 3, matched: 2, written: 1, leftOut: 1 });
    expect(receipt.sentence).toMatch(/^Status is success/);
    expect(readFileSync(out, 'utf8')).toBe(
      'Email,details.attempt,Record\r\nana@example.com,0,1\r\n',
    );
    expect(told.err).toContain('csv-safe');
    expect(manifestOf(out).question).toMatchObject({
      ...{ kind: 'event', typed: words.join(' '), zone: 'UTC', limit: 1 },
      ...{ asOf: '2026-01-07T00:00:00.000000Z', asOfFrom: 'as asked' },
      sort: ['actor desc', 'time desc', 'record desc'],
    });
  });

  it('makes a table that no spreadsheet runs', async () => {
    const out = place('o.csv');
    const told = await trailcase(
      ...['export', await newCase(), '--kind', 'event', '--format', 'csv-safe', '--out', out],
    );
    expect(told.out).toContain('altered     1 cells');
    const { data } = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8'), {
      header: true,
    });
    expect(data[2]?.Email).toBe("'=ana@example.com");
    expect(told.err).toContain('empty in every row: Provider Name');
  });

  it('ends with 2 and writes nothing when the file is there, or the question cannot be read', async () => {
    const path = await newCase();
    const out = place('there', 'mine');
    expect(await trailcase('export', path, '--out', out)).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const other = place('other');
    const unread = await trailcase('export', path, '(status is', '--out', other);
    expect(unread).toMatchObject({ code: 2, out: '' });
    expect(unread.err).toContain('cannot be read');
    const column = ['--format', 'csv', '--columns', 'Emial', '--kind', 'event'];
    const wrong = await trailcase('export', path, '--out', other, ...column);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('Email');
    expect(existsSync(other)).toBe(false);
  });
});

import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { type ImportedFiles, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

function event(id: string | null, more = ''): string {
  const named = id === null ? '' : `"id":"${id}",`;
  return `{${named}"eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"${more}}`;
}

const audit =
  '{"id":"a","action":"update","target":"t","actor":"x","timestamp":"2026-01-20T11:02:00Z"}';

function attempt(eventId: string, number: number): string {
  return `{"eventId":"${eventId}","eventType":"user.updated","endpoint":"https://a.example","timestamp":"2026-01-20T11:0${number}:00Z","status":"Failed","attempt":${number}}`;
}

function mail(subject: string): string {
  return `{"subject":"${subject}","recipient":"ben@demo.example","timestamp":"2026-01-20T11:02:00Z","status":"sent","category":"digest"}`;
}

let files: ImportedFiles;

beforeAll(async () => {
  files = await shared.import({
    'one-file.ndjson': [event('a'), event('b'), event('a')].join('\n'),
    'next-file.json': `[\n${event('b')},\n${event('c')}\n]`,
    'other-kind.ndjson': `${audit}\n`,
    'other-bytes.ndjson': [event('d'), event('d', ',"email":"x"'), event('a', ',"email":"x"')].join(
      '\n',
    ),
    'as-table.csv': 'id,Event Type,Client Name,Created On\nb,login,wiki,2026-01-20T11:02:00Z\n',
    'no-id.ndjson': [mail('one'), mail('two'), mail('one')].join('\n'),
    'no-id-again.json': `[${mail('two')},${mail('three')}]`,
    'attempts.ndjson': [1, 2, 3, 2].map((n) => attempt('w1', n)).join('\n'),
    'empty-id.ndjson': `${event('')}\n${event('', ',"email":"y"')}\n`,
    'number-id.ndjson': `${event('7').replace('"7"', '7')}\n${event('7')}\n`,
  });
});

function countsOf(
  name: string,
): Pick<SourceReceipt, 'read' | 'stored' | 'duplicates' | 'differing'> {
  const { read, stored, duplicates, differing } = files.of(name).receipt;
  return { read, stored, duplicates, differing };
}

describe('a record that is there already', () => {
  it('in the same file is counted and not stored twice', () => {
    expect(countsOf('one-file.ndjson')).toEqual({
      read: 3,
      stored: 2,
      duplicates: 1,
      differing: 0,
    });
    expect(files.of('one-file.ndjson').records).toHaveLength(2);
  });

  it('in another file of the case likewise', () => {
    expect(countsOf('next-file.json')).toEqual({ read: 2, stored: 1, duplicates: 1, differing: 0 });
  });

  it('with the same id but of another kind is another record', () => {
    expect(countsOf('other-kind.ndjson')).toMatchObject({ stored: 1, duplicates: 0 });
  });

  it('with other bytes under its id is a duplicate that differs, with a warning', () => {
    expect(countsOf('other-bytes.ndjson')).toEqual({
      read: 3,
      stored: 1,
      duplicates: 2,
      differing: 2,
    });
    const [warning, ...more] = files.of('other-bytes.ndjson').receipt.warnings;
    expect(more).toEqual([]);
    expect(warning).toMatch(/^2 duplicates have the id of a stored record but other bytes/);
  });

  it('exported once as JSON and once as a table is not said to have other content', () => {
    expect(countsOf('as-table.csv')).toMatchObject({ stored: 0, duplicates: 1, differing: 1 });
    const [warning] = files.of('as-table.csv').receipt.warnings;
    expect(warning).toContain('other bytes');
    expect(warning).toMatch(/another (form|format)/);
    expect(warning).not.toMatch(/but other content;/);
  });

  it('without an id is known by its bytes, in one file and over several', () => {
    expect(countsOf('no-id.ndjson')).toEqual({ read: 3, stored: 2, duplicates: 1, differing: 0 });
    expect(countsOf('no-id-again.json')).toMatchObject({ stored: 1, duplicates: 1, differing: 0 });
  });

  it('with an empty id counts as one without', () => {
    expect(countsOf('empty-id.ndjson')).toMatchObject({ stored: 2, duplicates: 0 });
  });

  it('whose id is longer than a column keeps is told from others by all of it', async () => {
    const long = 'x'.repeat(9_000);
    const rows = [event(`${long}1`), event(`${long}2`), event(`${long}1`)];
    const { of } = await shared.import({ 'long-ids.ndjson': rows.join('\n') });
    expect(of('long-ids.ndjson').receipt).toMatchObject({ stored: 2, duplicates: 1 });
  });

  it('with its id once as a number and once as text is the same', () => {
    expect(countsOf('number-id.ndjson')).toMatchObject({ stored: 1, duplicates: 1 });
  });

  it('as another attempt to deliver one webhook event is a record of its own', () => {
    expect(countsOf('attempts.ndjson')).toMatchObject({ read: 4, stored: 3, duplicates: 1 });
    const attempts = files.of('attempts.ndjson').records.map(({ fields }) => fields.attempt);
    expect(attempts).toEqual([1, 2, 3]);
  });
});

describe('a file that is in the case already', () => {
  it('is refused by its bytes, whatever its name', async () => {
    const again = { 'renamed.json': `[\n${event('b')},\n${event('c')}\n]` };
    const { of } = await shared.import(again);
    expect(of('renamed.json').receipts).toEqual([]);
    expect(of('renamed.json').refused).toMatchObject([{ code: 'already-imported' }]);
    const message = of('renamed.json').refused[0]?.message;
    expect(message).toMatch(
      /already in the case, as next-file\.json \(SHA-256 [0-9a-f]{64}\).*--again/,
    );
  });

  it('is refused when it comes twice in one import, the others are taken', async () => {
    const { of, refused } = await shared.import({
      'twin-1.json': event('twin'),
      'twin-2.json': event('twin'),
      'after.json': event('after twins'),
    });
    expect(refused).toMatchObject([{ code: 'already-imported' }]);
    expect(of('twin-1.json').receipt.stored + of('after.json').receipt.stored).toBe(2);
  });

  it('compressed is another file: its records are duplicates', async () => {
    const { of } = await shared.import({ 'twin.json.gz': gzipSync(event('twin')) });
    expect(of('twin.json.gz').receipt).toMatchObject({ read: 1, stored: 0, duplicates: 1 });
  });

  it('is read once more when that is asked for: every record is a duplicate', async () => {
    const before = await shared.engine.call('records.count', {});
    const content = { 'one-file.ndjson': [event('a'), event('b'), event('a')].join('\n') };
    const { of } = await shared.import(content, { again: true });
    expect(of('one-file.ndjson').receipt).toMatchObject({
      read: 3,
      stored: 0,
      duplicates: 3,
      differing: 0,
      kinds: {},
      first: null,
      last: null,
    });
    expect(await shared.engine.call('records.count', {})).toBe(before);
    expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
  });
});

describe('an export that ends at a known limit', () => {
  it.each([
    [999, false],
    [1_000, true],
    [1_001, false],
    [5_000, true],
  ])('%i records: warned of is %s', async (count, isWarned) => {
    const rows = Array.from({ length: count }, (_, n) => event(`cap ${count} ${n}`));
    const name = `cap-${count}.ndjson`;
    const { of } = await shared.import({ [name]: rows.join('\n') });
    const { read, warnings } = of(name).receipt;
    expect(read).toBe(count);
    expect(warnings.some((warning) => warning.startsWith(`Exactly ${count} records`))).toBe(
      isWarned,
    );
  });

  it('counts what was read, duplicates and rejected records too', async () => {
    const rows = Array.from({ length: 998 }, (_, n) => event(`mixed cap ${n}`));
    const content = [...rows, event('mixed cap 1'), '{broken'].join('\n');
    const { of } = await shared.import({ 'mixed-cap.ndjson': `${content}\n` });
    expect(of('mixed-cap.ndjson').receipt).toMatchObject({ read: 1_000, stored: 998 });
    expect(of('mixed-cap.ndjson').receipt.warnings[0]).toMatch(/^Exactly 1000 records/);
  });
});

import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CaseInfo, RejectedRecord } from '../../../../shared/case.ts';
import type { ImportReceipt } from '../../../../shared/import-receipt.ts';
import type { VerifyReport } from '../../../../shared/verify-report.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

const events = [
  { id: 'e1', eventType: 'login', status: 'Success', email: 'ana@example.com' },
  { id: 'e2', eventType: 'login', status: 'Failure', email: 'ben@example.com' },
  { id: 'e3', eventType: 'mfa', status: 'Success', email: 'ana@example.com' },
].map((event, at) => ({
  ...event,
  clientName: 'auth-ui',
  createdOn: `2026-01-0${at + 1}T10:00:00Z`,
}));

const change = {
  id: 'a1',
  action: 'update IdentityProvider',
  target: 'Google',
  actor: 'ana@example.com',
  timestamp: '2026-01-20T11:02:00Z',
  oldEntity: { enabled: true },
  newEntity: { enabled: false, note: 'x' },
};

function archive(): string {
  const lines = [...events, change].map((record) => JSON.stringify(record));
  return place('mixed.ndjson', `${lines.join('\n')}\n{broken\n`);
}

async function newCase(): Promise<string> {
  const path = place('a.trailcase');
  const { code, err } = await trailcase('import', path, archive());
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return path;
}

describe('trailcase import', () => {
  it('prints a receipt whose figures add up', async () => {
    const { code, out } = await trailcase('import', place('b.trailcase'), archive());
    expect(code).toBe(0);
    expect(out).toContain('read        5 = 4 stored + 0 duplicate + 1 rejected');
  });

  it('gives the receipt as JSON', async () => {
    const path = place('b.trailcase');
    const { out } = await trailcase('import', path, archive(), '--json');
    const receipt = JSON.parse(out) as ImportReceipt;
    expect(receipt.case).toBe(path);
    expect(receipt.sources).toMatchObject([
      {
        id: 1,
        name: 'mixed.ndjson',
        bytes: readFileSync(archive()).length,
        system: 'tenant',
        kinds: { event: 3, audit: 1 },
        read: 5,
        stored: 4,
        duplicates: 0,
        rejected: 1,
        first: '2026-01-01T10:00:00.000000Z',
        last: '2026-01-20T11:02:00.000000Z',
        zone: 'UTC',
        zoneAssumed: false,
        state: 'complete',
      },
    ]);
  });

  it('ends with 1 when an archive is cut off, and keeps what was whole', async () => {
    const cut = place('cut.json', `[${JSON.stringify(change)}, {"action": "del`);
    const { code, out } = await trailcase('import', place('b.trailcase'), cut);
    expect(code).toBe(1);
    expect(out).toContain('INCOMPLETE');
  });

  it('ends with 2 and names the columns of an unknown shape', async () => {
    const other = place('other.csv', 'Created,User,What\n2026-01-01,ana,login\n');
    const { code, err } = await trailcase('import', place('b.trailcase'), other);
    expect(code).toBe(2);
    expect(err).toContain('Created, User, What');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('takes an unknown shape with a mapping', async () => {
    const other = place('other.csv', 'Created,User,What\n2026-01-01,ana,login\n');
    const path = place('b.trailcase');
    const map = 'time=Created,actor=User,action=What';
    const { code } = await trailcase('import', path, other, '--kind', 'event', '--map', map);
    expect(code).toBe(0);
    const { out } = await trailcase('query', path, '--format', 'ndjson');
    expect(JSON.parse(out)).toMatchObject({ kind: 'event', eventType: 'login', email: 'ana' });
  });

  it('refuses the same file a second time unless told otherwise', async () => {
    const path = await newCase();
    const again = await trailcase('import', path, archive());
    expect(again.code).toBe(2);
    expect(again.err).toContain('--again');
    const forced = await trailcase('import', path, archive(), '--again', '--json');
    expect((JSON.parse(forced.out) as ImportReceipt).sources[0]).toMatchObject({
      stored: 0,
      duplicates: 4,
    });
  });
});

describe('trailcase info', () => {
  it('tells kinds, span and sources in words and as JSON', async () => {
    const path = await newCase();
    expect((await trailcase('info', path)).out).toMatch(/event +3 .*2026-01-03/);
    const { out } = await trailcase('info', path, '--json');
    expect((JSON.parse(out) as CaseInfo).kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['audit', 1],
      ['event', 3],
    ]);
  });

  it('refuses a case that is not there, with 2', async () => {
    const { code, err } = await trailcase('info', place('none.trailcase'));
    expect(code).toBe(2);
    expect(err).toContain('no case at');
  });
});

describe('trailcase query', () => {
  it('lists the newest first, in every format with the same records', async () => {
    const path = await newCase();
    const lines = (await trailcase('query', path, '--format', 'ndjson')).out.trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { time: string; raw: string });
    expect(records.map(({ time }) => time)).toEqual([
      '2026-01-20T11:02:00.000000Z',
      '2026-01-03T10:00:00.000000Z',
      '2026-01-02T10:00:00.000000Z',
      '2026-01-01T10:00:00.000000Z',
    ]);
    expect(JSON.parse(records[0]?.raw ?? '')).toEqual(change);
    expect(JSON.parse((await trailcase('query', path, '--format', 'json')).out)).toEqual(records);
    const csv = (await trailcase('query', path, '--format', 'csv')).out;
    const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(rows.data.map(({ time, raw }) => ({ time, raw }))).toEqual(
      records.map(({ time, raw }) => ({ time, raw })),
    );
  });

  it('keeps to a kind, a limit and a count', async () => {
    const path = await newCase();
    expect((await trailcase('query', path, '--count')).out).toBe('4\n');
    expect((await trailcase('query', path, '--kind', 'event', '--count')).out).toBe('3\n');
    const { out } = await trailcase('query', path, '--limit', '2', '--format', 'ndjson');
    expect(out.trim().split('\n')).toHaveLength(2);
  });

  it('shows what log text hides and never sends it to the terminal', async () => {
    const hostile = { ...events[0], id: 'h', email: '\u001b]52;c;eA==\u0007\u202etxt.exe' };
    const path = place('b.trailcase');
    await trailcase('import', path, place('h.ndjson', `${JSON.stringify(hostile)}\n`));
    const { out } = await trailcase('query', path, '--kind', 'event');
    expect(out).toContain('‹U+001B›]52;c;eA==‹U+0007›‹U+202E›txt.exe');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('trailcase show', () => {
  it('cuts out exact bytes, states and the difference', async () => {
    const path = await newCase();
    const id = '4';
    const raw = await trailcase('show', path, id, '--raw');
    expect(raw.out).toBe(JSON.stringify(change));
    expect(JSON.parse((await trailcase('show', path, id, '--old')).out)).toEqual(change.oldEntity);
    expect(JSON.parse((await trailcase('show', path, id, '--new')).out)).toEqual(change.newEntity);
    expect(JSON.parse((await trailcase('show', path, id, '--diff')).out)).toEqual({
      enabled: { _old: true, _new: false },
      note__added: 'x',
    });
    expect((await trailcase('show', path, id)).out).toContain('Record 4: audit');
  });

  it('says when there is no state, with 1, and no such record, with 2', async () => {
    const path = await newCase();
    expect(await trailcase('show', path, '1', '--diff')).toMatchObject({ code: 1, out: '' });
    expect(await trailcase('show', path, '77')).toMatchObject({ code: 2, out: '' });
  });
});

describe('trailcase rejected', () => {
  it('gives place and reason of everything that was not stored', async () => {
    const path = await newCase();
    const { out } = await trailcase('rejected', path, '--json');
    const [rejected] = JSON.parse(out) as RejectedRecord[];
    const file = readFileSync(archive());
    expect(rejected).toMatchObject({
      source: 1,
      line: 5,
      code: 'invalid-json',
      excerpt: '{broken',
    });
    expect(rejected?.offset).toBe(file.indexOf('{broken'));
    expect((await trailcase('rejected', path)).out).toContain('line 5');
  });
});

describe('trailcase evidence', () => {
  it('writes the original out again, bit for bit, and never over another file', async () => {
    const path = await newCase();
    const out = place('copy.ndjson');
    expect((await trailcase('evidence', path, '1', '--out', out)).code).toBe(0);
    expect(readFileSync(out)).toEqual(readFileSync(archive()));
    const again = await trailcase('evidence', path, '1', '--out', out);
    expect(again.code).toBe(2);
    expect(again.err).toContain('left as it is');
  });
});

describe('trailcase verify', () => {
  it('finds nothing in a case that is what it was', async () => {
    const path = await newCase();
    const { code, out } = await trailcase('verify', path, '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as VerifyReport).ok).toBe(true);
    expect((await trailcase('verify', path)).out).toContain('The case is what it was.');
  });
});

describe('trailcase custody', () => {
  it('lists who did what', async () => {
    const path = await newCase();
    const { out } = await trailcase('custody', path);
    expect(out).toMatch(/1 .* created .*\n2 .* imported .*\n3 .* opened/);
  });
});

describe('the command line', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['import']],
    [['import', 'a.trailcase']],
    [['query', 'a.trailcase', '--kind', 'nonsense']],
    [['query', 'a.trailcase', '--limit', 'many']],
    [['show', 'a.trailcase', '1', '--raw', '--diff']],
    [['import', 'a.trailcase', 'b.json', '--map', 'nonsense']],
  ])('answers the wrong usage %j with 2 and says so on standard error only', async (args) => {
    const { code, out, err } = await trailcase(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.length).toBeGreaterThan(0);
  });

  it('helps with examples for every command', async () => {
    const { code, out } = await trailcase('--help');
    expect(code).toBe(0);
    const names = [...out.matchAll(/^ {2}(\w+) .*<case>|^ {2}(\w+) \[options\]/gm)];
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const [, one, other] of names) {
      const help = await trailcase(one ?? other ?? '', '--help');
      expect(help.code).toBe(0);
      expect(help.out).toMatch(/Examples?:\n {2}trailcase/);
    }
  });
});

import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { type ImportedFiles, rawBytes, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

function event(id: string, more: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z",${more}}`;
}

/** `text` in which `§` stands for one byte that no UTF-8 text holds. */
function withBadByte(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.from(bytes.map((byte) => (byte === 0xa7 ? 0xff : byte)));
}

const hostileKeys =
  '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":1,"then":1,"toJSON":"y","0":"zero"';

const change = `{"id":"p1","action":"update","target":"t","actor":"a","timestamp":"2026-01-20T11:02:00Z","oldEntity":{${hostileKeys},"a":1},"newEntity":{${hostileKeys.replace('zero', 'one')},"a":{"__proto__":2}}}`;

let files: ImportedFiles;

beforeAll(async () => {
  const header = 'id,Event Type,Client Name,Created On,Email';
  files = await shared.import({
    'repeated-keys.ndjson': event(
      'first',
      '"id":"second","email":"a@demo.example","email":"b@demo.example"',
    ),
    'surrogates.ndjson': event('s1', '"email":"\\ud800 lone","username":"\\ud83d\\ude00"'),
    'surrogates-utf16.ndjson': Buffer.from(event('s2', '"email":"\ud800 lone"'), 'utf16le'),
    'surrogate-columns.ndjson': [
      '{"sessionId":"\\ud800 a","protocol":"OIDC","userId":"\\udfff"}',
      '{"sessionId":"\\ud801 a","protocol":"OIDC","userId":"u"}',
      '{"jobId":"j\\u0000","jobName":"n","jobType":"\\ud800","message":"\\ude00\\ud83d\\u0000"}',
      '{"grantId":"g","email":"e","sessionId":"\\ud83d"}',
      `{"grantId":"g2","email":"e","sessionId":"${'x'.repeat(8_191)}😀"}`,
      '{"id":"c","action":"\\ud800","target":"t","actor":"a","oldEntity":{"\\ud801":1},"newEntity":{"\\ud802":1}}',
    ].join('\n'),
    'minus-zero.ndjson':
      '{"eventId":"z","eventType":"t","endpoint":"e","timestamp":-0,"attempt":-0,"response":{"status":-0.0,"latencyMs":-0}}',
    'nul.ndjson': `${event('n1', '"email":"a\\u0000b"')}\n${event('n2', '"email":"a\u0000b"')}\n`,
    'nul.csv': `${header}\nn3,login,wiki,2026-01-20T11:02:00Z,a\u0000b\n`,
    'invalid.ndjson': withBadByte(
      `${event('i1', '"email":"a§b"')}\n${event('i2', '"email":"ab"')}\n`,
    ),
    'invalid.csv': withBadByte(
      `${header}\ni3,login,wiki,2026-01-20T11:02:00Z,a§b\ni4,login,wiki,2026-01-20T11:02:00Z,ab\n`,
    ),
    'invalid-key.ndjson': withBadByte(event('i5', '"§":1')),
    'proto.ndjson': `${event('k1', hostileKeys)}\n${event('k2', '"email":"x"')}\n`,
    'proto-change.json': change,
    'proto.csv': `__proto__,constructor,toString,${header}\n1,2,3,k3,login,wiki,2026-01-20T11:02:00Z,x\n`,
    'proto-state.csv': `__proto__,Action,Target,Actor,Old Entity,New Entity\nz,update,t,a,"{""__proto__"":1}","{""__proto__"":2}"\n`,
    'repeated-columns.csv': `${header},Email,,\nc1,login,wiki,2026-01-20T11:02:00Z,first,second,third,fourth\n`,
    'ragged.csv': `${header}\nr1,login,wiki\nr2,login,wiki,2026-01-20T11:02:00Z,x,y,z\nr3,login,wiki,2026-01-20T11:02:00Z,x\n`,
    'controls.ndjson': event(
      'c2',
      '"email":"\\u001b]52;c;aGk=\\u0007\\u202etxt.exe","username":"\\ufeff\\u200b"',
    ),
    'scalars.ndjson': `${event('o1', '"email":"x"')}\n1\n"text"\nnull\n[1]\n{}\n`,
  });
});

describe('hostile text', () => {
  it.each([
    'repeated-keys.ndjson',
    'surrogates.ndjson',
    'surrogates-utf16.ndjson',
    'surrogate-columns.ndjson',
    'minus-zero.ndjson',
    'nul.ndjson',
    'nul.csv',
    'invalid.ndjson',
    'invalid.csv',
    'invalid-key.ndjson',
    'proto.ndjson',
    'proto-change.json',
    'proto.csv',
    'proto-state.csv',
    'repeated-columns.csv',
    'ragged.csv',
    'controls.ndjson',
    'scalars.ndjson',
  ])('%s: the law holds and raw bytes are unchanged', async (name) => {
    const { receipt, records } = files.of(name);
    expect(receipt.stored + receipt.duplicates + receipt.rejected).toBe(receipt.read);
    expect(receipt).toMatchObject({ state: 'complete', duplicates: 0 });
    expect(records.length).toBe(receipt.stored);
    expect(records.length).toBeGreaterThan(0);
    const given = readFileSync(shared.place(name));
    for (const record of records) {
      const raw = await rawBytes(shared.engine, record);
      expect(raw).toEqual(given.subarray(record.offset, record.offset + record.length));
    }
  });

  it('of repeated keys the last one counts; both stand in the original', () => {
    const [record] = files.of('repeated-keys.ndjson').records;
    expect(record?.fields.email).toBe('b@demo.example');
    expect(record?.raw).toContain('a@demo.example');
  });

  it('a lone surrogate is shown as U+FFFD, a pair as its character', () => {
    const [record] = files.of('surrogates.ndjson').records;
    expect(record?.fields).toMatchObject({ email: '\ufffd lone', username: '😀' });
    expect(record?.raw).toContain('\\ud800 lone');
    expect(files.of('surrogates-utf16.ndjson').records[0]?.fields.email).toBe('\ufffd lone');
  });

  it('lone surrogates are U+FFFD in ids and messages too, and two such ids stay two', () => {
    const [first, second, job, grant] = files.of('surrogate-columns.ndjson').records;
    expect(first?.fields).toMatchObject({ sessionId: '\ufffd a', userId: '\ufffd' });
    expect(second?.fields).toMatchObject({ sessionId: '\ufffd a', userId: 'u' });
    expect(job?.fields).toMatchObject({ jobId: 'j\u0000', message: '\ufffd\ufffd\u0000' });
    expect(grant?.fields).toMatchObject({ sessionId: '\ufffd' });
  });

  it('-0 is 0', () => {
    const [record] = files.of('minus-zero.ndjson').records;
    expect(record?.fields).toMatchObject({ attempt: 0, httpStatus: 0, responseTime: 0 });
    expect(record?.time).toBe('1970-01-01T00:00:00.000000Z');
  });

  it('an escaped NUL is a character of its text, a bare one is no JSON', () => {
    const { records, rejected } = files.of('nul.ndjson');
    expect(records.map(({ fields }) => fields.email)).toEqual(['a\u0000b']);
    expect(rejected).toMatchObject([{ line: 2, code: 'invalid-json' }]);
    expect(files.of('nul.csv').records[0]?.fields.email).toBe('a\u0000b');
  });

  it.each(['invalid.ndjson', 'invalid.csv'])('%s: bytes that are no text are flagged', (name) => {
    const { records } = files.of(name);
    expect(records.map(({ flags }) => flags)).toEqual([['invalidText'], []]);
    expect(records[0]?.fields.email).toBe('a\ufffdb');
  });

  it('control and bidirectional characters arrive as they are', () => {
    const [record] = files.of('controls.ndjson').records;
    expect(record?.fields.email).toBe('\u001b]52;c;aGk=\u0007\u202etxt.exe');
    expect(record?.fields.username).toBe('\ufeff\u200b');
  });
});

describe('names that JavaScript has a meaning for', () => {
  it('pollute nothing', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const [first, second] = files.of('proto.ndjson').records;
    expect(first?.fields.email).toBeNull();
    expect(second?.fields.email).toBe('x');
  });

  it('stay in the states and their difference', async () => {
    const [record] = files.of('proto-change.json').records;
    const { old, diff } = await shared.engine.call('record.states', { id: record?.id ?? 0 });
    expect(JSON.parse(old.text ?? '')).toEqual(JSON.parse(`{${hostileKeys},"a":1}`));
    expect(diff).toBe('{"0":{"_old":"zero","_new":"one"},"a":{"_old":1,"_new":{"__proto__":2}}}');
  });

  it('may head the columns of a table', async () => {
    expect(files.of('proto.csv').records[0]?.fields).toMatchObject({ email: 'x' });
    const [record] = files.of('proto-state.csv').records;
    const { diff } = await shared.engine.call('record.states', { id: record?.id ?? 0 });
    expect(diff).toBe('{"__proto__":{"_old":1,"_new":2}}');
  });

  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it.each(names)('%s may be the column that a field is mapped to', async (name) => {
    const content = { [`map-${name}.csv`]: `when,${name},who\n1768906920,acted,${name}\n` };
    const map = { time: 'when', action: name, actor: 'who' };
    const { of } = await shared.import(content, { kind: 'event', map });
    expect(of(`map-${name}.csv`).records[0]?.fields.eventType).toBe('acted');
  });

  it.each(names.slice(1))('%s is no field that could be mapped', async (name) => {
    const attempt = shared.import(
      { [`word-${name}.csv`]: 'when,who\n1768906920,a\n' },
      { kind: 'event', map: { time: 'when', [name]: 'who' } },
    );
    await expect(attempt).rejects.toMatchObject({ code: 'bad-mapping' });
  });
});

describe('tables that are out of shape', () => {
  it('of repeated and nameless columns the first of a name counts', () => {
    const { records } = files.of('repeated-columns.csv');
    expect(records[0]).toMatchObject({ flags: [], fields: { email: 'first' } });
  });

  it('keep rows with too few or too many cells, flagged', () => {
    const { records } = files.of('ragged.csv');
    expect(records.map(({ flags }) => flags)).toEqual([['undated', 'ragged'], ['ragged'], []]);
  });
});

describe('JSON values that are no objects', () => {
  it('among records of a known kind are rejected with their place', () => {
    const { rejected } = files.of('scalars.ndjson');
    expect(rejected.map(({ line, code, excerpt }) => ({ line, code, excerpt }))).toEqual(
      ['1', '"text"', 'null', '[1]', '{}'].map((excerpt, at) => {
        return { line: at + 2, code: 'unknown-shape', excerpt };
      }),
    );
  });

  it('are kept and flagged where the user has mapped the file', async () => {
    const { of } = await shared.import(
      { 'mapped-scalars.ndjson': '{"x":"1768906920"}\n1\n"text"\nnull\n[1]\n' },
      { kind: 'event', map: { time: 'x' } },
    );
    const { receipt, records } = of('mapped-scalars.ndjson');
    expect(receipt).toMatchObject({ read: 5, stored: 5 });
    const flags = Array(4).fill(['undated', 'notAnObject']);
    expect(records.map((record) => record.flags)).toEqual([[], ...flags]);
  });
});

it('after all this the case verifies', async () => {
  const { checks } = await runJob(shared.engine, 'verify.start', {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

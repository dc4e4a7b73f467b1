import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '../../../../../shared/case.ts';
import { isParseError, parse } from '../../../../../shared/query/index.ts';
import { type ImportedFiles, useSharedCase } from '../../ingest/shared-case.ts';

const shared = useSharedCase();

const delivery = (status: string, http: number | null, attempt = 1) =>
  JSON.stringify({
    eventId: 'w-1',
    eventType: 'user.updated',
    endpoint: 'https://hooks.demo.example/a',
    timestamp: '2026-01-20T11:00:00Z',
    status,
    attempt,
    ...(http === null ? {} : { httpStatus: http, response: { status: http, latencyMs: 9 } }),
  });

const session = (status: string) =>
  `{"sessionId":"s-1","protocol":"OIDC","clientId":"wiki","userId":7,"createdAt":"2026-01-05T08:00:00.000Z","status":"${status}"}`;

const other =
  '{"sessionId":"s-2","protocol":"OIDC","clientId":"wiki","userId":8,"createdAt":"2026-01-06T08:00:00.000Z","status":"active"}';

let files: ImportedFiles;

beforeAll(async () => {
  files = await shared.import({
    'first.ndjson': `${session('active')}\n${other}\n${delivery('Queued', null)}\n`,
    'second.ndjson': `${session('revoked')}\n${other}\n${delivery('Failed', 503)}\n`,
    'third.ndjson': `${delivery('Success', 200, 2)}\n`,
  });
});

const inFile = (name: string, kind: string): RecordRow =>
  files.of(name).records.find((row) => row.kind === kind) as RecordRow;

async function answers(text: string): Promise<RecordRow[]> {
  const read = parse(text, {
    kind: 'session',
    asOf: Date.UTC(2026, 1) * 1_000,
    zone: 'UTC',
  });
  if (isParseError(read)) throw new Error(read.message);
  const question = { kind: 'session', where: read.query } as const;
  const { rows } = await shared.engine.call('result.open', { question, rows: 100 });
  return rows;
}

describe('the states of a session', () => {
  it('are listed from any of them, the latest last', async () => {
    const [active, revoked] = [
      inFile('first.ndjson', 'session'),
      inFile('second.ndjson', 'session'),
    ];
    for (const { id } of [active, revoked]) {
      const versions = await shared.engine.call('record.versions', { id });
      expect(versions).toMatchObject({
        target: 's-1',
        total: 2,
        versions: [
          { record: active.id, action: 'active', side: 'record' },
          { record: revoked.id, action: 'revoked', side: 'record' },
        ],
      });
    }
  });

  it('are told apart in a table, and the earlier ones can be left out', async () => {
    expect((await answers('')).map(({ superseded }) => superseded)).toEqual([
      undefined,
      undefined,
      true,
    ]);
    const latest = (await answers('not superseded')).map(({ fields }) => fields.status);
    expect(latest.sort()).toEqual(['active', 'revoked']);
    expect((await answers('superseded')).map(({ fields }) => fields.status)).toEqual(['active']);
    expect((await answers('superseded active sessions')).length).toBe(1);
  });

  it('are counted in what the case is said to hold', async () => {
    const { kinds, records } = await shared.engine.call('case.info', {});
    expect(kinds).toMatchObject([
      { kind: 'session', count: 3, superseded: 1 },
      { kind: 'webhook', count: 3, superseded: 1 },
    ]);
    expect(records).toBe(6);
  });

  it('are compared as whole records', async () => {
    const [old, now] = ['first.ndjson', 'second.ndjson'].map((name) => ({
      record: inFile(name, 'session').id,
      side: 'record' as const,
    }));
    if (old === undefined || now === undefined) throw new Error('no sessions');
    const { changes, changed } = await shared.engine.call('states.compare', { old, new: now });
    expect(changed).toBe(1);
    expect(changes).toMatchObject([
      { path: ['status'], kind: 'changed', old: 'active', new: 'revoked' },
    ]);
  });
});

describe('the states of a delivery', () => {
  it('are those of one attempt: another attempt is none of them', async () => {
    const { id } = inFile('second.ndjson', 'webhook');
    const { versions } = await shared.engine.call('record.versions', { id });
    expect(versions.map(({ action }) => action)).toEqual(['Queued', 'Failed']);
    const again = inFile('third.ndjson', 'webhook');
    expect(await shared.engine.call('record.versions', { id: again.id })).toMatchObject({
      total: 0,
    });
  });

  it('do not make a failed attempt out of one that waits', async () => {
    const [target] = await shared.engine.call('plan.resolve', {
      kind: 'replay-webhook',
      value: 'w-1',
    });
    expect(target?.ids ?? []).toEqual([]);
  });
});

it('a record that tells the only state is no version of anything', async () => {
  const { id } = files.of('first.ndjson').records[1] as RecordRow;
  expect(await shared.engine.call('record.versions', { id })).toEqual({
    target: '',
    versions: [],
    total: 0,
    unread: 0,
  });
});

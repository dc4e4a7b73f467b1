import { describe, expect, it } from 'vitest';
import type { RelatedRecords } from '../../../../../shared/entities.ts';
import { parse, print } from '../../../../../shared/query/index.ts';
import { useSharedCase } from '../../ingest/shared-case.ts';

const shared = useSharedCase();
let archives = 0;

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
/** Each archive has a week of its own. */
const timeOf = (millis: number) =>
  new Date(Date.UTC(2026, 0, 1) + archives * 7 * day + millis).toISOString();

/** Imports records as one archive and gives their ids. */
async function importRecords(records: readonly object[]): Promise<number[]> {
  archives += 1;
  const name = `records-${archives}.json`;
  const imported = await shared.import({ [name]: JSON.stringify(records) });
  return imported.of(name).records.map(({ id }) => id);
}

async function relatedTo(id: number | undefined, kind: RelatedRecords['kind']) {
  const groups = await shared.engine.call('record.related', { id: id ?? 0 });
  return groups.find((group) => group.kind === kind) ?? null;
}

const rowIds = (group: RelatedRecords | null) => group?.rows.map(({ id }) => id) ?? null;

interface EventOptions {
  type?: string;
  status: string;
  after: number;
  ip?: string;
  email?: string;
  details?: object;
}

function event({ type = 'login', status, after, ip, email, details }: EventOptions) {
  return {
    id: `e${archives}-${after}-${status}-${type}`,
    eventType: type,
    status,
    clientName: 'crm',
    createdOn: timeOf(after),
    email: email ?? 'ben@acme.example',
    ipAddress: ip ?? '192.0.2.1',
    details,
  };
}

describe('record.related', () => {
  it('gives the four attempts of a webhook delivery to one endpoint, in their order', async () => {
    const delivery = (eventId: string, endpoint: string, attempt: number, minutes: number) => ({
      eventId,
      eventType: 'user.updated',
      endpoint,
      attempt,
      status: attempt === 4 ? 'Failed' : 'Retrying',
      timestamp: timeOf(minutes * minute),
    });
    const ids = await importRecords([
      delivery('evt_1', 'https://a.example', 3, 6),
      delivery('evt_1', 'https://a.example', 1, 0),
      delivery('evt_1', 'https://a.example', 2, 1),
      delivery('evt_1', 'https://a.example', 4, 21),
      delivery('evt_1', 'https://b.example', 1, 0),
      delivery('evt_2', 'https://a.example', 1, 0),
    ]);
    const attempts = await relatedTo(ids[2], 'attempts');
    expect(attempts?.rows.map(({ fields }) => fields.attempt)).toEqual([1, 2, 3, 4]);
    expect(attempts?.total).toBe(4);
    expect(attempts?.reason).toBe('Deliveries of event evt_1 to https://a.example.');
    expect(await relatedTo(ids[4], 'attempts')).toBeNull();
  });

  it('gives the events of one sign-in by an id that stands in the original record only', async () => {
    const sign = (requestId: string, after: number, status: string, type = 'login') =>
      event({ status, type, after, details: { requestId } });
    const ids = await importRecords([
      sign('req_1', 0, 'Initiated'),
      sign('req_1', 2 * second, 'Pending'),
      sign('req_2', 2 * second, 'Initiated'),
      sign('req_1', 5 * second, 'Success', 'mfa'),
      sign('req_1', 20 * minute, 'Success'),
      {
        sessionId: 'ses_1',
        protocol: 'OIDC',
        userId: '7',
        createdAt: timeOf(20 * minute),
        details: { parameters: { request_id: 'req_1' } },
      },
    ]);
    const own = [ids[0], ids[1], ids[3], ids[4], ids[5]];
    const flow = await relatedTo(ids[1], 'flow');
    expect(rowIds(flow)).toEqual(own);
    expect(flow).toMatchObject({ total: 5, reason: 'The same details.requestId, req_1.' });
    expect(rowIds(await relatedTo(ids[5], 'flow'))).toEqual(own);
    expect(await relatedTo(ids[2], 'flow')).toBeNull();
  });

  it('prefers the id that tells a flow best, and does not take a placeholder for one', async () => {
    const linked = (after: number, transactionId: string) =>
      event({
        status: 'Success',
        after,
        details: { requestId: `r${after}`, transaction: { id: transactionId }, traceId: 'unknown' },
      });
    const ids = await importRecords([linked(0, 'tx'), linked(second, 'tx'), linked(2 * day, 'ty')]);
    const flow = await relatedTo(ids[0], 'flow');
    expect(rowIds(flow)).toEqual([ids[0], ids[1]]);
    expect(flow?.reason).toBe('The same details.transaction.id, tx.');
  });

  it('tells a sign-in without an id by actor, client and address, up to its outcome', async () => {
    const ids = await importRecords([
      event({ status: 'Failure', after: 0 }),
      event({ status: 'Initiated', after: minute }),
      event({ status: 'Pending', after: 2 * minute }),
      event({ status: 'Success', type: 'mfa', after: 3 * minute }),
      event({ status: 'Success', after: 3 * minute + 1 }),
      event({ status: 'Success', after: 2 * minute + 1, ip: '192.0.2.9' }),
      event({ status: 'Success', after: 2 * minute + 2, email: 'ana@acme.example' }),
      event({ status: 'Initiated', after: 4 * minute }),
      event({ status: 'Initiated', after: 5 * minute }),
    ]);
    const flow = await relatedTo(ids[2], 'flow');
    expect(rowIds(flow)).toEqual(ids.slice(1, 5));
    expect(flow?.reason).toContain('ben@acme.example, crm, 192.0.2.1 within 10 minutes');
    expect(await relatedTo(ids[0], 'flow')).toBeNull();
    expect(await relatedTo(ids[7], 'flow')).toBeNull();
  });

  it('brings together what has to do with a session, and with a grant', async () => {
    const ids = await importRecords([
      event({ status: 'Success', after: 0, details: { session_id: 'ses_9', sub: { x: 1 } } }),
      {
        sessionId: 'ses_9',
        protocol: 'OIDC',
        userId: '7',
        createdAt: timeOf(second),
        details: { grant: { grantId: 'gr_9' } },
      },
      {
        grantId: 'gr_9',
        sessionId: 'ses_9',
        email: 'ben@acme.example',
        createdAt: timeOf(2 * second),
      },
      { action: 'revoke Session', target: 'ses_9', actor: 'ana', timestamp: timeOf(day) },
      { action: 'revoke Grant', target: 'gr_9', actor: 'ana', timestamp: timeOf(2 * day) },
      { action: 'update Session', target: 'ses_8', actor: 'ana', timestamp: timeOf(2 * day) },
    ]);
    for (const id of ids.slice(0, 4)) {
      expect(rowIds(await relatedTo(id, 'session'))).toEqual(ids.slice(0, 4));
    }
    for (const id of [ids[1], ids[2], ids[4]]) {
      expect(rowIds(await relatedTo(id, 'grant'))).toEqual([ids[1], ids[2], ids[4]]);
    }
    expect(await relatedTo(ids[5], 'session')).toBeNull();
  });

  it('does not take what a state of an entity holds for an id of the record', async () => {
    const change = (id: number, target: string) => ({
      action: 'update Thing',
      target,
      actor: 'ana',
      timestamp: timeOf(id),
      oldEntity: { sessionId: 'ses_7' },
      newEntity: '{"requestId": "r"}',
      diff: { grantId: 'g' },
    });
    const ids = await importRecords([change(0, 't1'), change(1, 't2')]);
    expect(await shared.engine.call('record.related', { id: ids[0] ?? 0 })).toEqual([]);
  });

  it('gives the changes of the same target, the 50 nearest in time, and counts all', async () => {
    const ids = await importRecords(
      Array.from({ length: 120 }, (_, at) => ({
        action: 'update Settings',
        target: 'settings',
        actor: 'ana',
        timestamp: timeOf(at * minute),
      })),
    );
    const versions = await relatedTo(ids[100], 'versions');
    expect(versions?.total).toBe(120);
    expect(rowIds(versions)).toEqual(ids.slice(70, 120));
  });

  it('gives what came from the same address in the ten minutes around', async () => {
    const ids = await importRecords([
      event({ status: 'Failure', after: 0, email: 'a@x.example', ip: '198.51.100.7' }),
      event({ status: 'Failure', after: 9 * minute, email: 'b@x.example', ip: '198.51.100.7' }),
      event({ status: 'Failure', after: 12 * minute, email: 'c@x.example', ip: '198.51.100.7' }),
      event({ status: 'Failure', after: 13 * minute, email: 'd@x.example', ip: '198.51.100.8' }),
    ]);
    expect(rowIds(await relatedTo(ids[0], 'same-address'))).toEqual(ids.slice(0, 2));
    expect(rowIds(await relatedTo(ids[1], 'same-address'))).toEqual(ids.slice(0, 3));
    expect(await relatedTo(ids[3], 'same-address')).toBeNull();
  });

  it('leaves out what is alone, finds nothing for what has nothing to do with others', async () => {
    const ids = await importRecords([{ jobName: 'trim', jobId: 'j1', createdAt: timeOf(0) }]);
    expect(await shared.engine.call('record.related', { id: ids[0] ?? 0 })).toEqual([]);
    await expect(shared.engine.call('record.related', { id: 999_999 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('gives with each group a question that opens exactly its records, and can be written', async () => {
    const hostile = `x' or "1"=1 \\ \u202e\n--`;
    const ids = await importRecords([
      event({ status: 'Success', after: 0, ip: hostile, details: { requestId: hostile } }),
      event({ status: 'Success', after: 1, ip: hostile, details: { requestId: hostile } }),
      { sessionId: hostile, protocol: 'OIDC', userId: '7', createdAt: timeOf(2) },
      { grantId: 'g', sessionId: hostile, email: 'b', createdAt: timeOf(3) },
    ]);
    let groups = 0;
    for (const id of ids) {
      for (const group of await shared.engine.call('record.related', { id })) {
        groups += 1;
        const { question, total } = group;
        const { result } = await shared.engine.call('result.open', { question });
        expect(await shared.engine.call('result.total', { result })).toBe(total);
        const text = print(question.where, question.kind);
        const read = parse(text, { kind: question.kind, asOf: 0, zone: 'UTC' });
        expect(read).toMatchObject({ query: question.where });
        expect(rowIds(group)).toContain(id);
      }
    }
    expect(groups).toBe(6);
  });

  it('finds undated records by their ids', async () => {
    const ids = await importRecords([
      { ...event({ status: 'Pending', after: 0, details: { flowId: 'f1' } }), createdOn: null },
      event({ status: 'Success', after: 0, details: { flowId: 'f1' } }),
    ]);
    expect(rowIds(await relatedTo(ids[0], 'flow'))).toEqual([ids[1], ids[0]]);
  });
});

describe('related records of a large case', () => {
  it('are looked for among the nearest records where no index answers, and the reason says so', async () => {
    const carriers = [0, 12_000, 12_500, 23_999];
    const ids = await importRecords(
      Array.from({ length: 24_000 }, (_, at) =>
        event({
          status: 'Success',
          type: `t${at}`,
          after: at * 20,
          email: `u${at}@x.example`,
          ip: `ip${at}`,
          details: carriers.includes(at) ? { requestId: 'far' } : {},
        }),
      ),
    );
    const flow = await relatedTo(ids[12_000], 'flow');
    expect(rowIds(flow)).toEqual([ids[12_000], ids[12_500]]);
    expect(flow?.reason).toMatch(
      /^The same details\.requestId, far; looked for among event records from 2026-\S+Z until 2026-\S+Z\.$/,
    );
    expect(await relatedTo(ids[0], 'flow')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { exportTo } from '../../../helpers/exports.ts';
import { useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

function audit(id: number, more: object): object {
  return {
    id,
    action: 'update Client',
    target: `client-${id}`,
    actor: 'ana@demo.example',
    timestamp: '2026-01-20T11:00:00Z',
    ...more,
  };
}

async function importOne(name: string, record: object) {
  const { of } = await shared.import({ [name]: JSON.stringify([record]) });
  const { receipt, records } = of(name);
  const [row] = records;
  if (row === undefined) throw new Error('nothing was stored');
  const states = await shared.engine.call('record.states', { id: row.id });
  return { receipt, row, states };
}

describe('a record that brings a difference along', () => {
  it('and has no states has those parts that it tells of, and says so', async () => {
    const { row, states } = await importOne(
      'only-diff.json',
      audit(1, { diff: { mfa: { __old: 'on', __new: 'off' } } }),
    );
    expect(row.flags).toContain('statesFromDiff');
    expect(row.changed).toEqual(['mfa']);
    expect(states.old.text).toBe('{"mfa":"on"}');
    expect(states.new.text).toBe('{"mfa":"off"}');
  });

  it('and has states is compared by these', async () => {
    const states = { oldEntity: { mfa: 'on', a: 1 }, newEntity: { mfa: 'off', a: 1 } };
    const { row, receipt } = await importOne(
      'both.json',
      audit(2, { ...states, diff: { mfa: { _old: 'on', _new: 'off' } } }),
    );
    expect(row.flags).toEqual([]);
    expect(receipt.warnings).toEqual([]);
    expect(row.changed).toEqual(['mfa']);
  });

  it('that says other than its states is flagged, and told in the receipt', async () => {
    const states = { oldEntity: { mfa: 'on', name: 'a' }, newEntity: { mfa: 'off', name: 'b' } };
    const { row, receipt } = await importOne(
      'other.json',
      audit(3, { ...states, diff: { name: { _old: 'a', _new: 'b' } } }),
    );
    expect(row.flags).toEqual(['diffDisagrees']);
    expect(row.changed).toEqual(['mfa', 'name']);
    expect(receipt.warnings).toEqual([
      expect.stringContaining('says other than their old and new state'),
    ]);
  });

  it('in JSON text of a table is read as well', async () => {
    const csv =
      'action,target,actor,timestamp,diff\nupdate Client,c,ana,2026-01-20T11:00:00Z,"{""mfa"":{""_old"":1,""_new"":2}}"\n';
    const { of } = await shared.import({ 'diff.csv': csv });
    expect(of('diff.csv').records[0]).toMatchObject({
      flags: ['statesFromDiff'],
      changed: ['mfa'],
    });
  });

  it('that is none is left alone', async () => {
    const { row } = await importOne('text.json', audit(4, { diff: 'see ticket 14' }));
    expect(row.flags).toEqual([]);
    expect(row.changed).toBeUndefined();
  });
});

describe('a representation of Keycloak that was cut off', () => {
  it('is kept as it is, flagged and told', async () => {
    const event = {
      time: 1_764_950_500_000,
      realmId: 'r1',
      authDetails: { realmId: 'r0', userId: 'adm1', ipAddress: '192.0.2.5' },
      operationType: 'UPDATE',
      resourceType: 'USER',
      resourcePath: 'users/u-9',
      representation: '{"username":"zed","enab',
    };
    const { row, states, receipt } = await importOne('cut.json', event);
    expect(receipt.system).toBe('keycloak');
    expect(row.flags).toContain('newUnreadable');
    expect(states.new).toEqual({ text: '{"username":"zed","enab', readable: false });
    expect(receipt.warnings).toEqual([expect.stringContaining('is not whole JSON')]);
  });
});

describe('a sign-in of Scalekit', () => {
  it('is joined with the other statuses of its request', async () => {
    const request = (status: string, second: number, id = 'areq_7') => ({
      auth_request_id: id,
      email: 'kim@demo.example',
      status,
      timestamp: `2026-02-11T07:03:0${second}Z`,
      workflow: 'sso',
    });
    const flow = [request('INITIATED', 1), request('PENDING', 2), request('FAILED', 3)];
    const { of } = await shared.import({
      'flow.json': JSON.stringify([...flow, request('SUCCESS', 4, 'areq_8')]),
    });
    const [first] = of('flow.json').records;
    const related = await shared.engine.call('record.related', { id: first?.id ?? 0 });
    const joined = related.find(({ reason }) => reason.includes('areq_7'));
    expect(joined?.rows.map(({ fields }) => fields.status)).toEqual([
      'INITIATED',
      'PENDING',
      'FAILED',
    ]);
  });
});

describe('a time that is UTC by the word of its system', () => {
  it('is not marked as assumed, and is exported as it is written', async () => {
    const record = {
      CreationTime: '2026-05-02T12:00:00',
      Id: 'ual-utc',
      Operation: 'Update user.',
      RecordType: 8,
      UserId: 'root@demo.example',
      Workload: 'AzureActiveDirectory',
    };
    const { row } = await importOne('utc.json', record);
    expect(row).toMatchObject({ time: '2026-05-02T12:00:00.000000Z', flags: [] });
    const { text } = await exportTo(shared.engine, {
      kind: 'audit',
      columns: ['Timestamp'],
      out: shared.place('utc.csv'),
      format: 'csv',
    });
    expect(text).toContain('2026-05-02T12:00:00.000000Z,2026-05-02T12:00:00,');
  });
});

describe('a row of a table that begins like JSON', () => {
  it('is stored like any other, a long number in its JSON too', async () => {
    const data = {
      CreationTime: '2026-05-02T12:00:00',
      Operation: 'Update user.',
      RecordType: 8,
      UserId: 'root@demo.example',
      Workload: 'AzureActiveDirectory',
    };
    const text = JSON.stringify(data).replace('"root@demo.example"', '12345678901234567890');
    const csv = `Note,Operation,RecordType,AuditData\n{open,Update user.,8,"${text.replaceAll('"', '""')}"\n`;
    const { of } = await shared.import({ 'brace.csv': csv });
    const { receipt, records } = of('brace.csv');
    expect(receipt).toMatchObject({ system: 'unified-audit', stored: 1 });
    expect(records[0]?.fields.actor).toBe('12345678901234567890');
  });
});

import { describe, expect, it } from 'vitest';
import type { EntityVersions } from '../../../../../shared/entities.ts';
import { useSharedCase } from '../../ingest/shared-case.ts';

const shared = useSharedCase();

interface Change {
  action: string;
  target?: string | null;
  subject?: string;
  timestamp?: string;
  oldEntity?: unknown;
  newEntity?: unknown;
}

let archives = 0;

/** Imports changes as one archive, `day` 1 January 2026 and on where no time is given, and gives their ids. */
async function importChanges(...changes: Change[]): Promise<number[]> {
  archives += 1;
  const records = changes.map((change, at) => ({
    id: `${archives}-${at}`,
    actor: 'ana@acme.example',
    target: null,
    timestamp: new Date(Date.UTC(2026, 0, at + 1)).toISOString(),
    ...change,
  }));
  const name = `changes-${archives}.json`;
  const imported = await shared.import({ [name]: JSON.stringify(records) });
  return imported.of(name).records.map(({ id }) => id);
}

const versionsOf = (id: number | undefined): Promise<EntityVersions> =>
  shared.engine.call('record.versions', { id: id ?? 0 });

const at = (ids: readonly number[], ...places: number[]) => places.map((place) => ids[place]);

describe('record.versions', () => {
  it('gives the changes of a target oldest first, and whether each continues the one before', async () => {
    const ids = await importChanges(
      { action: 'update Client', target: 'crm', oldEntity: { a: 2 }, newEntity: { a: 3, b: 1 } },
      { action: 'update Client', target: 'crm', oldEntity: { b: 1, a: 3 }, newEntity: { a: 4 } },
      { action: 'update Client', target: 'wiki', oldEntity: { a: 1 }, newEntity: { a: 2 } },
      {
        action: 'create Client',
        target: 'crm',
        newEntity: '{"a": 2}',
        timestamp: '2025-12-01T00:00:00Z',
      },
    );
    const { target, versions, total } = await versionsOf(ids[1]);
    expect({ target, total }).toEqual({ target: 'crm', total: 3 });
    expect(versions.map(({ record }) => record)).toEqual(at(ids, 3, 0, 1));
    expect(versions.map(({ continues }) => continues)).toEqual([null, true, true]);
    expect(versions[0]).toEqual({
      record: ids[3],
      time: '2025-12-01T00:00:00.000000Z',
      action: 'create Client',
      actor: 'ana@acme.example',
      hasOld: false,
      hasNew: true,
      side: 'new',
      continues: null,
      breaks: [],
    });
  });

  it('finds the place where a change is missing, and what differs there', async () => {
    const ids = await importChanges(
      { action: 'update Idp', target: 'Google', oldEntity: { a: 1 }, newEntity: { a: 2, u: [1] } },
      { action: 'update Idp', target: 'Google', oldEntity: { a: 3, u: [2] }, newEntity: { a: 4 } },
    );
    const { versions } = await versionsOf(ids[0]);
    expect(versions[1]).toMatchObject({ continues: false, breaks: ['a', 'u'] });
  });

  it('gives at most 20 paths of a break, and a sign for a state that was replaced whole', async () => {
    const state = (value: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, key) => [`k${key}`, value]));
    const ids = await importChanges(
      { action: 'update X', target: 'x1', newEntity: state(1) },
      { action: 'update X', target: 'x1', oldEntity: state(2), newEntity: 'draft' },
      { action: 'update X', target: 'x1', oldEntity: 'final', newEntity: 'x' },
    );
    const { versions } = await versionsOf(ids[0]);
    expect(versions[1]?.breaks).toHaveLength(20);
    expect(versions[2]).toMatchObject({ continues: false, breaks: ['\\*'] });
  });

  it('says nothing of continuity where a state is not recorded or was cut off', async () => {
    const ids = await importChanges(
      { action: 'update User', target: 'u1', oldEntity: { a: 1 } },
      { action: 'update User', target: 'u1', oldEntity: { a: 2 }, newEntity: '{"a": 3, "' },
      { action: 'update User', target: 'u1', oldEntity: { a: 9 }, newEntity: { a: 9 } },
    );
    const { versions } = await versionsOf(ids[0]);
    expect(versions.map(({ continues }) => continues)).toEqual([null, null, null]);
    expect(versions.map(({ hasOld, hasNew }) => [hasOld, hasNew])).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  it('says nothing of a break among changes at the same time, as their order is not known', async () => {
    const timestamp = '2026-03-01T00:00:00Z';
    const ids = await importChanges(
      { action: 'update User', target: 'u2', newEntity: { a: 1 } },
      { action: 'update User', target: 'u2', oldEntity: { a: 2 }, newEntity: { a: 3 }, timestamp },
      { action: 'update User', target: 'u2', oldEntity: { a: 1 }, newEntity: { a: 2 }, timestamp },
    );
    const { versions } = await versionsOf(ids[0]);
    expect(versions.map(({ continues }) => continues)).toEqual([null, null, null]);
  });

  it('says nothing of a break where records tell only those parts that changed', async () => {
    const change = (day: number, from: object, to: object) => ({
      uuid: `u${day}`,
      published: `2026-04-0${day}T08:00:00.000Z`,
      eventType: 'policy.rule.update',
      severity: 'INFO',
      version: '0',
      actor: { id: '00uA', type: 'User', alternateId: 'ops@acme.example' },
      client: { ipAddress: '192.0.2.10' },
      outcome: { result: 'SUCCESS' },
      target: [
        { id: 'rulX', type: 'PolicyRule', displayName: 'Admins', changeDetails: { from, to } },
      ],
    });
    const parts = [
      change(1, { mfa: 'required' }, { mfa: 'optional' }),
      change(2, { session: 60 }, { session: 600 }),
    ];
    const told = [
      { diff: { mfa: ['required', 'optional'] } },
      { diff: { session: [60, 600] } },
    ].map((each, day) => ({
      id: `d${day}`,
      action: 'update Policy',
      target: 'told by diff',
      actor: 'ana@acme.example',
      timestamp: `2026-04-0${day + 1}T08:00:00Z`,
      ...each,
    }));
    const imported = await shared.import({
      'okta.json': JSON.stringify(parts),
      'diffs.json': JSON.stringify(told),
    });
    for (const name of ['okta.json', 'diffs.json']) {
      const [first] = imported.of(name).records;
      const { versions } = await versionsOf(first?.id);
      expect(versions.map(({ hasOld, continues }) => [hasOld, continues])).toEqual([
        [true, null],
        [true, null],
      ]);
    }
  });

  it('keeps apart things of the same name: by the id in their states, else by what was acted on', async () => {
    const ids = await importChanges(
      { action: 'update Client', target: 'hr', newEntity: { id: 'c', a: 1 } },
      { action: 'rotate Secret', target: 'hr', newEntity: { id: 's', a: 1 } },
      { action: 'update Client', target: 'hr', oldEntity: { id: 'c', a: 1 } },
      { action: 'export Secret', target: 'hr' },
      { action: 'review Client', target: 'hr' },
    );
    const idsOf = async (place: number) =>
      (await versionsOf(ids[place])).versions.map(({ record }) => record);
    expect(await idsOf(0)).toEqual(at(ids, 0, 2, 4));
    expect(await idsOf(4)).toEqual(at(ids, 0, 2, 4));
    expect(await idsOf(1)).toEqual(at(ids, 1, 3));
  });

  it('follows the thing whose states are recorded, where another is the target', async () => {
    const user = (roles: string[], phone = 1) => ({
      id: 7,
      email: 'ben@acme.example',
      roles,
      phone,
    });
    const ids = await importChanges(
      { action: 'update User', target: 'ben@acme.example', newEntity: user([]) },
      {
        action: 'assign Role',
        target: 'helpdesk',
        subject: 'ben@acme.example',
        oldEntity: user([]),
        newEntity: user(['helpdesk']),
      },
      {
        action: 'update User',
        target: 'ben@acme.example',
        oldEntity: user(['helpdesk']),
        newEntity: user(['helpdesk'], 2),
      },
      { action: 'review Role', target: 'helpdesk' },
      { action: 'delete User', target: 'ben@acme.example' },
    );
    for (const place of [0, 1, 2, 4]) {
      const { target, versions } = await versionsOf(ids[place]);
      expect(target).toBe('ben@acme.example');
      expect(versions.map(({ record }) => record)).toEqual(at(ids, 0, 1, 2, 4));
      expect(versions.map(({ continues }) => continues)).toEqual([null, true, true, null]);
    }
    const role = await versionsOf(ids[3]);
    expect(role.versions.map(({ record }) => record)).toEqual(at(ids, 3));
  });

  it('lists the 1 000 nearest of many, and counts all', async () => {
    const changes = Array.from({ length: 1_200 }, (_, version) => ({
      action: 'update Settings',
      target: 'settings',
      oldEntity: { version },
      newEntity: { version: version + 1 },
    }));
    const ids = await importChanges(...changes);
    const { versions, total, unread } = await versionsOf(ids[1_199]);
    expect({ total, unread }).toEqual({ total: 1_200, unread: 0 });
    expect(versions).toHaveLength(1_000);
    expect(versions.at(-1)?.record).toBe(ids[1_199]);
    expect(versions.slice(1).every(({ continues }) => continues)).toBe(true);
  });

  it('looks at the 20 000 nearest of more, and says how many it did not', async () => {
    const minute = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
    const change = (version: number) => ({
      action: 'update Quota',
      timestamp: minute(version),
      oldEntity: { version },
      newEntity: { version: version + 1 },
    });
    const named = Array.from({ length: 20_500 }, (_, version) => ({
      ...change(version),
      target: 'quota',
    }));
    // The same name as a subject, which no index leads to, and one that has no time.
    const subjects = [{ ...change(20_500), target: 'other', subject: 'quota' }];
    const undated = { ...change(0), target: 'quota', timestamp: '' };
    const ids = await importChanges(...named, ...subjects, undated);
    const first = await versionsOf(ids[0]);
    expect(first).toMatchObject({ total: 20_000, unread: 502 });
    expect(first.versions.map(({ record }) => record)).toEqual(ids.slice(0, 1_000));
    const late = await versionsOf(ids[20_000]);
    expect(late.total + late.unread).toBe(20_501);
    expect(late.versions.map(({ record }) => record)).toContain(ids[20_000]);
    expect(late.versions.slice(1).every(({ continues }) => continues)).toBe(true);
    const none = await versionsOf(ids.at(-1));
    expect(none.unread).toBe(502);
    expect(none.versions.map(({ record }) => record)).toContain(ids.at(-1));
  });

  it('has none for a record without a target, or of another kind', async () => {
    const none = { target: '', versions: [], total: 0, unread: 0 };
    const ids = await importChanges({ action: 'update User', newEntity: { a: 1 } });
    expect(await versionsOf(ids[0])).toEqual(none);
    const jobs = await shared.import({ 'job.json': '[{"jobName":"trim","jobId":"1"}]' });
    expect(await versionsOf(jobs.of('job.json').records[0]?.id)).toEqual(none);
  });
});

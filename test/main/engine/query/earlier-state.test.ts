import { describe, expect, it } from 'vitest';
import { useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

/** A Keycloak admin event: the new state only, whole. */
function keycloak(
  minute: number,
  operation: string,
  state: object | null,
  path = 'users/u-5',
): object {
  return {
    time: Date.UTC(2026, 0, 5, 10, minute),
    realmId: 'r1',
    authDetails: { realmId: 'r0', clientId: 'c9', userId: 'adm1', ipAddress: '192.0.2.5' },
    operationType: operation,
    resourceType: 'USER',
    resourcePath: path,
    ...(state === null ? {} : { representation: JSON.stringify(state) }),
  };
}

/** A change by Auth0's Management API: those parts that were set. */
function auth0(id: number, minute: number, body: object, path = '/api/v2/clients/c-1'): object {
  return {
    log_id: `log-${id}`,
    date: new Date(Date.UTC(2026, 0, 5, 11, minute)).toISOString(),
    type: 'sapi',
    description: 'Update a client',
    details: {
      request: { method: 'patch', path, body, auth: { user: { email: 'root@demo.example' } } },
    },
  };
}

async function imported(name: string, records: object[]) {
  const { of } = await shared.import({ [name]: JSON.stringify(records) });
  const rows = of(name).records;
  return {
    ids: rows.map(({ id }) => id),
    states: (at: number) => shared.engine.call('record.states', { id: rows[at]?.id ?? 0 }),
    compare: (at: number) => {
      const record = rows[at]?.id ?? 0;
      return shared.engine.call('states.compare', {
        old: { record, side: 'old' },
        new: { record, side: 'new' },
      });
    },
  };
}

describe('the old state of a change whose system tells the new one only', () => {
  it('is the new state of the record before it about the same target, and is said to be', async () => {
    const { ids, states, compare } = await imported('keycloak.json', [
      keycloak(0, 'CREATE', { enabled: true, email: 'a@demo.example' }),
      keycloak(5, 'UPDATE', { enabled: false, email: 'a@demo.example' }),
      keycloak(3, 'UPDATE', { enabled: true }, 'users/u-6'),
    ]);
    expect(await states(1)).toMatchObject({
      old: { text: '{"enabled":true,"email":"a@demo.example"}' },
      diff: '{"enabled":{"_old":true,"_new":false}}',
      derivedFrom: ids[0],
      derived: expect.stringContaining(`record ${ids[0]} of 2026-01-05T10:00:00`),
    });
    const { changes, derivedFrom } = await compare(1);
    expect(derivedFrom).toBe(ids[0]);
    expect(changes).toHaveLength(1);
  });

  it('is not looked for where the record made the thing, and not beyond a deletion', async () => {
    const { states } = await imported('deleted.json', [
      keycloak(0, 'UPDATE', { enabled: true }, 'users/u-7'),
      keycloak(1, 'DELETE', null, 'users/u-7'),
      keycloak(2, 'CREATE', { enabled: false }, 'users/u-7'),
      keycloak(3, 'UPDATE', { enabled: true }, 'users/u-8'),
    ]);
    for (const at of [0, 2, 3]) {
      expect(await states(at)).toMatchObject({
        old: { text: null },
        derived: null,
        derivedFrom: null,
      });
    }
  });

  it('is put together part by part where only what was set is told', async () => {
    const { ids, states } = await imported('auth0.json', [
      auth0(1, 0, { name: 'Portal', callbacks: ['https://a.example'] }),
      auth0(2, 1, { name: 'Portal 2' }),
      auth0(3, 2, { callbacks: ['https://b.example'], jwt: 1 }),
    ]);
    expect(await states(2)).toMatchObject({
      old: { text: '{"callbacks":["https://a.example"]}' },
      diff: '{"callbacks":[["-","https://a.example"],["+","https://b.example"]],"jwt__added":1}',
      derivedFrom: ids[0],
    });
  });

  it('is not taken from another system whose target goes by the same name', async () => {
    const { states } = await imported('other.json', [auth0(4, 3, { enabled: 1 }, 'users/u-5')]);
    expect(await states(0)).toMatchObject({ old: { text: null }, derivedFrom: null });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConnectionDraft,
  draftOf,
  newDraft,
  presetOf,
  withConnector,
} from '../../../renderer/features/connections/connection-draft.ts';
import { readDraft } from '../../../renderer/features/connections/read-draft.ts';
import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';

const id = '6f1c6d80-2b5e-4a52-9f0c-5b1a9d2a7c11';

const connector: ConnectorSummary = {
  connector: 'tenant',
  title: 'Tenant service',
  about: 'All logs.',
  addressExample: 'https://auth.acme.example',
  tenantTitle: 'Tenant id',
  auth: [
    {
      title: 'Client',
      secretTitle: 'Client secret',
      auth: {
        kind: 'client-credentials',
        clientId: '',
        tokenAddress: '/auth/token',
        scope: '',
        audience: '',
        style: 'form',
      },
    },
    {
      title: 'Token',
      secretTitle: 'Token',
      auth: { kind: 'token', header: 'Authorization', word: 'Bearer' },
    },
  ],
  streams: [],
  retention: null,
  paths: [],
  acts: [],
  restores: true,
  limits: { perMinute: 60, pageSize: 1_000 },
};

const generic: ConnectorSummary = { ...connector, connector: 'generic', tenantTitle: null };

function filled(change: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    ...newDraft(connector, 'case', id),
    name: 'Acme',
    address: 'https://auth.acme.example',
    tenant: 'acme',
    auth: { kind: 'token', header: 'Authorization', word: 'Bearer' },
    ...change,
  };
}

function troublesOf(draft: ConnectionDraft, summary = connector) {
  const read = readDraft(draft, summary);
  return 'troubles' in read ? read.troubles : {};
}

describe('the form of a connection', () => {
  it('says of every field that is missing what to write', () => {
    expect(Object.keys(troublesOf(newDraft(connector, 'case', id))).toSorted()).toEqual([
      'address',
      'auth.clientId',
      'name',
      'tenant',
    ]);
  });

  it.each([
    ['https://ana:pw@acme.example', /without a user name/],
    ['https://acme.example?key=1', /question mark/],
    ['acme.example', /https:\/\/host/],
    ['http://auth.acme.example', /this machine only/],
  ])('refuses the address %s', (address, words) => {
    expect(troublesOf(filled({ address })).address).toMatch(words);
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost/auth', 'http://[::1]:90'])(
    'takes plain http to this machine: %s',
    (address) => {
      expect(troublesOf(filled({ address }))).toEqual({});
    },
  );

  it('takes limits as people write them and says which numbers there are', () => {
    const limits = { perMinute: '1,200', pageSize: '', timeoutSeconds: '30', pageBytes: '' };
    expect(readDraft(filled({ limits }), connector)).toMatchObject({
      connection: {
        limits: { perMinute: 1_200, pageSize: null, timeoutSeconds: 30, pageBytes: null },
      },
    });
    for (const perMinute of ['0', 'many', '-3', '1e3', '70000']) {
      expect(troublesOf(filled({ limits: { ...limits, perMinute } }))['limits.perMinute']).toMatch(
        /from 1 to 60,?000/,
      );
    }
  });

  it('leaves out paths that are those of the system, and refuses what is no certificate', () => {
    expect(
      readDraft(filled({ paths: { audit: ' ', events: ' /v2/events ' } }), connector),
    ).toMatchObject({
      connection: { paths: { events: '/v2/events' } },
    });
    expect(troublesOf(filled({ authority: 'my authority' })).authority).toMatch(
      /BEGIN CERTIFICATE/,
    );
  });

  it('says what an interface of its own lacks, and reads its mapping by the words of the kind', () => {
    const draft = withConnector(filled(), generic);
    const auth = { kind: 'none' } as const;
    expect(Object.keys(troublesOf({ ...draft, auth }, generic)).toSorted()).toEqual([
      'generic.paging.at',
      'generic.paging.parameter',
      'generic.path',
    ]);
    const written = { ...draft.generic, path: '/logs', style: 'none' as const };
    const mapped = { ...written, map: 'user = who.name\nwhen = at', kind: 'audit' as const };
    expect(troublesOf({ ...draft, auth, generic: mapped }, generic)['generic.map']).toMatch(
      /“when” is no field/,
    );
    const map = 'user = who.name\ntime = at';
    expect(readDraft({ ...draft, auth, generic: { ...mapped, map } }, generic)).toMatchObject({
      connection: {
        generic: { map: { actor: 'who.name', time: 'at' }, paging: { style: 'none' } },
      },
    });
    expect(
      troublesOf({ ...draft, auth, generic: { ...mapped, kind: '' } }, generic),
    ).toHaveProperty(['generic.map']);
  });

  it('keeps what is the person’s own when another system is chosen', () => {
    const draft = withConnector(filled({ was: 'user', zone: 'Europe/Berlin' }), generic);
    expect(draft).toMatchObject({ name: 'Acme', zone: 'Europe/Berlin', tenant: '', was: 'user' });
  });

  it('finds the way of proving who one is again', () => {
    expect(presetOf(connector, { kind: 'token', header: 'Authorization', word: 'Bearer' })).toBe(1);
    expect(presetOf(connector, { kind: 'token', header: 'X-Key', word: '' })).toBe(1);
    expect(presetOf(connector, { kind: 'none' })).toBe(0);
  });
});

it('a connection that is opened and kept as it is stays the same', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  const paging = fc.oneof(
    fc.record({ style: fc.constant('none' as const) }),
    fc.record({ style: fc.constant('cursor' as const), at: word, parameter: word }),
    fc.record({
      style: fc.constant('offset' as const),
      parameter: word,
      counts: fc.constantFrom('items' as const, 'pages' as const),
      first: fc.constantFrom(0, 1),
    }),
    fc.record({ style: fc.constant('link' as const), at: fc.option(word) }),
  );
  const limit = fc.option(fc.integer({ min: 1_000, max: 3_600 }));
  const connections: fc.Arbitrary<Connection> = fc.record({
    id: fc.constant(id),
    name: word,
    connector: fc.constant('generic' as const),
    address: word.map((host) => `https://${host}.example/api`),
    tenant: fc.constant(''),
    auth: fc.constantFrom<Connection['auth']>(
      { kind: 'none' },
      { kind: 'token', header: 'X-Key', word: '' },
      { kind: 'signed-token', keyId: 'k', audience: 'a' },
    ),
    zone: fc.option(fc.constantFrom('UTC', 'Europe/Berlin')),
    streams: fc.array(word),
    limits: fc.record({
      perMinute: limit,
      pageSize: limit,
      timeoutSeconds: limit,
      pageBytes: limit,
    }),
    paths: fc.dictionary(
      word,
      word.map((path) => `/${path}`),
    ),
    generic: fc.record({
      path: word.map((path) => `/${path}`),
      items: word,
      paging,
      sizeParameter: fc.option(word),
      window: fc.option(
        fc.record({
          from: word,
          until: fc.option(word),
          form: fc.constantFrom('iso' as const, 'seconds' as const, 'milliseconds' as const),
        }),
      ),
      system: fc.option(word),
      kind: fc.constantFrom('audit' as const, 'event' as const),
      map: fc.option(fc.record({ time: word, actor: word })),
    }),
    authority: fc.option(
      fc.constant('-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n'),
    ),
  });
  fc.assert(
    fc.property(connections, (connection) => {
      expect(readDraft(draftOf(connection, 'user'), generic)).toEqual({ connection });
    }),
  );
});

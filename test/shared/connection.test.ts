import { constants } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  connectionSchema,
  isAddress,
  mostPageBytes,
  originOf,
  secretNameOf,
  secretsOf,
  tenantNameOf,
  tokenAddressOf,
} from '../../shared/connection.ts';
import { makeConnection } from '../helpers/connections.ts';

const withTokenAt = (tokenAddress: string) =>
  makeConnection({
    auth: {
      kind: 'client-credentials',
      clientId: 'c',
      tokenAddress,
      scope: '',
      audience: '',
      style: 'form',
    },
  });

describe('the address of a connection', () => {
  it.each([
    'https://auth.acme.test',
    'http://127.0.0.1:8080/base',
    'https://[::1]:8443/',
    'https://auth.acme.test:65535',
    'HTTPS://Auth.Acme.Test/a/b',
  ])('can be %s', (address) => {
    expect(isAddress(address)).toBe(true);
    expect(connectionSchema.safeParse(makeConnection({ address })).success).toBe(true);
  });

  it.each([
    '',
    'auth.acme.test',
    'ftp://auth.acme.test',
    'https://',
    'https://user:secret@auth.acme.test',
    'https://auth.acme.test?token=1',
    'https://auth.acme.test#t',
    'https://auth.acme.test\\@evil.test',
    'https://auth.acme.test/\n',
    ' https://auth.acme.test',
    'https://auth.acme.test:123456',
    'https://auth.acme.test:65536',
    'https://auth.acme.test:0',
    'https://auth.acme.test:99999/base',
    'https://аuth.acme.test',
  ])('cannot be %j', (address) => {
    expect(isAddress(address)).toBe(false);
    expect(connectionSchema.safeParse(makeConnection({ address })).success).toBe(false);
  });

  it('that is taken is read alike by whoever sends the request', () => {
    const part = fc.stringMatching(/^[\w.\-:/\\@?#%[\]\t ]{0,30}$/);
    fc.assert(
      fc.property(fc.constantFrom('https://', 'http://'), part, (scheme, rest) => {
        const address = scheme + rest;
        const parsed = URL.parse(address);
        if (!isAddress(address) || parsed === null) return;
        expect(parsed.username + parsed.password + parsed.search + parsed.hash).toBe('');
        // Numbers as hosts (`http://1/`) are written out by the one, and left by the other.
        if (/[a-z]/i.test(rest.split(/[:/]/)[0] ?? '')) {
          expect(originOf(address)).toBe(parsed.origin);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

it('an answer may not be allowed to be larger than a text can be', () => {
  const limits = { perMinute: null, pageSize: null, timeoutSeconds: null };
  const withBytes = (pageBytes: number) => makeConnection({ limits: { ...limits, pageBytes } });
  expect(connectionSchema.safeParse(withBytes(constants.MAX_STRING_LENGTH + 1)).success).toBe(
    false,
  );
  expect(connectionSchema.safeParse(withBytes(mostPageBytes)).success).toBe(true);
});

describe('the name that a secret is kept under', () => {
  const connection = makeConnection();
  const name = secretNameOf(connection);

  it('stays when name, logs, limits, zone or tenant change', () => {
    const limits = { ...connection.limits, perMinute: 7 };
    const change = { name: 'Other', streams: ['audit'], limits, zone: 'UTC', tenant: 'beta' };
    expect(secretNameOf({ ...connection, ...change })).toBe(name);
    expect(secretNameOf({ ...connection, address: 'HTTPS://AUTH.acme.test:443/' })).toBe(name);
  });

  it.each([
    ['of an action', { paths: { 'revoke-session': 'DELETE /users/{id}' } }],
    ['of the restore', { paths: { restore: '/audit/replace' } }],
    ['that is read, which some interfaces are asked by POST', { paths: { graphql: '/x' } }],
    ['that all others stand behind', { address: 'https://auth.acme.test/other-app' }],
  ])('is another for another path %s', (_what, change) => {
    expect(secretNameOf({ ...connection, ...change })).not.toBe(name);
  });

  it('is another for each set of paths, whatever their order', () => {
    const revoke = { 'revoke-session': 'POST /a/{id}', 'disable-account': 'POST /b/{id}' };
    const named = (paths: Record<string, string>) => secretNameOf({ ...connection, paths });
    const turned = Object.fromEntries(Object.entries(revoke).reverse());
    expect(named(turned)).toBe(named(revoke));
    expect(named({ ...revoke, 'revoke-session': 'DELETE /a/{id}' })).not.toBe(named(revoke));
    expect(named({ 'revoke-session': revoke['revoke-session'] })).not.toBe(named(revoke));
    expect(named(revoke).startsWith(secretsOf(connection))).toBe(true);
  });

  it('is another where a key that signed would be sent itself', () => {
    const auth = { kind: 'signed-token', keyId: 'k', audience: 'a' } as const;
    expect(secretNameOf({ ...connection, auth })).not.toBe(name);
  });

  it('is another for another authority, and the same for one that is written otherwise', () => {
    const trusting = (authority: string) => secretNameOf({ ...connection, authority });
    const pem = '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n';
    expect(trusting(pem.replace('QUJD', 'QUJE'))).not.toBe(trusting(pem));
    expect(trusting(pem.replaceAll('\n', '\r\n').trim())).toBe(trusting(pem));
  });

  it('is told of a tenant whose name is no valid text', () => {
    expect(() =>
      secretNameOf({ ...withTokenAt('/realms/{tenant}/token'), tenant: '\ud800' }),
    ).not.toThrow();
  });

  it.each([
    ['host', { address: 'https://auth.acme.test.evil.test' }],
    ['port', { address: 'https://auth.acme.test:8443' }],
    ['scheme', { address: 'http://auth.acme.test' }],
    ['authority', { authority: '-----BEGIN CERTIFICATE-----' }],
    ['id', { id: makeConnection().id }],
  ])('is another for another %s', (_what, change) => {
    expect(secretNameOf({ ...connection, ...change })).not.toBe(name);
  });

  it('is another where the secret is exchanged somewhere else', () => {
    const own = { ...withTokenAt('/oauth/token'), id: connection.id };
    const elsewhere = { ...withTokenAt('https://evil.test/token'), id: connection.id };
    const absolute = { ...withTokenAt('https://auth.acme.test/oauth/token'), id: connection.id };
    const beside = { ...withTokenAt('/somebody-elses/token'), id: connection.id };
    expect(secretNameOf(absolute)).toBe(secretNameOf(own));
    expect(secretNameOf(beside)).not.toBe(secretNameOf(own));
    expect(secretNameOf(elsewhere)).not.toBe(secretNameOf(own));
    expect(secretNameOf(elsewhere)).toContain('evil.test');
  });

  it('is short enough for every host to keep, and says where the secret goes', () => {
    expect(name.length).toBeLessThan(200);
    expect(name).toContain('https://auth.acme.test');
  });
});

describe('a connection', () => {
  it('gets its tokens at an address of its own, or behind its address', () => {
    expect(tokenAddressOf(withTokenAt('/oauth/token'))).toBe('https://auth.acme.test/oauth/token');
    expect(tokenAddressOf(withTokenAt('https://login.test/t'))).toBe('https://login.test/t');
  });

  it('is confirmed by the name of its tenant, or by its host', () => {
    expect(tenantNameOf(makeConnection())).toBe('acme');
    expect(tenantNameOf(makeConnection({ tenant: '' }))).toBe('auth.acme.test');
  });
});

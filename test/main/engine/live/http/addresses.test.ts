import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  requestAddress,
  shownAddress,
} from '../../../../../main/engine/live/http/request-address.ts';
import { secretParameters } from '../../../../../main/engine/live/http/secret-parameters.ts';
import { Veil } from '../../../../../main/engine/live/http/veil.ts';
import { makeConnection } from '../../../../helpers/connections.ts';

const base = makeConnection({ address: 'https://auth.acme.test/base' });
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('the address of a request', () => {
  it('says every parameter and value as it was given, and nothing else', () => {
    const queries = fc.dictionary(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
        .filter((name) => name !== '__proto__'),
      fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(queries, (query) => {
        const url = requestAddress(base, { path: '/logs?fixed=1', query });
        const given = Object.entries(query).flatMap(([name, value]) =>
          [value].flat().map((one) => [name.toWellFormed(), one.toWellFormed()]),
        );
        expect([...url.searchParams]).toEqual([['fixed', '1'], ...given]);
        expect(url.hash).toBe('');
        expect(`${url.origin}${url.pathname}`).toBe('https://auth.acme.test/base/logs');
      }),
    );
  });

  it('never leaves the place and the path of the connection, whatever stands in it', () => {
    const part = fc.oneof(
      anyText,
      fc.constantFrom('..', '.', '%2e%2e', '%2E', '//', '\\', '@evil.test', ':80', '/..', '#', '?'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = `/${parts.join('/')}`;
        let url: URL;
        try {
          url = requestAddress(base, { path });
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-request' });
          return;
        }
        expect(url.origin).toBe('https://auth.acme.test');
        expect(url.pathname.startsWith('/base/')).toBe(true);
        expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of an id that is escaped is that of this id only', () => {
    fc.assert(
      fc.property(anyText, (id) => {
        const escaped = encodeURIComponent(id.toWellFormed());
        let url: URL;
        try {
          url = requestAddress(base, { path: `/sessions/${escaped}/revoke` });
        } catch {
          expect(['.', '..']).toContain(id);
          return;
        }
        const [, , , part, ...others] = url.pathname.split('/');
        expect(decodeURIComponent(part ?? '')).toBe(id.toWellFormed());
        expect(others).toEqual(['revoke']);
      }),
    );
  });

  it.each([
    'https://auth.acme.test.evil.test/',
    'https://evil.test/',
    'https://auth.acme.test@evil.test/',
    'https://name:word@auth.acme.test/',
    'https://auth.acme.test:444/',
    'http://auth.acme.test/',
    'HTTPS://EVIL.test',
  ])('%s is not followed when the system names it', (path) => {
    expect(() => requestAddress(base, { path })).toThrow(/not its own place/);
  });

  it('that the system names is its own in capitals and with the usual port too', () => {
    const { href } = requestAddress(base, { path: 'HTTPS://AUTH.acme.test:443/next?x=%2F' });
    expect(href).toBe('https://auth.acme.test/next?x=%2F');
  });
});

describe('the address as it is shown', () => {
  it('never holds a secret, wherever that stands', () => {
    const secrets = fc.string({ minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(secrets, anyText, (secret, name) => {
        const veil = new Veil();
        veil.add(secret);
        const url = requestAddress(base, { path: '/', query: { [`x${name}`]: secret } });
        expect(shownAddress(url, veil)).not.toContain(encodeURIComponent(secret));
        expect(shownAddress(url, veil)).not.toContain(secret);
      }),
    );
  });

  it.each([
    'client_secret',
    'password',
    'access_token',
    'apiKey',
    'code_otp',
    'X-Amz-Signature',
    'X-Amz-Security-Token',
    'X-Goog-Signature',
    'Signature',
    'sig',
    'sas',
    'jwt',
    'key',
    'code',
    'hmac',
    'subscription-key',
    'jsessionid',
  ])('stars %s', (name) => {
    const url = requestAddress(base, { path: '/', query: { [name]: 'value', limit: '1' } });
    expect(shownAddress(url, new Veil())).toBe(`https://auth.acme.test/base/?${name}=***&limit=1`);
  });
});

it('a secret is starred behind a semicolon too, which some take for an ampersand', () => {
  const url = new URL('https://auth.acme.test/log?page=2;sig=4711&x=;token=8;y=1');
  expect(shownAddress(url, new Veil())).toBe(
    'https://auth.acme.test/log?page=2;sig=***&x=;token=***;y=1',
  );
  expect(secretParameters(url.href)).toEqual(['sig', 'token']);
});

it('what a server says is quoted without what addresses in it prove', () => {
  const said = 'Expired: "https://s3.test/log?page=2&X-Amz-Signature=4711&x=1" (sig=8)';
  expect(new Veil().quote(said)).toBe(
    'Expired: "https://s3.test/log?page=2&X-Amz-Signature=***&x=1" (sig=8)',
  );
});

describe('the veil', () => {
  it('leaves no eight characters of a secret in a row', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60 }),
        fc.array(fc.tuple(anyText, fc.nat(60), fc.nat(60)), { maxLength: 5 }),
        (secret, parts) => {
          const veil = new Veil();
          veil.add(secret);
          const text = parts.map(([around, from, to]) => around + secret.slice(from, to)).join('');
          const shown = veil.hide(text);
          for (let at = 0; at + 8 <= secret.length; at++)
            expect(shown.split('***').join('\n')).not.toContain(secret.slice(at, at + 8));
        },
      ),
    );
  });

  it('leaves text without a secret as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const veil = new Veil();
        veil.add('a secret that nobody guesses');
        expect(veil.hide(text)).toBe(text);
      }),
    );
  });
});

it('parameters that are secret by their name are told apart from places', () => {
  expect(
    secretParameters('/log?access_token=a&nextToken=b&api%5Fkey=c&page=2&cursor=d#client_secret=e'),
  ).toEqual(['access_token', 'api_key']);
  const places = [
    '$skiptoken',
    '%24deltatoken',
    'pageToken',
    'next_page_token',
    'continuation-token',
    'startingToken',
    'exclusiveStartKey',
    'sort_key',
  ];
  for (const name of places) expect(secretParameters(`/log?${name}=x`)).toEqual([]);
  expect(secretParameters('eyJhIjoxfQ==')).toEqual([]);
  expect(secretParameters('x?%zz=1')).toEqual([]);
});

import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Auth, Connection } from '../../../../../shared/connection.ts';
import {
  type Answer,
  canary,
  clientTo,
  json,
  quickOutside,
  startServer,
} from '../../../../helpers/tenant-server.ts';

type Credentials = Extract<Auth, { kind: 'client-credentials' }>;

const credentials = (change: Partial<Credentials> = {}): Partial<Connection> => ({
  auth: {
    kind: 'client-credentials',
    clientId: 'trailcase & co',
    tokenAddress: '/oauth/token',
    scope: 'read:logs',
    audience: 'https://api',
    style: 'form',
    ...change,
  },
});

/** A place of tokens that numbers them; what it does with a call besides is the test's. */
async function startTokens(answer: Answer, token: object = { expires_in: 3600 }) {
  let issued = 0;
  return await startServer((request, response, raw) => {
    if (request.url !== '/oauth/token') return answer(request, response, raw);
    issued++;
    json(response, { access_token: `the-token-number-${issued}`, token_type: 'Bearer', ...token });
  });
}

const calls = (got: { url: string }[], url: string) => got.filter((one) => one.url === url);

describe('a login with client credentials', () => {
  it('exchanges the secret for a token once, by form', async () => {
    const { address, got } = await startTokens((_, response) => json(response, {}));
    const client = clientTo(address, { connection: credentials() });
    await client.read({ path: '/logs' });
    await client.read({ path: '/logs' });
    const [asked, ...others] = calls(got, '/oauth/token') as typeof got;
    expect(others).toEqual([]);
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'trailcase & co',
      client_secret: canary,
      scope: 'read:logs',
      audience: 'https://api',
    });
    expect(got.at(-1)?.headers.authorization).toBe('Bearer the-token-number-1');
  });

  it('or by a Basic header, and then not in the form', async () => {
    const { address, got } = await startTokens((_, response) => json(response, {}));
    await clientTo(address, { connection: credentials({ style: 'basic' }) }).read({ path: '/' });
    const pair = Buffer.from(`trailcase+%26+co:${canary}`).toString('base64');
    expect(got[0]?.headers.authorization).toBe(`Basic ${pair}`);
    expect(got[0]?.body).not.toContain(canary);
  });

  it('has a new token shortly before the old one ends', async () => {
    const outside = quickOutside();
    const { address, got } = await startTokens((_, response) => json(response, {}));
    const client = clientTo(address, { connection: credentials(), outside });
    const { signal } = new AbortController();
    await client.read({ path: '/' });
    await outside.wait(3_530_000, signal);
    await client.read({ path: '/' });
    await outside.wait(20_000, signal);
    await client.read({ path: '/' });
    expect(calls(got, '/oauth/token')).toHaveLength(2);
    expect(got.at(-1)?.headers.authorization).toBe('Bearer the-token-number-2');
  });

  it('has a new token once when one is refused, and says so when that is refused too', async () => {
    let refused = 1;
    const { address, got } = await startTokens((_, response) =>
      refused-- > 0 ? json(response, { error: 'expired' }, 401) : json(response, { ok: true }),
    );
    const client = clientTo(address, { connection: credentials() });
    expect((await client.readJson({ path: '/' })).value).toEqual({ ok: true });
    expect(calls(got, '/oauth/token')).toHaveLength(2);
    refused = 100;
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'login-refused' });
    expect(calls(got, '/oauth/token')).toHaveLength(3);
  });

  it('tells what the place of tokens says about a refusal, without the secret', async () => {
    const { address } = await startServer((_, response) =>
      json(
        response,
        { error: 'invalid_client', error_description: `Bad \u202esecret ${canary}` },
        401,
      ),
    );
    const failure = clientTo(address, { connection: credentials() }).read({ path: '/' });
    await expect(failure).rejects.toMatchObject({
      code: 'login-refused',
      message: expect.stringContaining('(401): invalid_client: Bad ‹U+202E›secret ***. Check'),
    });
  });

  it('is never redirected', async () => {
    const other = await startTokens((_, response) => json(response, {}));
    const { address } = await startServer((_, response) =>
      response.writeHead(307, { location: `${other.address}/oauth/token` }).end(),
    );
    await expect(
      clientTo(address, { connection: credentials() }).read({ path: '/' }),
    ).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(other.got).toEqual([]);
  });

  it('gets its token at another place, which is not sent the token', async () => {
    const tokens = await startTokens((_, response) => json(response, {}));
    const { address, got } = await startServer((_, response) => json(response, {}));
    const tokenAddress = `${tokens.address}/oauth/token`;
    await clientTo(address, { connection: credentials({ tokenAddress }) }).read({ path: '/' });
    expect(tokens.got).toHaveLength(1);
    expect(got[0]?.headers.authorization).toBe('Bearer the-token-number-1');
  });

  it('wants the place of tokens encrypted', () => {
    expect(() =>
      clientTo('https://auth.acme.test', {
        connection: credentials({ tokenAddress: 'http://login.acme.test/token' }),
      }),
    ).toThrow(/without encryption/);
  });

  it('has one token for calls that begin together', async () => {
    const { address, got } = await startTokens((_, response) => json(response, {}));
    const client = clientTo(address, { connection: credentials() });
    await Promise.all([1, 2, 3].map(() => client.read({ path: '/' })));
    expect(calls(got, '/oauth/token')).toHaveLength(1);
  });

  it('throws away an answer that holds the token', async () => {
    const { address } = await startTokens(({ headers }, response) =>
      json(response, { you: headers.authorization }),
    );
    await expect(
      clientTo(address, { connection: credentials() }).read({ path: '/' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('holds the very credential') });
  });

  it('says when no token comes', async () => {
    const { address } = await startServer((_, response) => json(response, { token: 'x' }));
    await expect(
      clientTo(address, { connection: credentials() }).read({ path: '/' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('without an access_token') });
  });
});

describe('a login with a signed token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const auth: Auth = { kind: 'signed-token', keyId: 'key-1', audience: 'project-1' };

  it('signs one with the private key, for five minutes, saying who calls where it is Authgear', async () => {
    const outside = quickOutside();
    const { address, got } = await startServer((_, response) => json(response, {}));
    const client = clientTo(address, {
      connection: { connector: 'authgear', auth },
      secret: pem,
      outside,
    });
    await client.read({ path: '/' });
    await client.read({ path: '/' });
    const tokens = got.map(({ headers }) => headers.authorization?.replace('Bearer ', '') ?? '');
    expect(tokens[1]).toBe(tokens[0]);
    const { payload, protectedHeader } = await jwtVerify(tokens[0] ?? '', publicKey, {
      audience: 'project-1',
      currentDate: new Date(outside.now()),
    });
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: 'key-1', typ: 'JWT' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(payload.audit_context).toEqual({ client: 'Trailcase' });
  });

  it('signs a new one before that ends', async () => {
    const outside = quickOutside();
    const { address, got } = await startServer((_, response) => json(response, {}));
    const client = clientTo(address, { connection: { auth }, secret: pem, outside });
    await client.read({ path: '/' });
    await outside.wait(250_000, new AbortController().signal);
    await client.read({ path: '/' });
    expect(got[1]?.headers.authorization).not.toBe(got[0]?.headers.authorization);
  });

  it.each([
    'not a key',
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ])('refuses what is no private RSA key, without quoting it', async (secret) => {
    const client = clientTo('http://127.0.0.1:1', { connection: { auth }, secret: `${secret}` });
    const failure = await client.read({ path: '/' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'login-refused' });
    expect(String(failure)).not.toContain(`${secret}`.slice(0, 20));
  });
});

describe('a login with a token in a header', () => {
  it.each([
    ['Authorization', 'SSWS', `SSWS ${canary}`],
    ['X-API-Key', '', canary],
  ])('%s: %s', async (header, word, sent) => {
    const { address, got } = await startServer((_, response) => json(response, {}));
    const connection: Partial<Connection> = { auth: { kind: 'token', header, word } };
    await clientTo(address, { connection, secret: `${canary}\n` }).read({ path: '/' });
    expect(got[0]?.headers[header.toLowerCase()]).toBe(sent);
  });

  it.each(['two\r\nlines: x', 'umläut'])('refuses %j as a secret', (secret) => {
    expect(() => clientTo('http://127.0.0.1:1', { secret })).toThrow(/no header can carry/);
  });

  it.each(['Host', 'Content-Length', 'a b', 'Transfer-Encoding'])(
    'refuses to send it as %s',
    (header) => {
      expect(() =>
        clientTo('http://127.0.0.1:1', {
          connection: { auth: { kind: 'token', header, word: '' } },
        }),
      ).toThrow(/cannot be sent in a header called/);
    },
  );

  it('is not tried a second time when it is refused', async () => {
    const { address, got } = await startServer((_, response) => json(response, {}, 401));
    await expect(clientTo(address).read({ path: '/' })).rejects.toMatchObject({
      code: 'login-refused',
    });
    expect(got).toHaveLength(1);
  });
});

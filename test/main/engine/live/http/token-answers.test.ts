import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Veil } from '../../../../../main/engine/live/http/veil.ts';
import type { Connection } from '../../../../../shared/connection.ts';
import { clientTo, startServer } from '../../../../helpers/tenant-server.ts';

const connection: Partial<Connection> = {
  auth: {
    kind: 'client-credentials',
    clientId: 'trailcase',
    tokenAddress: '/oauth/token',
    scope: '',
    audience: '',
    style: 'form',
  },
};

it.each([
  ['a form', 'access_token=gho_4711abcdefgh&token_type=bearer'],
  ['JSON that breaks off', '{"access_token": "gho_4711abcdefgh'],
  ['JSON with another name', '{"token": "gho_4711abcdefgh"}'],
])('a token that comes in %s is in no message', async (_, answer) => {
  const { address } = await startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(answer);
  });
  const error: unknown = await clientTo(address, { connection })
    .read({ path: '/' })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringContaining('access_token'),
  });
  const { message, details } = error as { message: string; details: unknown };
  expect(`${message} ${JSON.stringify(details)}`).not.toContain('4711');
});

it('a token that no header could carry is refused at once', async () => {
  const { address } = await startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: 'x'.repeat(8_000_000), token_type: 'bearer' }));
  });
  await expect(clientTo(address, { connection }).read({ path: '/' })).rejects.toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringContaining('access_token'),
  });
});

it.each([0, -1, null, 'soon'])('a token that is said to be good for %j is used', async (life) => {
  const { address, got } = await startServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const token = { access_token: 'a-token-that-is-long-enough', expires_in: life };
    response.end(JSON.stringify(url === '/oauth/token' ? token : []));
  });
  const client = clientTo(address, { connection });
  await client.read({ path: '/' });
  await client.read({ path: '/' });
  expect(got.map(({ url }) => url)).toEqual(['/oauth/token', '/', '/']);
});

it.each([
  ['in an address', (secret: string) => encodeURIComponent(secret)],
  ['in base64', (secret: string) => Buffer.from(secret).toString('base64')],
  ['in JSON', (secret: string) => JSON.stringify(secret).slice(1, -1)],
])('an answer that says the credential back %s is thrown away', async (_, written) => {
  const secret = 'a+secret/with="signs" in it';
  const { address } = await startServer((_request, response) => {
    response.writeHead(200);
    response.end(`{"next":"https://x.test/?key=${written(secret)}"}`);
  });
  await expect(
    clientTo(address, {
      secret,
      connection: { auth: { kind: 'token', header: 'x-key', word: '' } },
    }).read({ path: '/' }),
  ).rejects.toMatchObject({ message: expect.stringContaining('holds the very credential') });
});

it('tokens that were renewed a thousand times are not all remembered', () => {
  const veil = new Veil();
  veil.add('the secret of the connection');
  const token = (at: number) => createHash('sha256').update(`${at}`).digest('hex');
  for (let at = 0; at < 1_000; at++) veil.addToken(token(at));
  expect(veil.hide(token(1))).toBe(token(1));
  expect(veil.hide(`${token(999)} and the secret of the connection`)).toBe('*** and ***');
  expect(veil.isIn(Buffer.from(`{"echo":"${token(999)}"}`))).toBe(true);
});

it('an address of a next page is left as it is where it only resembles a credential', async () => {
  const head = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
  const secret = `${head}.eyJzdWIiOiI3In0.c2lnbmF0dXJl`;
  const links = [
    `<?after=${head}.eyJwYWdlIjoyfQ.b3RoZXI>; rel="next"`,
    `<?t=${secret}>; rel="next"`,
  ];
  const { address } = await startServer((_request, response) => {
    response.writeHead(200, { link: links.shift() ?? '', 'x-request-id': head });
    response.end('[]');
  });
  const client = clientTo(address, { secret });
  const { headers } = await client.read({ path: '/' });
  expect(headers).toMatchObject({
    link: `<?after=${head}.eyJwYWdlIjoyfQ.b3RoZXI>; rel="next"`,
    'x-request-id': expect.stringContaining('***'),
  });
  expect((await client.read({ path: '/' })).headers.link).not.toContain(secret.slice(40));
});

import { describe, expect, it } from 'vitest';
import { canary, clientTo, json, startServer } from '../../../../helpers/tenant-server.ts';

const to = (location: string, status = 302) =>
  startServer((_, response) => {
    response.writeHead(status, { location });
    response.end();
  });

describe('a redirect', () => {
  it('on the same place is followed with the credential', async () => {
    const { address, got } = await startServer(({ url }, response) => {
      if (url === '/old') response.writeHead(308, { location: '/new' }).end();
      else json(response, { at: url });
    });
    const { answer, value } = await clientTo(address).readJson({ path: '/old' });
    expect(value).toEqual({ at: '/new' });
    expect(answer).toMatchObject({ address: `${address}/new`, attempts: 2 });
    expect(got[1]?.headers.authorization).toBe(`Bearer ${canary}`);
  });

  it('to another place loses the credential and every header of its own, also on the way back', async () => {
    const home = await startServer(({ url }, response) => {
      if (url === '/back') json(response, {});
      else response.writeHead(302, { location: `${other.address}/there` }).end();
    });
    const other = await startServer((_, response) =>
      response.writeHead(302, { location: `${home.address}/back` }).end(),
    );
    const client = clientTo(home.address, {
      connection: { auth: { kind: 'token', header: 'X-Api-Key', word: '' } },
    });
    await client.read({ path: '/', headers: { 'x-tenant': 'acme' } });
    expect(home.got[0]?.headers).toMatchObject({ 'x-api-key': canary, 'x-tenant': 'acme' });
    for (const { headers } of [other.got[0], home.got[1]].filter((one) => one !== undefined)) {
      expect(headers).not.toHaveProperty('x-api-key');
      expect(headers).not.toHaveProperty('x-tenant');
      expect(JSON.stringify(headers)).not.toContain(canary);
    }
    expect(other.got).toHaveLength(1);
    expect(home.got).toHaveLength(2);
  });

  it('is followed five times and no more', async () => {
    const { address, got } = await startServer((_, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    await expect(clientTo(address).read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('more than 5 times'),
    });
    expect(got).toHaveLength(6);
  });

  it.each([
    ['http://auth.acme.test/', /not encrypted/],
    ['ftp://127.0.0.1/', /cannot be followed/],
    ['http://someone:else@127.0.0.1/', /cannot be followed/],
    ['http://', /cannot be followed/],
  ])('to %s is not followed', async (location, message) => {
    const { address } = await to(location);
    await expect(clientTo(address).read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringMatching(message),
    });
  });

  it('of a question or of a request that changes something is not followed', async () => {
    const other = await startServer((_, response) => json(response, {}));
    const { address, got } = await to(other.address, 307);
    const client = clientTo(address);
    const told = {
      code: 'unexpected-answer',
      message: expect.stringContaining('redirected (307)'),
    };
    await expect(client.read({ path: '/', question: {} })).rejects.toMatchObject(told);
    await expect(client.act({ method: 'POST', path: '/' })).rejects.toMatchObject(told);
    await expect(client.act({ method: 'POST', path: '/', key: 'k' })).rejects.toMatchObject(told);
    expect(got).toHaveLength(3);
    expect(other.got).toEqual([]);
  });
});

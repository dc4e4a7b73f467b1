import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canary, clientTo, json, startServer } from '../../../../helpers/tenant-server.ts';

describe('reading from a tenant', () => {
  it('sends the credential, a path behind the address and escaped parameters', async () => {
    const { address, got } = await startServer((_, response) => json(response, { items: [1] }));
    const client = clientTo(`${address}/base/`);
    const { answer, value } = await client.readJson({
      path: '/logs',
      query: { q: 'a b&c', tag: ['x', 'y'] },
    });
    expect(value).toEqual({ items: [1] });
    expect(got).toHaveLength(1);
    expect(got[0]?.url).toBe('/base/logs?q=a%20b%26c&tag=x&tag=y');
    expect(got[0]?.headers.authorization).toBe(`Bearer ${canary}`);
    expect(answer).toMatchObject({
      method: 'GET',
      status: 200,
      attempts: 1,
      address: `${address}/base/logs?q=a%20b%26c&tag=x&tag=y`,
    });
    expect(answer.body.toString()).toBe('{"items":[1]}');
  });

  it('asks a question as JSON by POST', async () => {
    const { address, got } = await startServer((_, response) => json(response, { data: null }));
    await clientTo(address).readJson({ path: '/graphql', question: { query: '{ a }' } });
    expect(got[0]).toMatchObject({ method: 'POST', body: '{"query":"{ a }"}' });
    expect(got[0]?.headers['content-type']).toBe('application/json');
  });

  it('unpacks what comes compressed, and gives the bytes as they were before', async () => {
    const { address } = await startServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('{"a":1}'));
    });
    const { answer } = await clientTo(address).readJson({ path: '/' });
    expect(answer.body.toString()).toBe('{"a":1}');
  });

  it('goes on at an address that the system names on its own place, and nowhere else', async () => {
    const other = await startServer((_, response) => json(response, {}));
    const { address, got } = await startServer((_, response) => json(response, {}));
    const client = clientTo(`${address}/base`);
    await client.read({ path: `${address}/base/logs?after=7` });
    expect(got[0]?.url).toBe('/base/logs?after=7');
    await expect(client.read({ path: `${other.address}/logs` })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('not its own place'),
    });
    expect(other.got).toEqual([]);
  });

  it('stars parameters that are secret by their names, and no cursors', async () => {
    const { address } = await startServer((_, response) => json(response, {}));
    const { answer } = await clientTo(address).readJson({
      path: '/',
      query: { api_key: 'k', page_token: 'p', x: canary },
    });
    expect(answer.address).toBe(`${address}/?api_key=***&page_token=p&x=***`);
  });

  it('counts what it did', async () => {
    const { address } = await startServer((_, response) => json(response, [1, 2]));
    const client = clientTo(address);
    await client.read({ path: '/' });
    await client.read({ path: '/' });
    expect(client.figures).toMatchObject({ requests: 2, retries: 0, waited: 0, bytes: 10 });
  });

  it('asks nothing without encryption, except of this machine', () => {
    expect(() => clientTo('http://auth.acme.test')).toThrow(/without encryption/);
    expect(() => clientTo('http://127.0.0.1.acme.test')).toThrow(/without encryption/);
    expect(() => clientTo('http://localhost:1')).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { clientTo, json, quickOutside, startServer } from '../../../../helpers/tenant-server.ts';

const cutting = () => startServer((_, __, raw) => raw.socket.destroy());

describe('a request that changes something', () => {
  it('is sent with its body and key as they are', async () => {
    const { address, got } = await startServer((_, response) => json(response, { done: 1 }, 201));
    const body = Buffer.from('[{"a":1.0}]');
    const answer = await clientTo(address).act({
      method: 'PUT',
      path: '/restore',
      body,
      key: 'k-1',
    });
    expect(answer).toMatchObject({ status: 201, method: 'PUT', attempts: 1 });
    expect(got[0]).toMatchObject({ method: 'PUT', url: '/restore', body: '[{"a":1.0}]' });
    expect(got[0]?.headers['idempotency-key']).toBe('k-1');
  });

  it('is told as done where its answer says the credential back, which is taken out', async () => {
    const { address } = await startServer(({ headers }, response) =>
      json(response, { done: 1, by: headers.authorization }),
    );
    const { status, body } = await clientTo(address).act({ method: 'POST', path: '/' });
    expect([status, body.toString()]).toEqual([200, '{"done":1,"by":"Bearer ***"}']);
  });

  it('without a key is sent once, whatever happens to the line', async () => {
    const { address, got } = await cutting();
    await expect(
      clientTo(address).act({ method: 'DELETE', path: '/sessions/1' }),
    ).rejects.toMatchObject({ code: 'unreachable', details: { sent: true } });
    expect(got).toHaveLength(1);
  });

  it.each([500, 502, 503, 504])('without a key is not sent again at %i', async (status) => {
    const { address, got } = await startServer((_, response) => json(response, {}, status));
    await expect(clientTo(address).act({ method: 'POST', path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      details: { status, sent: true },
    });
    expect(got).toHaveLength(1);
  });

  it('without a key never goes over a line that may just be closing', async () => {
    const sockets = new Set<unknown>();
    const { address } = await startServer((_, response, raw) => {
      sockets.add(raw.socket);
      json(response, {});
    });
    const client = clientTo(address);
    for (let times = 0; times < 3; times++) await client.act({ method: 'POST', path: '/' });
    expect(sockets.size).toBe(3);
  });

  it('with a key is sent until it is answered', async () => {
    let cuts = 3;
    const { address, got } = await startServer((_, response, raw) =>
      cuts-- > 0 ? raw.socket.destroy() : json(response, { ok: true }),
    );
    const answer = await clientTo(address).act({ method: 'POST', path: '/', key: 'k' });
    expect(answer.attempts).toBe(4);
    expect(new Set(got.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['k']));
  });

  it('that is turned away untouched is sent again when the server allows it', async () => {
    let turned = 1;
    const { address, got } = await startServer((_, response) =>
      turned-- > 0 ? json(response, {}, 429, { 'retry-after': '3' }) : json(response, {}),
    );
    const outside = quickOutside();
    await clientTo(address, { outside }).act({ method: 'POST', path: '/' });
    expect(outside.waits).toEqual([3_000]);
    expect(got).toHaveLength(2);
  });

  it('that cannot have reached the tenant says so', async () => {
    await expect(
      clientTo('http://127.0.0.1:1').act({ method: 'POST', path: '/', key: 'k' }),
    ).rejects.toMatchObject({ code: 'unreachable', details: { sent: false } });
  });

  it('that was sent once and could not be sent again says that it was sent', async () => {
    const { address } = await cutting();
    await expect(
      clientTo(address).act({ method: 'POST', path: '/', key: 'k' }),
    ).rejects.toMatchObject({ code: 'unreachable', details: { sent: true } });
  });

  it('that is cancelled on its way says that it was sent', async () => {
    const stop = new AbortController();
    const { address } = await startServer(() => stop.abort());
    const client = clientTo(address, { watch: { signal: stop.signal } });
    await expect(client.act({ method: 'POST', path: '/' })).rejects.toMatchObject({
      code: 'cancelled',
      details: { sent: true },
    });
  });

  it('with an id of dots is not sent at all', async () => {
    const { address, got } = await startServer((_, response) => json(response, {}));
    for (const path of ['/sessions/..', '/sessions/%2E%2e/x', '/a/./b', '/a\\..\\b', '/a#b'])
      await expect(clientTo(address).act({ method: 'DELETE', path })).rejects.toMatchObject({
        code: 'bad-request',
      });
    expect(got).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { clientTo, json, quickOutside, startServer } from '../../../../helpers/tenant-server.ts';

/** A server that answers so a few times, and well then; and what a client did at it. */
async function grudging(times: number, status: number, headers: Record<string, string> = {}) {
  let left = times;
  const { address, got } = await startServer((_, response) =>
    left-- > 0
      ? json(response, { error: 'not now' }, status, headers)
      : json(response, { ok: true }),
  );
  const outside = quickOutside();
  const told: (string | null)[] = [];
  const client = clientTo(address, {
    outside,
    watch: { signal: new AbortController().signal, waiting: (why) => told.push(why) },
  });
  return { client, outside, told, got };
}

const clock = Date.UTC(2026, 10, 21, 12);
const date = (milliseconds: number) => new Date(milliseconds).toUTCString();

describe('patience', () => {
  it.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '30' }, 30_000],
    [
      'a date, by the clock of the server',
      { 'retry-after': date(clock + 45_000), date: date(clock) },
      45_000,
    ],
    ['a date that is over', { 'retry-after': date(clock - 45_000), date: date(clock) }, 0],
    [
      'the reset of Okta',
      { 'x-rate-limit-reset': `${clock / 1000 + 20}`, date: date(clock) },
      20_000,
    ],
    [
      'the reset of GitHub',
      { 'x-ratelimit-reset': `${clock / 1000 + 20}`, date: date(clock) },
      20_000,
    ],
    ['the reset of the draft', { 'ratelimit-reset': '12' }, 12_000],
    ['the later draft', { ratelimit: '"day";r=0;t=7' }, 7_000],
    ['seconds that are said twice', { 'retry-after': '10, 10' }, 10_000],
    [
      'a reset in milliseconds',
      { 'x-ratelimit-reset': `${clock + 20_000}`, date: date(clock) },
      20_000,
    ],
    [
      'a date with an offset',
      { 'retry-after': 'Sat, 21 Nov 2026 13:00:30 +0100', date: date(clock) },
      30_000,
    ],
  ])('waits as the server asks by %s', async (_, headers, wait) => {
    const { client, outside, got } = await grudging(1, 429, headers);
    const { answer } = await client.readJson({ path: '/' });
    expect(outside.waits).toEqual([wait]);
    expect(got).toHaveLength(2);
    expect(answer.attempts).toBe(2);
    expect(client.figures).toMatchObject({ requests: 2, retries: 1, waited: wait });
  });

  it.each(['-5', 'soon 5', 'Infinity', '1e9', '', '5 apples'])(
    'waits as where the server says nothing where it says %j',
    async (said) => {
      const { client, outside } = await grudging(3, 429, { 'retry-after': said });
      await client.read({ path: '/' });
      expect(outside.waits).toEqual([1_000, 2_000, 4_000]);
    },
  );

  it('says that it waits, and when it goes on', async () => {
    const { client, told } = await grudging(1, 429, { 'retry-after': '30' });
    await client.read({ path: '/' });
    expect(told).toEqual(['waiting 30 s, as the server asks (429)', null]);
  });

  it('waits ever longer where the server says nothing', async () => {
    const { client, outside } = await grudging(8, 503);
    await client.read({ path: '/' });
    expect(outside.waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
  });

  it('ends after eight more requests', async () => {
    const { client, got } = await grudging(100, 429);
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'limit-reached' });
    expect(got).toHaveLength(9);
  });

  it('asks a server that fails only three times more', async () => {
    const { client, got } = await grudging(100, 500);
    await expect(client.read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      details: { status: 500 },
    });
    expect(got).toHaveLength(4);
  });

  it('takes a 403 for a limit where it says that nothing is left, and only there', async () => {
    const limited = await grudging(1, 403, {
      'x-ratelimit-remaining': '0',
      'ratelimit-reset': '5',
    });
    await limited.client.read({ path: '/' });
    expect(limited.outside.waits).toEqual([5_000]);
    const forbidden = await grudging(1, 403, { 'x-ratelimit-remaining': '11' });
    await expect(forbidden.client.read({ path: '/' })).rejects.toMatchObject({
      code: 'permission-missing',
    });
  });

  it('does not sit through a wait of more than 15 minutes', async () => {
    const { client, outside } = await grudging(1, 429, { 'retry-after': '901' });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({
      code: 'limit-reached',
      message: expect.stringMatching(
        /wait until 2026-11-21 12:15 UTC \(16 min\).*What was stored stays/,
      ),
    });
    expect(outside.waits).toEqual([]);
  });

  it('does not lose its words at a wait of an eternity', async () => {
    const { client } = await grudging(1, 429, { 'retry-after': '999999999999999' });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'limit-reached' });
  });

  it('asks again when a line is cut, also in the middle of an answer', async () => {
    let cuts = 2;
    const { address, got } = await startServer((_, response, raw) => {
      if (cuts === 2) raw.socket.destroy();
      else if (cuts === 1) {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"half":', () => raw.socket.destroy());
      } else json(response, { ok: true });
      cuts--;
    });
    const { value, answer } = await clientTo(address).readJson({ path: '/' });
    expect(value).toEqual({ ok: true });
    expect(answer.attempts).toBe(3);
    expect(got).toHaveLength(3);
  });

  it('waits for a server that comes back, once it has answered', async () => {
    const first = await startServer((_, response) => json(response, {}));
    const outside = quickOutside();
    const client = clientTo(first.address, { outside });
    await client.read({ path: '/' });
    await first.stop();
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(outside.waits).toHaveLength(8);
  });

  it('ends at once when it is cancelled while it waits', async () => {
    const stop = new AbortController();
    const { address } = await startServer((_, response) =>
      json(response, {}, 429, { 'retry-after': '600' }),
    );
    const client = clientTo(address, {
      outside: { ...quickOutside(), wait: realWait },
      watch: { signal: stop.signal, waiting: (why) => why !== null && stop.abort() },
    });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends at once when it is cancelled while it asks', async () => {
    const stop = new AbortController();
    const { address } = await startServer(() => stop.abort());
    const client = clientTo(address, { watch: { signal: stop.signal } });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends when the client is closed, and asks no more', async () => {
    const { address, got } = await startServer(() => void client.close());
    const client = clientTo(address);
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'cancelled' });
    expect(got).toHaveLength(1);
  });

  it('tells a server that falls silent', async () => {
    const { address } = await startServer((_, response) => {
      response.writeHead(200);
      response.write('{');
    });
    const limits = { perMinute: null, pageSize: null, timeoutSeconds: 1, pageBytes: null };
    const client = clientTo(address, { connection: { limits }, retries: 0 });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('fell silent for 1 s'),
    });
  });
});

async function realWait(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { realOutside } = await import('../../../../../main/engine/live/http/outside.ts');
  await realOutside.wait(milliseconds, signal);
}

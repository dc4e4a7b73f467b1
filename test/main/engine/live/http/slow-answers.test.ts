import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { clientTo, quickOutside, startServer } from '../../../../helpers/tenant-server.ts';

/** A server whose answer never becomes whole: a byte comes each time that the one before it was looked at. */
async function dripping(status: number, encoding: string | null, beginning: Buffer) {
  let send = () => undefined as unknown;
  const { address, got } = await startServer((_, response) => {
    response.writeHead(status, encoding === null ? {} : { 'content-encoding': encoding });
    response.write(beginning);
    send = () => response.destroyed || response.write(' ');
  });
  const outside = quickOutside();
  let looks = 0;
  return {
    address,
    got,
    looks: () => looks,
    /** Each look at the clock is a minute after the one before. */
    outside: {
      ...outside,
      now: () => {
        looks += 1;
        if (looks > 1) setImmediate(send);
        return looks * 60_000;
      },
    },
  };
}

describe('an answer of which a little comes now and then', () => {
  it.each([
    ['as it is', null, Buffer.from('[')],
    // A gzip header with a name that never ends: nothing of it can be unpacked.
    ['packed so that nothing comes out', 'gzip', Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3])],
  ])('is given up after a quarter of an hour: %s', async (_, encoding, beginning) => {
    const { address, outside, got } = await dripping(200, encoding, beginning);
    await expect(clientTo(address, { outside }).read({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(
        /^http:\S+ went on sending its answer for 15 min .*smaller pages/,
      ),
    });
    expect(got).toHaveLength(1);
  });

  it('may take ten times the silence that the connection allows', async () => {
    const { address, outside, looks } = await dripping(200, null, Buffer.from('['));
    const limits = { perMinute: null, pageSize: null, timeoutSeconds: 240, pageBytes: null };
    await expect(
      clientTo(address, { outside, connection: { limits } }).read({ path: '/' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('for 40 min') });
    expect(looks()).toBeGreaterThan(40);
  });

  it('tells of a failure as far as it came', async () => {
    const { address, outside } = await dripping(404, null, Buffer.from('no such list'));
    await expect(clientTo(address, { outside }).read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('It says: no such list'),
    });
  });
});

it('a packed answer is whole however many pieces it comes in', async () => {
  const { address } = await startServer((_, response) => {
    const packed = gzipSync(JSON.stringify({ list: Array.from({ length: 5_000 }, (_, at) => at) }));
    response.writeHead(200, { 'content-encoding': 'gzip' });
    let at = 0;
    const more = () => {
      if (at >= packed.length) return response.end();
      response.write(packed.subarray(at, at + 500), more);
      at += 500;
      return undefined;
    };
    more();
  });
  const { value } = await clientTo(address).readJson({ path: '/' });
  expect((value as { list: number[] }).list).toHaveLength(5_000);
});

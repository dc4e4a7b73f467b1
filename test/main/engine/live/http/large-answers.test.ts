import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { clientTo, startServer } from '../../../../helpers/tenant-server.ts';

const limits = { perMinute: null, pageSize: null, timeoutSeconds: null, pageBytes: 2_000_000 };
const tenGigabytes = 10_000_000_000;

it('an answer of 10 GB ends early, and memory stays small', async () => {
  let sent = 0;
  const { address } = await startServer((_, response) => {
    const piece = Buffer.alloc(65_536, 0x20);
    const more = () => {
      while (sent < tenGigabytes && !response.destroyed) {
        sent += piece.length;
        if (!response.write(piece)) return;
      }
    };
    response.on('drain', more);
    more();
  });
  const before = process.memoryUsage().rss;
  await expect(
    clientTo(address, { connection: { limits } }).read({ path: '/' }),
  ).rejects.toMatchObject({
    code: 'limit-reached',
    message: expect.stringMatching(/larger than 1 MiB.*smaller pages/),
  });
  expect(sent).toBeLessThan(100_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});

it('an answer that says that it is too large is not read at all', async () => {
  const { address } = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': tenGigabytes });
    response.flushHeaders();
  });
  await expect(
    clientTo(address, { connection: { limits } }).read({ path: '/' }),
  ).rejects.toMatchObject({ code: 'limit-reached' });
});

it('an answer that grows when it is unpacked is counted as unpacked', async () => {
  const { address } = await startServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.alloc(50_000_000)));
  });
  await expect(
    clientTo(address, { connection: { limits } }).read({ path: '/' }),
  ).rejects.toMatchObject({ code: 'limit-reached' });
});

it('the text of a failure is read only as far as it can be told', async () => {
  const { address } = await startServer((_, response) => {
    response.writeHead(404);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x61)));
    };
    response.on('drain', more);
    more();
  });
  await expect(clientTo(address).read({ path: '/' })).rejects.toMatchObject({
    code: 'unexpected-answer',
    details: { status: 404 },
  });
});

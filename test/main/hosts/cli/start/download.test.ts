import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { download, reasonOf } from '../../../../../main/hosts/cli/start/download.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';

const place = useTempFolder();
const limits = { answerMs: 300, pieceMs: 300, wholeMs: 30_000 };
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** Serves every path in one way. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/electron.zip`;
}

/** Why a download failed, in the words that a person sees. */
async function failure(url: string, own = limits, stop?: AbortSignal): Promise<string> {
  try {
    await download(url, place('x.zip'), own, () => undefined, stop);
  } catch (error) {
    return reasonOf(error);
  }
  throw new Error('It did not fail.');
}

describe('the download of Electron', () => {
  it('writes the bytes and tells how many have come', async () => {
    const bytes = Buffer.alloc(300_000, 7);
    const url = await serve((_request, response) => response.end(bytes));
    const told: number[] = [];
    await download(url, place('x.zip'), limits, (done, total) => {
      expect(total === null || total === bytes.length).toBe(true);
      told.push(done);
    });
    expect(readFileSync(place('x.zip')).equals(bytes)).toBe(true);
    expect(told.at(-1)).toBe(bytes.length);
  });

  it('says what the server answered', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    expect(await failure(url)).toBe('its server answered 404 Not Found');
  });

  it('gives up a server that never answers', async () => {
    expect(await failure(await serve(() => undefined))).toBe('its server kept silent for 0.3 s');
  });

  it('gives up a server that stops in the middle', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
    });
    expect(await failure(url)).toBe('its server kept silent for 0.3 s');
  });

  it('waits for a slow server as long as something arrives', async () => {
    const url = await serve((_request, response) => {
      let left = 5;
      const next = () => {
        left -= 1;
        if (left === 0) response.end('.');
        else {
          response.write('.');
          setTimeout(next, 100);
        }
      };
      next();
    });
    await download(url, place('x.zip'), limits, () => undefined);
    expect(readFileSync(place('x.zip'), 'utf8')).toBe('.....');
  });

  it('gives up a server that trickles without end', async () => {
    const url = await serve((_request, response) => {
      const clock = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(clock));
    });
    expect(await failure(url, { ...limits, wholeMs: 400 })).toBe('it did not arrive within 0.4 s');
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort(new Error('it was stopped')));
    expect(await failure(url, limits, stop.signal)).toBe('it was stopped');
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
    ['ENETUNREACH', 'offline'],
    ['ENOSPC', 'the disk is full'],
  ])('says in words what %s means', (code, words) => {
    const cause = Object.assign(new Error(code), { code });
    expect(reasonOf(new TypeError('fetch failed', { cause }))).toContain(words);
    expect(reasonOf(cause)).toContain(words);
  });

  it('says in words that nobody listens, or that there is no such server', async () => {
    const url = await serve(() => undefined);
    server?.close();
    expect(await failure(url)).toContain('cannot be reached');
    expect(await failure('http://nowhere.invalid/x')).toContain('offline');
  });
});

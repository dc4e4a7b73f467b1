import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openClient } from '../../main/engine/live/http/open-client.ts';
import type { Outside } from '../../main/engine/live/http/outside.ts';
import type { ClientWatch, TenantClient } from '../../main/engine/live/http/tenant-client.ts';
import type { Connection } from '../../shared/connection.ts';
import { makeConnection } from './connections.ts';

/** One request as a server got it. */
export interface Got {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export type Answer = (request: Got, response: ServerResponse, raw: IncomingMessage) => void;

/** A real server on a free port of this machine, ended with the test. */
export async function startServer(
  answer: Answer,
  tls?: https.ServerOptions,
): Promise<{ address: string; port: number; got: Got[]; stop: () => Promise<void> }> {
  const got: Got[] = [];
  const listener = (raw: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    raw.on('data', (piece: Buffer) => pieces.push(piece));
    raw.on('end', () => {
      const { method = '', url = '', headers } = raw;
      const request = { method, url, headers, body: Buffer.concat(pieces).toString() };
      got.push(request);
      answer(request, response, raw);
    });
  };
  const server =
    tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  return {
    address: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    got,
    stop,
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

/** A credential that must be seen nowhere. */
export const canary = 'canary-7f3c1e5a9b2d4068';

/** A world in which waiting takes no time: the clock goes on by what was waited. */
export function quickOutside(): Outside & { waits: number[] } {
  let now = Date.UTC(2026, 10, 21, 12);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
    },
    chance: () => 1,
  };
}

/** A client of a connection to an address, ended with the test. */
export function clientTo(
  address: string,
  {
    connection = {},
    secret = canary,
    outside = quickOutside(),
    watch = { signal: new AbortController().signal },
    retries,
  }: {
    connection?: Partial<Connection>;
    secret?: string;
    outside?: Outside;
    watch?: ClientWatch;
    retries?: number;
  } = {},
): TenantClient {
  const client = openClient(makeConnection({ address, ...connection }), secret, watch, {
    perMinute: null,
    outside,
    ...(retries === undefined ? {} : { retries }),
  });
  onTestFinished(() => client.close());
  return client;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import {
  startWebHost,
  type WebHost,
  type WebHostOptions,
} from '../../../../main/hosts/web/index.ts';

const demoArchives = fileURLToPath(new URL('../../../../assets/demo', import.meta.url));

/** Gives a test web hosts over a small page of its own, stopped when it ends. */
export function useWebHosts(place: (name: string) => string) {
  const hosts: WebHost[] = [];
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.stop();
  });
  return {
    async start(change: Partial<WebHostOptions> = {}): Promise<WebHost> {
      for (const folder of ['page/assets', 'open']) mkdirSync(place(folder), { recursive: true });
      writeFileSync(place('page/index.html'), '<!doctype html><title>Page</title>');
      writeFileSync(place('page/assets/a.js'), 'export {};');
      writeFileSync(place('secret.json'), '[]');
      const host = await startWebHost({
        page: place('page'),
        version: '0.0.0',
        port: 0,
        folders: [place('open')],
        startWith: null,
        allowLive: false,
        given: { list: () => [], read: async () => null },
        idleMinutes: 0,
        demoArchives,
        current: place('open'),
        configFolder: place('config'),
        cacheFolder: place('cache'),
        log: () => undefined,
        ...change,
      });
      hosts.push(host);
      return host;
    },
  };
}

/** Where a host is, in this process or in another. */
export type Address = Pick<WebHost, 'url' | 'port'>;

/** The token in a host's address. */
export function tokenOf(host: Address): string {
  return host.url.split('#t=')[1] ?? '';
}

/** What came back for bytes that were sent as they are. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are and reads the answer; status 0 where the line was closed without one. */
export function sendRaw(port: number, text: string, patienceMs = 5_000): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    const end = () => {
      const [head = '', ...body] = received.split('\r\n\r\n');
      const [line = '', ...lines] = head.split('\r\n');
      const headers = lines.map((each) => [
        each.slice(0, each.indexOf(':')).toLowerCase(),
        each.slice(each.indexOf(':') + 2),
      ]);
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(line)?.[1] ?? 0),
        headers: Object.fromEntries(headers),
        body: body.join('\r\n\r\n'),
      });
    };
    socket.on('data', (data) => {
      received += String(data);
      if (received.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('close', end);
    socket.on('error', reject);
    socket.setTimeout(patienceMs, () => socket.destroy());
  });
}

/** A request line and headers as text; `connection: close` unless another is named. */
export function request(
  line: string,
  headers: readonly (readonly [string, string])[],
  body = '',
): string {
  const all = headers.some(([name]) => name.toLowerCase() === 'connection')
    ? headers
    : [...headers, ['Connection', 'close'] as const];
  return `${line} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

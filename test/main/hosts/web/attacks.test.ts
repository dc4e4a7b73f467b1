import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WebHost } from '../../../../main/hosts/web/index.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { request, sendRaw, tokenOf, useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

const own = (host: WebHost) => `127.0.0.1:${host.port}`;

/** Asks for a ticket with everything right but what is changed. */
function askTicket(
  host: WebHost,
  change: { origin?: string | null; type?: string; token?: string; body?: string; site?: string },
) {
  const {
    origin = `http://${own(host)}`,
    type = 'application/json',
    token = tokenOf(host),
    body = '{}',
    site,
  } = change;
  return sendRaw(
    host.port,
    request(
      'POST /ticket',
      [
        ['Host', own(host)],
        ...(origin === null ? [] : [['Origin', origin] as const]),
        ['Authorization', `Bearer ${token}`],
        ['Content-Type', type],
        ['Content-Length', String(Buffer.byteLength(body))],
        ...(site === undefined ? [] : [['Sec-Fetch-Site', site] as const]),
      ],
      body,
    ),
  );
}

async function ticket(host: WebHost): Promise<string> {
  const { body } = await askTicket(host, {});
  return /"ticket":"([^"]+)"/.exec(body)?.[1] ?? '';
}

/** Opens a line and tells with which code it was closed, or that it stayed open. */
function line(
  host: WebHost,
  protocols: string[],
  origin = `http://${own(host)}`,
): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${own(host)}/line`, protocols, { origin });
    socket.on('error', () => resolve(0));
    socket.on('close', (code) => resolve(code));
    socket.on('message', () => {
      resolve('open');
      socket.close();
    });
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, call: 'host.info', params: {} })));
  });
}

describe('W-1: the host', () => {
  it('cannot be reached by another address of this machine', async () => {
    const host = await hosts.start();
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect(host.port, address, () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.setTimeout(2_000, () => resolve(false));
      });
      expect(reached, address).toBe(false);
    }
  });
});

describe('W-2: a Host header', () => {
  it('is answered only when it is exactly one of the three own ones, static files included', async () => {
    const host = await hosts.start();
    const { port } = host;
    const other = port === 80 ? 81 : 80;
    for (const good of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect((await sendRaw(port, request('GET /', [['Host', good]]))).status, good).toBe(200);
    }
    const bad = [
      '',
      ' ',
      '127.0.0.1',
      'localhost',
      '[::1]',
      `127.0.0.1:${other}`,
      `localhost:${other}`,
      `127.0.0.1.:${port}`,
      `localhost.:${port}`,
      `localhost.evil.com:${port}`,
      `evil.com:${port}`,
      'evil.com',
      `127.0.0.1:${port}.evil.com`,
      `evil.com#127.0.0.1:${port}`,
      `127.0.0.1:${port}@evil.com`,
      `user@127.0.0.1:${port}`,
      `0.0.0.0:${port}`,
      `127.1:${port}`,
      `127.0.0.2:${port}`,
      `2130706433:${port}`,
      `0x7f000001:${port}`,
      `[::]:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `[0:0:0:0:0:0:0:1]:${port}`,
      `::1:${port}`,
      `LOCALHOST:${port}`,
      `Localhost:${port}`,
      `localhost:0${port}`,
      `localhost:+${port}`,
      `localhost: ${port}`,
      `localhost:${port},evil.com`,
      `localhost:${port}/`,
      `http://localhost:${port}`,
      `xn--lcalhost-n2a:${port}`,
      `localhost%00:${port}`,
      `localhost\t:${port}`,
      `127.0.0.1:${port}:${port}`,
      'localhost:',
      `trailcase:${port}`,
      `localhost.localdomain:${port}`,
    ];
    expect(bad.length).toBeGreaterThanOrEqual(40);
    for (const value of bad) {
      for (const path of ['/', '/assets/a.js']) {
        const { status } = await sendRaw(port, request(`GET ${path}`, [['Host', value]]));
        expect([400, 403, 421], JSON.stringify(value)).toContain(status);
      }
    }
    expect((await sendRaw(port, request('GET /', []))).status).toBe(421);
    const twice = [
      ['Host', own(host)],
      ['Host', 'evil.com'],
    ] as const;
    expect((await sendRaw(port, request('GET /', twice))).status).toBe(400);
    const absolute = request(`GET http://evil.com/`, [['Host', own(host)]]);
    expect([400, 421]).toContain((await sendRaw(port, absolute)).status);
  });
});

describe('W-3 and W-4: an origin', () => {
  it.each([
    null,
    'null',
    'http://localhost:1',
    'https://evil.com',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
  ])('that is %s gets no ticket and no line', async (origin) => {
    const host = await hosts.start();
    expect((await askTicket(host, { origin })).status).toBe(403);
    if (origin === null) return;
    expect(await line(host, ['trailcase', await ticket(host)], origin)).toBe(0);
  });

  it.each(['cross-site', 'same-site', 'none'])(
    'said to be %s by the browser gets no ticket',
    async (site) => {
      expect((await askTicket(await hosts.start(), { site })).status).toBe(403);
    },
  );
});

describe('W-5 and W-8: a method', () => {
  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'POST', 'PROPFIND'])(
    '%s changes nothing',
    async (method) => {
      const host = await hosts.start();
      const { status, headers } = await sendRaw(
        host.port,
        request(`${method} /`, [
          ['Host', own(host)],
          ['Origin', `http://${own(host)}`],
          ['Content-Length', '0'],
        ]),
      );
      expect([400, 405]).toContain(status);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it('with a body that is no JSON, or too long, gets no ticket', async () => {
    const host = await hosts.start();
    expect((await askTicket(host, { type: 'text/plain' })).status).toBe(415);
    expect((await askTicket(host, { type: 'application/json; charset=utf-8' })).status).toBe(415);
    expect((await askTicket(host, { body: '[]' })).status).toBe(400);
    expect([0, 413]).toContain(
      (await askTicket(host, { body: `{}${' '.repeat(1_100_000)}` })).status,
    );
  });
});

describe('W-6 and W-10: a token', () => {
  it('is asked for, and slow to guess', async () => {
    const host = await hosts.start();
    expect((await askTicket(host, {})).status).toBe(200);
    for (const token of [
      '',
      'a',
      tokenOf(host).slice(1),
      `${tokenOf(host)}a`,
      tokenOf(host).toUpperCase(),
    ]) {
      expect((await askTicket(host, { token })).status, token).toBe(401);
    }
  });

  it('in the query opens nothing', async () => {
    const host = await hosts.start();
    const text = request(`GET /?t=${tokenOf(host)}`, [['Host', own(host)]]);
    const { status, body } = await sendRaw(host.port, text);
    expect(status).toBe(400);
    expect(body).not.toContain(tokenOf(host));
  });
});

describe('W-7: a line', () => {
  it('opens with a ticket, once', async () => {
    const host = await hosts.start();
    const one = await ticket(host);
    expect(await line(host, ['trailcase', one])).toBe('open');
    expect(await line(host, ['trailcase', one])).toBe(4401);
    expect(await line(host, ['trailcase', 'guessed'])).toBe(4401);
    expect([0, 4401]).toContain(await line(host, ['trailcase']));
  });

  it('does not open with a ticket that is late', async () => {
    let now = 0;
    const host = await hosts.start({ now: () => now });
    const late = await ticket(host);
    now = 31_000;
    expect(await line(host, ['trailcase', late])).toBe(4401);
  });
});

describe('W-9: every answer', () => {
  it.each([
    ['GET /', 200],
    ['GET /assets/a.js', 200],
    ['GET /none', 404],
    ['GET /../secret.json', 404],
    ['GET /%2e%2e/secret.json', 404],
    ['GET /assets/..%2f..%2fsecret.json', 404],
    ['GET /assets%00', 404],
    ['GET /%', 404],
    ['GET //evil.com', 400],
    ['GET /\\..\\secret.json', 400],
    ['POST /ticket', 403],
    ['OPTIONS /', 405],
  ])('to %s is %d and carries the headers', async (start, status) => {
    const host = await hosts.start();
    const answer = await sendRaw(host.port, request(start, [['Host', own(host)]]));
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = answer.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(answer.body).not.toContain('secret');
  });
});

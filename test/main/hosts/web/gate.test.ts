import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WebHost } from '../../../../main/hosts/web/index.ts';
import { reportStyle } from '../../../../shared/report-style.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { type RawAnswer, request, sendRaw, tokenOf, useWebHosts } from './web-hosts.ts';

const hosts = useWebHosts(useTempFolder());

const own = (host: WebHost) => `127.0.0.1:${host.port}`;

type Headers = readonly (readonly [string, string])[];

/** Sends a request that names its host rightly. */
function send(host: WebHost, line: string, headers: Headers = []): Promise<RawAnswer> {
  return sendRaw(host.port, request(line, [['Host', own(host)], ...headers]));
}

/** The headers of an answer that are ours, with what differs between runs named. */
function shown({ headers }: RawAnswer, host: WebHost): Record<string, string> {
  const { date, connection, 'keep-alive': _, 'sec-websocket-accept': __, ...rest } = headers;
  const policy = rest['content-security-policy']
    ?.replaceAll(String(host.port), 'PORT')
    .replace(/nonce-[\w+/=]+/, 'nonce-FRESH');
  return { ...rest, 'content-security-policy': policy ?? '' };
}

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'permissions-policy': expect.stringMatching(/^(?:[a-z-]+=\(\), )+[a-z-]+=\(\)$/) as string,
};

const reports = `'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`;

const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' ${reports}${nonce}; img-src 'self' data:; font-src 'self'; connect-src 'self' ws://127.0.0.1:PORT; worker-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const websocket: Headers = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
];

describe('the headers of an answer', () => {
  it('of the page name a nonce that is fresh each time', async () => {
    const host = await hosts.start();
    const [one, two] = [await send(host, 'GET /'), await send(host, 'GET /index.html')];
    const nonce = (answer: RawAnswer) =>
      /'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1];
    expect(nonce(one)).toMatch(/^[\w+/]{22}==$/);
    expect(nonce(two)).not.toBe(nonce(one));
    expect(shown(one, host)).toEqual({
      ...always,
      'content-security-policy': policy(" 'nonce-FRESH'"),
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(one.body)),
    });
  });

  it.each<[string, number, string, Headers]>([
    ['GET /assets/a.js', 200, 'text/javascript; charset=utf-8', []],
    ['HEAD /assets/a.js', 200, 'text/javascript; charset=utf-8', []],
    ['GET /launch.js', 200, 'text/javascript; charset=utf-8', []],
    ['GET /assets', 404, 'text/plain; charset=utf-8', []],
    ['GET /assets/', 404, 'text/plain; charset=utf-8', []],
    ['GET /ticket', 405, 'text/plain; charset=utf-8', []],
    ['GET /drop', 405, 'text/plain; charset=utf-8', []],
    ['GET /line', 404, 'text/plain; charset=utf-8', []],
    ['GET /launch/guessed', 404, 'text/plain; charset=utf-8', []],
    ['CONNECT 127.0.0.1:80', 405, 'text/plain; charset=utf-8', []],
    ['OPTIONS *', 400, 'text/plain; charset=utf-8', []],
    ['GET /', 417, 'text/plain; charset=utf-8', [['Expect', '100-continue']]],
    ['GET /', 417, 'text/plain; charset=utf-8', [['Expect', 'a miracle']]],
    ['GET /', 400, 'text/plain; charset=utf-8', [['Content-Length', 'x']]],
    ['NONSENSE', 400, 'text/plain; charset=utf-8', []],
    ['GET /line', 403, 'text/plain; charset=utf-8', websocket],
  ])('to %s (%d) are the same, whoever answers', async (line, status, type, headers) => {
    const host = await hosts.start();
    const answer = await send(host, line, headers);
    expect(answer.status).toBe(status);
    const { allow, 'content-length': length, ...rest } = shown(answer, host);
    expect(rest).toEqual({
      ...always,
      'content-security-policy': policy(''),
      'content-type': type,
    });
    expect(allow !== undefined).toBe(status === 405 && !line.startsWith('CONNECT'));
    if (!line.startsWith('HEAD')) expect(Number(length)).toBe(Buffer.byteLength(answer.body));
  });

  it('of a line are those of every answer', async () => {
    const host = await hosts.start();
    const answer = await send(host, 'GET /line', [
      ...websocket,
      ['Origin', `http://${own(host)}`],
      ['Sec-WebSocket-Protocol', 'trailcase, guessed'],
    ]);
    expect(answer.status).toBe(101);
    expect(shown(answer, host)).toEqual({
      ...always,
      'content-security-policy': policy(''),
      upgrade: 'websocket',
      'sec-websocket-protocol': 'trailcase',
    });
  });
});

describe('a request', () => {
  it.each([
    'Host',
    'Origin',
    'Authorization',
    'Content-Type',
    'Sec-Fetch-Site',
    'Cookie',
    'X-Other',
  ])('that says %s twice is not answered', async (name) => {
    const host = await hosts.start();
    const value = name === 'Host' ? own(host) : 'same-origin';
    const twice = [[name, value] as const, [name.toLowerCase(), value] as const];
    const { status } = await sendRaw(
      host.port,
      request('GET /', name === 'Host' ? twice : [['Host', own(host)], ...twice]),
    );
    expect(status).toBe(400);
  });

  it.each([
    'http://127.0.0.1/',
    'http://evil.com/',
    '//evil.com/',
    '/a#b',
    '/\\..\\secret.json',
    '*',
    'index.html',
    '/\u00e9',
  ])('for %s is not answered', async (target) => {
    const { status } = await send(await hosts.start(), `GET ${target}`);
    expect(status).toBe(400);
  });

  it.each([
    '/..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..%5csecret.json',
    '/assets/../../secret.json',
    '/assets/%2e%2e/%2e%2e/secret.json',
    '/assets/a.js%00.html',
    '/assets/a.js/',
    '/assets//a.js',
    '/assets/%61.js%2f..',
    '/%252e%252e%252fsecret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/secret.json',
    '/index.html.gz',
    '/constructor',
    '/__proto__',
  ])('for %s finds nothing', async (target) => {
    const { status, body } = await send(await hosts.start(), `GET ${target}`);
    expect({ status, body }).toEqual({ status: 404, body: 'There is nothing here.\n' });
  });

  it('that only reads brings no body', async () => {
    const host = await hosts.start();
    for (const header of [
      ['Content-Length', '5'],
      ['Transfer-Encoding', 'chunked'],
    ] as const) {
      expect((await send(host, 'GET /', [header])).status).toBe(400);
    }
  });

  it('from another page is turned away, however it is made', async () => {
    const host = await hosts.start();
    const navigation: Headers = [
      ['Sec-Fetch-Dest', 'document'],
      ['Sec-Fetch-Mode', 'navigate'],
    ];
    const cases: [number, Headers][] = [
      [200, [['Sec-Fetch-Site', 'same-origin']]],
      [200, [['Sec-Fetch-Site', 'none'], ...navigation]],
      [200, [['Origin', `http://${own(host)}`]]],
      [
        403,
        [
          ['Sec-Fetch-Site', 'none'],
          ['Sec-Fetch-Dest', 'iframe'],
        ],
      ],
      [
        403,
        [
          ['Sec-Fetch-Site', 'none'],
          ['Sec-Fetch-Mode', 'cors'],
        ],
      ],
      [403, [['Sec-Fetch-Site', 'cross-site'], ...navigation]],
      [403, [['Sec-Fetch-Site', 'same-site'], ...navigation]],
      [403, [['Sec-Fetch-Site', 'whatever']]],
      [403, [['Origin', 'null']]],
      [403, [['Origin', 'https://evil.com']]],
      [403, [['Origin', `http://localhost:${host.port}`]]],
    ];
    for (const [status, headers] of cases) {
      expect((await send(host, 'GET /', headers)).status, JSON.stringify(headers)).toBe(status);
    }
  });
});

describe('a browser that was started with a file', () => {
  const fromFile: Headers = [
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Dest', 'document'],
    ['Sec-Fetch-Mode', 'navigate'],
  ];

  it('comes in by the one path it was given, for a minute', async () => {
    let now = 0;
    const host = await hosts.start({ now: () => now });
    const { pathname, hash } = new URL(host.launchUrl());
    expect(hash).toBe(`#t=${tokenOf(host)}`);
    const { status, body } = await send(host, `GET ${pathname}`, fromFile);
    expect(status).toBe(200);
    expect(body).toContain('/launch.js');
    expect(body).not.toContain(tokenOf(host));
    now = 60_000;
    expect((await send(host, `GET ${pathname}`, fromFile)).status).toBe(403);
  });

  it('comes in by no other path, nor as part of another page', async () => {
    const host = await hosts.start();
    const { pathname } = new URL(host.launchUrl());
    const framed = fromFile.map(([name, value]) =>
      name === 'Sec-Fetch-Dest' ? ([name, 'iframe'] as const) : ([name, value] as const),
    );
    expect((await send(host, `GET ${pathname}`, framed)).status).toBe(403);
    expect((await send(host, `GET ${pathname}a`, fromFile)).status).toBe(403);
    const { pathname: next } = new URL(host.launchUrl());
    expect((await send(host, `GET ${pathname}`, fromFile)).status).toBe(403);
    expect((await send(host, `GET ${next}`, fromFile)).status).toBe(200);
  });
});

describe('W-10: guessing', () => {
  const guess = (host: WebHost) =>
    send(host, 'POST /ticket', [
      ['Origin', `http://${own(host)}`],
      ['Authorization', 'Bearer guessed'],
      ['Content-Type', 'application/json'],
      ['Content-Length', '0'],
    ]);

  it('is answered late from the tenth wrong token on, and ends the host at the hundredth', async () => {
    const host = await hosts.start();
    const times: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      const begun = performance.now();
      expect((await guess(host)).status).toBe(401);
      times.push(performance.now() - begun);
    }
    expect(Math.max(...times.slice(0, 9))).toBeLessThan(900);
    expect(times[9]).toBeGreaterThan(900);
    await Promise.all(Array.from({ length: 89 }, () => guess(host)));
    const early = await Promise.race([host.wantsToStop, Promise.resolve('not yet')]);
    expect(early).toBe('not yet');
    await guess(host);
    expect(await host.wantsToStop).toBe('guesses');
  });

  it('cannot be made to end the host by a page of another site', async () => {
    const host = await hosts.start();
    for (let at = 0; at < 120; at += 1) {
      await send(host, 'POST /ticket', [
        ['Origin', 'https://evil.com'],
        ['Content-Length', '0'],
      ]);
    }
    expect(await Promise.race([host.wantsToStop, Promise.resolve('goes on')])).toBe('goes on');
  });
});

import { mkdirSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerPage, registerAppScheme } from '../../../../main/hosts/electron/app-scheme.ts';
import { readPage } from '../../../../main/hosts/workbench/index.ts';
import { callsOf } from '../../../helpers/electron/strict.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

/** A built page with a secret beside its folder. */
function page() {
  mkdirSync(place('page/assets'), { recursive: true });
  place('page/index.html', '<style nonce="%NONCE%"></style>');
  place('page/assets/a.js', 'export {}');
  place('page/.hidden', 'x');
  place('secret.txt', 'secret');
  return readPage(place('page'));
}

describe('the scheme of the page (item 18)', () => {
  it('has an origin like https, and no other privilege', () => {
    registerAppScheme();
    expect(callsOf('protocol.registerSchemesAsPrivileged')).toEqual([
      [
        [
          {
            scheme: 'app',
            privileges: { standard: true, secure: true, supportFetchAPI: true },
          },
        ],
      ],
    ]);
  });

  it.each([
    ['app://trailcase/', 'text/html; charset=utf-8'],
    ['app://trailcase/index.html#x', 'text/html; charset=utf-8'],
    ['app://trailcase/assets/a.js', 'text/javascript; charset=utf-8'],
    ['app://trailcase/assets/../assets/a.js', 'text/javascript; charset=utf-8'],
  ])('serves %s', (url, type) => {
    const answer = answerPage(page(), 'GET', url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  it.each([
    'app://trailcase/../secret.txt',
    'app://trailcase/../../../../etc/passwd',
    'app://trailcase/%2e%2e%2fsecret.txt',
    'app://trailcase/%2e%2e/secret.txt',
    'app://trailcase/..%5csecret.txt',
    'app://trailcase/..\\secret.txt',
    'app://trailcase/assets/..%2f..%2fsecret.txt',
    'app://trailcase//etc/passwd',
    'app://trailcase/C:/windows/win.ini',
    'app://trailcase/assets/a.js%00.png',
    'app://trailcase/%',
    'app://trailcase/assets/',
    'app://trailcase/.hidden',
    'app://other/index.html',
    'app://trailcase.example.org/',
    'app://user@trailcase/',
    'app://trailcase:1/',
    'app://trailcase./',
    'app://tr%61ilcase/',
    'app://:secret@trailcase/',
    'app://trailcase/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    'app://trailcase/%252e%252e%252fsecret.txt',
    'app://trailcase/..%00/secret.txt',
    'app://trailcase/file:///etc/passwd',
    'app://trailcase/\\\\server\\share\\x.txt',
    'app:///index.html',
    'file:///etc/passwd',
    'https://trailcase/',
    'app:trailcase',
    '',
  ])('has nothing at %s', async (url) => {
    const answer = answerPage(page(), 'GET', url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });

  it('serves nothing that a link in its folder leads to', () => {
    page();
    symlinkSync(place('secret.txt'), place('page/assets/link.txt'));
    symlinkSync(place(''), place('page/up'));
    const find = readPage(place('page'));
    for (const path of ['assets/link.txt', 'up/secret.txt', 'up/page/assets/a.js']) {
      expect(answerPage(find, 'GET', `app://trailcase/${path}`).status, path).toBe(404);
    }
  });

  it('serves its own files and no other, however an address is written', async () => {
    const find = page();
    const own = new Set(['<style nonce="%NONCE%"></style>', 'export {}']);
    const step = fc.constantFrom(
      ...[
        '..',
        '.',
        '',
        '%2e%2e',
        '%2E.',
        '%252e%252e',
        '\\',
        '%5c',
        '%00',
        '%2f',
        'assets',
        'page',
      ],
      ...['secret.txt', 'a.js', 'index.html', 'C:', 'etc', 'passwd', '?', '#', '%', ':', '@'],
    );
    const address = fc
      .tuple(
        fc.constantFrom(
          'app://trailcase/',
          'app://trailcase',
          'app:/',
          'app:///',
          'APP://trailcase/',
        ),
        fc.array(fc.oneof(step, fc.string()), { maxLength: 8 }),
        fc.constantFrom('/', '\\', '%2f', '%5c'),
      )
      .map(([start, steps, between]) => start + steps.join(between));
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const answer = answerPage(find, 'GET', url);
        const text = (await answer.text()).replace(/nonce="[^"]+"/, 'nonce="%NONCE%"');
        if (answer.status === 200) expect(own).toContain(text);
        else expect([answer.status, text]).toEqual([404, 'There is nothing here.']);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('answers no %s', (method) => {
    expect(answerPage(page(), method, 'app://trailcase/').status).toBe(404);
  });

  it('sends the content policy with every answer, each document with a nonce of its own (item 7)', async () => {
    const find = page();
    const first = answerPage(find, 'GET', 'app://trailcase/');
    const second = answerPage(find, 'GET', 'app://trailcase/');
    const policy = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy(first))?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(await first.text()).toContain(`nonce="${nonce}"`);
    expect(policy(second)).not.toContain(nonce);
    for (const answer of [
      second,
      answerPage(find, 'GET', 'app://trailcase/assets/a.js'),
      answerPage(find, 'GET', 'app://trailcase/nothing'),
    ]) {
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy(answer)).toContain(rule);
      }
      expect(policy(answer)).not.toMatch(/unsafe|https?:|\*/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hasDisplay, openBrowser } from '../../../../main/hosts/web/index.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { serveInProcess } from './host-process.ts';
import { dropFile, openPage } from './page-line.ts';

const place = useTempFolder();

/** Without a built page there is nothing to serve: `npm run check` builds it first. */

/** Starts `serve` in the folder `open`, with settings and dropped files of its own. */
async function serving(
  args: readonly string[] = [],
  options: { kibibytes?: number; env?: NodeJS.ProcessEnv } = {},
) {
  mkdirSync(place('open'), { recursive: true });
  const own = { XDG_CONFIG_HOME: place('config'), XDG_CACHE_HOME: place('cache') };
  const env = { ...own, ...options.env };
  const host = await serveInProcess(args, { cwd: place('open'), ...options, env });
  return { host, at: { url: host.url, port: Number(new URL(host.url).port) } };
}

describe('trailcase serve', () => {
  it('serves the built page, closes the case when it is interrupted, and ends with 0', async () => {
    const { host, at } = await serving();
    const html = await (await fetch(`http://127.0.0.1:${at.port}/`)).text();
    expect(html).toContain('<div id="page">');
    const { engine } = await openPage(at);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    writeFileSync(place('open/a.ndjson'), '{"id":"a"}\n'.repeat(300_000));
    await engine.call('import.start', { files: [place('open/a.ndjson')], kind: 'event' });
    await dropFile(at, 'b.json', '[]');
    expect(await host.end('SIGINT')).toBe(0);
    expect(readdirSync(place('open')).toSorted()).toEqual(['a.ndjson', 'a.trailcase']);
    expect(readdirSync(place('cache/trailcase'))).toEqual([]);
    const { code } = await trailcase('info', place('open/a.trailcase'));
    expect(code).toBe(0);
  });

  it('ends by SIGTERM as it does by SIGINT', async () => {
    const { host } = await serving();
    expect(await host.end('SIGTERM')).toBe(0);
  });

  it('keeps its token out of the list of processes, and opens the browser with it all the same', async () => {
    mkdirSync(place('bin'));
    const seen = place('seen');
    const opener = place('bin/xdg-open');
    writeFileSync(
      opener,
      `#!/bin/sh\nls -l "$1" > ${seen}.part; cat "$1" >> ${seen}.part; mv ${seen}.part ${seen}\n`,
    );
    chmodSync(opener, 0o755);
    const PATH = `${place('bin')}:${process.env.PATH}`;
    const { host, at } = await serving(['--open'], { env: { PATH } });
    await expect.poll(() => existsSync(seen)).toBe(true);
    const [line = '', ...html] = readFileSync(seen, 'utf8').split('\n');
    expect(line).toMatch(/^-rw-------/);
    const token = host.url.split('#t=')[1] ?? '';
    const url = /url=(\S+)"/.exec(html.join('\n'))?.[1] ?? '';
    expect(url).toMatch(new RegExp(`^http://127.0.0.1:${at.port}/launch/[\\w-]+#t=${token}$`));
    expect(execFileSync('ps', ['-eo', 'args']).toString()).not.toContain(token);
    const file = / (\/\S+\.html)$/.exec(line)?.[1] ?? '';
    expect(existsSync(file)).toBe(true);
    await openPage(at);
    await expect.poll(() => existsSync(file)).toBe(false);
    expect(await host.end('SIGINT')).toBe(0);
  });

  it('tells a page that there is no room for a file, and goes on', async () => {
    const { host, at } = await serving([], { kibibytes: 1024 });
    const answer = await dropFile(at, 'large.json', 'x'.repeat(3_000_000));
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ error: { code: 'disk-full' } });
    const [spool = ''] = readdirSync(place('cache/trailcase'));
    expect(readdirSync(place(`cache/trailcase/${spool}`))).toEqual([]);
    expect((await dropFile(at, 'small.json', '[]')).status).toBe(201);
    expect(await host.end('SIGINT')).toBe(0);
  });

  it('cleans up after one that was killed', async () => {
    const { host, at } = await serving();
    await dropFile(at, 'a.json', '[]');
    expect(await host.end('SIGKILL')).toBe('SIGKILL');
    const [left = ''] = readdirSync(place('cache/trailcase'));
    expect(left).toContain(`dropped-${host.child.pid}-`);
    const { host: next } = await serving();
    expect(readdirSync(place('cache/trailcase'))).not.toContain(left);
    expect(await next.end('SIGINT')).toBe(0);
  });

  it('goes on with a case that one before it had open when it was killed', async () => {
    const { host, at } = await serving();
    const { engine } = await openPage(at);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const change = {
      id: 'a',
      action: 'b',
      target: 'c',
      actor: 'd',
      timestamp: '2026-01-01T00:00:00Z',
    };
    writeFileSync(place('open/a.json'), JSON.stringify([{ ...change, newEntity: {} }]));
    await runJob(engine, 'import.start', { files: [place('open/a.json')] });
    await host.end('SIGKILL');
    const { host: next, at: there } = await serving([place('open/a.trailcase')]);
    const page = await openPage(there);
    const { startWith } = await page.host.call('host.info', {});
    expect(startWith).toBe(place('open/a.trailcase'));
    const info = await page.engine.call('case.open', { path: startWith ?? '' });
    expect(info).toMatchObject({ records: 1, integrity: { state: 'ok' } });
    expect(await next.end('SIGINT')).toBe(0);
  });

  it('says in words which port cannot be used', async () => {
    const { host, at } = await serving();
    const { code, err } = await trailcase('serve', '--port', String(at.port));
    expect(code).toBe(2);
    expect(err).toContain(`Port ${at.port} cannot be used`);
    expect(await host.end('SIGINT')).toBe(0);
  });
});

describe('the file that leads a browser to the page', () => {
  it('goes where no browser can be started', async () => {
    const failed = Promise.withResolvers<Error>();
    const before = openFolders();
    const remove = openBrowser('http://127.0.0.1:1/#t=a', failed.resolve, place('none'));
    expect((await failed.promise).message).toContain('ENOENT');
    expect(openFolders()).toEqual(before);
    remove();
  });

  it.skipIf(process.platform === 'win32')(
    'is opened by a program that gets no secret of a connection',
    async () => {
      const told = place('told');
      const opener = place(
        'opener',
        `#!/bin/sh\nenv > '${told}.part'\nmv '${told}.part' '${told}'\n`,
      );
      chmodSync(opener, 0o755);
      vi.stubEnv('TRAILCASE_SECRET_ACME', 'secret-of-acme');
      vi.stubEnv('TRAILCASE_SECRET', 'secret-of-any');
      vi.stubEnv('TRAILCASE_KEPT', 'kept');
      const failed = Promise.withResolvers<Error>();
      const remove = openBrowser('http://127.0.0.1:1/#t=a', failed.resolve, opener);
      await vi.waitFor(() => expect(existsSync(told)).toBe(true), { timeout: 10_000 });
      remove();
      vi.unstubAllEnvs();
      const env = readFileSync(told, 'utf8');
      expect(env).toContain('TRAILCASE_KEPT=kept');
      expect(env).not.toContain('secret-of');
    },
  );

  function openFolders(): string[] {
    return readdirSync(join(place('.'), '..')).filter((name) => name.startsWith('trailcase-open-'));
  }

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['darwin', { SSH_CONNECTION: '1 2 3 4' }, false],
    ['win32', {}, true],
  ] as const)('is made where there is a display: %s with %o', (system, env, display) => {
    expect(hasDisplay(env, system)).toBe(display);
  });
});

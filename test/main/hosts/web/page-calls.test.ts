import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { dropFile, openPage } from './page-line.ts';
import { useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

const audit = JSON.stringify([
  {
    id: 'a1',
    action: 'create User',
    target: 'ben',
    actor: 'ana',
    timestamp: '2026-01-21T08:00:00Z',
    newEntity: {},
  },
]);

describe('a page of the web host', () => {
  it('opens a case, imports, asks, and finds it still open after a reload', async () => {
    const host = await hosts.start();
    const page = await openPage(host);
    writeFileSync(place('open/audit.json'), audit);
    await page.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const { sources } = await runJob(page.engine, 'import.start', {
      files: [place('open/audit.json')],
    });
    expect(sources[0]).toMatchObject({ stored: 1, rejected: 0 });
    const again = await openPage(host);
    expect(await again.engine.call('case.info', {})).toMatchObject({ records: 1 });
  });

  it('reads and writes in the allowed folders only, links that lead out of them included', async () => {
    const host = await hosts.start();
    const { engine, host: ask } = await openPage(host);
    mkdirSync(place('closed'));
    symlinkSync(place('closed'), place('open/link'));
    symlinkSync(place('secret.json'), place('open/link.json'));
    const refused = { code: 'not-allowed' };
    for (const path of [
      place('a.trailcase'),
      place('open/../a.trailcase'),
      place('open/link/a.trailcase'),
    ]) {
      await expect(engine.call('case.open', { path, create: true }), path).rejects.toMatchObject(
        refused,
      );
    }
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    for (const file of [place('secret.json'), place('open/link.json'), '/etc/passwd']) {
      await expect(engine.call('import.start', { files: [file] }), file).rejects.toMatchObject(
        refused,
      );
      await expect(engine.call('import.preview', { file }), file).rejects.toMatchObject(refused);
      const named = { path: file, name: basename(file) };
      for (const files of [[file], [named]]) {
        await expect(engine.call('import.files', { files }), file).rejects.toMatchObject(refused);
        await expect(engine.call('import.start', { files }), file).rejects.toMatchObject(refused);
      }
    }
    writeFileSync(place('closed/b.json'), '[]');
    const inside = await engine.call('import.files', { files: [place('open')] });
    expect(inside.files).toEqual([]);
    expect(inside.leftOut.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['open/link', 'open/link.json']),
    );
    rmSync(place('closed/b.json'));
    const question = { kind: null, where: { kind: 'all' } } as const;
    const out = place('closed/out.json');
    await expect(
      engine.call('export.start', { question, out, format: 'json' }),
    ).rejects.toMatchObject(refused);
    await expect(engine.call('evidence.write', { source: 1, out })).rejects.toMatchObject(refused);
    await expect(ask.call('host.folder', { path: place('closed') })).rejects.toMatchObject(refused);
    expect(readdirSync(place('closed'))).toEqual([]);
  });

  it('keeps settings, and lists what is in a folder', async () => {
    const { host: ask } = await openPage(await hosts.start());
    writeFileSync(place('open/b.json'), '[]');
    await ask.call('host.keep', { settings: { scheme: 'dark' } });
    expect(await ask.call('host.settings', {})).toEqual({ scheme: 'dark' });
    const { entries, parent } = await ask.call('host.folder', {});
    expect(parent).toBeNull();
    expect(entries.map(({ name }) => name)).toContain('b.json');
  });

  it('refuses calls that are not in a contract, and parameters that are not theirs', async () => {
    const { engine, host: ask } = await openPage(await hosts.start());
    for (const name of ['constructor', '__proto__', 'host.shell']) {
      await expect(engine.call(name as never, {} as never)).rejects.toMatchObject({
        code: 'unknown-call',
      });
    }
    await expect(ask.call('host.keep', { more: 1 } as never)).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('a file that is dropped into the page', () => {
  it('is streamed, imported under its own name, and gone afterwards', async () => {
    const host = await hosts.start();
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const answer = await dropFile(host, 'audit.json', audit);
    const { path } = (await answer.json()) as { path: string };
    expect(basename(path)).toBe('audit.json');
    const { sources } = await runJob(engine, 'import.start', { files: [path] });
    expect(sources[0]).toMatchObject({ name: 'audit.json', stored: 1 });
    await expect.poll(() => existsSync(path)).toBe(false);
  });

  it.each(['../../x.json', 'a\0b.json', 'CON', 'é\u202Etxt.json', `${'n'.repeat(5_000)}.json`])(
    'lands in its own folder whatever it is called: %j',
    async (name) => {
      const host = await hosts.start();
      const answer = await dropFile(host, name, audit);
      const { path } = (await answer.json()) as { path?: string };
      if (answer.ok) expect(path?.startsWith(place('cache'))).toBe(true);
      else expect(answer.status).toBe(400);
      expect(existsSync(place('x.json'))).toBe(false);
    },
  );

  it('is not taken without the token', async () => {
    const host = await hosts.start();
    expect((await dropFile(host, 'audit.json', audit, 'guessed')).status).toBe(401);
  });

  it('of 400 MB is never held whole', async () => {
    const host = await hosts.start();
    const piece = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const before = process.memoryUsage().rss;
    let most = before;
    const body = new ReadableStream({
      pull(controller) {
        most = Math.max(most, process.memoryUsage().rss);
        if (sent++ < 400) controller.enqueue(piece);
        else controller.close();
      },
    });
    expect((await dropFile(host, 'large.json', body)).status).toBe(201);
    expect((most - before) / 1024 / 1024).toBeLessThan(300);
  });
});

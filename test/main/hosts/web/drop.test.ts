import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitName, fitPath } from '../../../../main/hosts/web/drop-name.ts';
import { Spool } from '../../../../main/hosts/web/spool.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { dropFile, openPage } from './page-line.ts';
import { request, sendRaw, tokenOf, useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

/** Everything that is in the spools. */
function spooled(): string[] {
  return readdirSync(place('cache'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

async function drop(...args: Parameters<typeof dropFile>): Promise<string> {
  const answer = await dropFile(...args);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { path: string }).path;
}

describe('a dropped file', () => {
  it('can be read by this user only', async () => {
    const path = await drop(await hosts.start(), 'a.json', '[]');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(statSync(dirname(dirname(path))).mode & 0o777).toBe(0o700);
  });

  it('leaves nothing when it is broken off', async () => {
    const host = await hosts.start();
    const stop = new AbortController();
    let sent = 0;
    const body = new ReadableStream({
      async pull(controller) {
        sent += 1;
        if (sent <= 50) return controller.enqueue(new Uint8Array(100_000));
        await expect.poll(spooled).toEqual(['a.json']);
        stop.abort();
        // An aborted fetch goes on pulling, without ever letting another take its turn.
        await new Promise(() => undefined);
      },
    });
    await expect(dropFile(host, 'a.json', body, undefined, stop.signal)).rejects.toThrow();
    expect(sent).toBe(51);
    await expect.poll(spooled).toEqual([]);
  });

  it('leaves nothing when it is shorter than it said', async () => {
    const host = await hosts.start();
    const own = `127.0.0.1:${host.port}`;
    const text = request('PUT /drop?name=a.json', [
      ['Host', own],
      ['Origin', `http://${own}`],
      ['Authorization', `Bearer ${tokenOf(host)}`],
      ['Content-Type', 'application/octet-stream'],
      ['Content-Length', '1000'],
    ]);
    const { status } = await sendRaw(host.port, `${text}half of it`, 500);
    expect(status).toBe(0);
    await expect.poll(spooled).toEqual([]);
  });

  it('goes when an import that cannot read it has ended', async () => {
    const host = await hosts.start();
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const path = await drop(host, 'a.json', '{"nothing": "known"}');
    const { refused } = await runJob(engine, 'import.start', { files: [path] });
    expect(refused).toHaveLength(1);
    await expect.poll(() => existsSync(path)).toBe(false);
    await expect(engine.call('import.start', { files: [path] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('goes when its import was cancelled', async () => {
    const host = await hosts.start();
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const path = await drop(host, 'a.ndjson', '{"id":"a"}\n'.repeat(100_000));
    const { job } = (await engine.call('import.start', { files: [path] })) as { job: number };
    await engine.call('job.cancel', { job });
    await expect.poll(() => existsSync(path)).toBe(false);
  });

  it('stays while a page may ask for it, and goes with the last page', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    const path = await drop(host, 'a.csv', 'When,Who\n2026-01-01T00:00:00Z,ana\n');
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    expect(await one.engine.call('import.preview', { file: path })).toMatchObject({});
    await one.engine.close();
    await two.engine.call('case.info', {});
    expect(existsSync(path)).toBe(true);
    await two.engine.close();
    await expect.poll(() => existsSync(path)).toBe(false);
  });

  it('is no place to write to, nor a way to its neighbours', async () => {
    const host = await hosts.start();
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const path = await drop(host, 'a.json', '[]');
    const refused = { code: 'not-allowed' };
    for (const file of [dirname(path), `${dirname(path)}/../${basename(path)}`, `${path}/`]) {
      await expect(engine.call('import.preview', { file }), file).rejects.toMatchObject(refused);
    }
    const create = { path: `${dirname(path)}/b.trailcase`, create: true };
    await expect(engine.call('case.open', create)).rejects.toMatchObject(refused);
  });

  it('goes when the host stops', async () => {
    const host = await hosts.start();
    await drop(host, 'a.json', '[]');
    await host.stop();
    expect(readdirSync(place('cache'))).toEqual([]);
  });

  it.each([
    ['with another type', '/drop?name=a', 'text/plain', 400],
    ['without a name', '/drop', 'application/octet-stream', 400],
    ['with an empty name', '/drop?name=', 'application/octet-stream', 400],
    ['with two names', '/drop?name=a&name=b', 'application/octet-stream', 400],
    ['with a name that is not UTF-8', '/drop?name=%ff', 'application/octet-stream', 400],
  ])('%s is refused in words', async (_what, path, type, status) => {
    const host = await hosts.start();
    const own = `127.0.0.1:${host.port}`;
    const headers = [
      ['Host', own],
      ['Origin', `http://${own}`],
      ['Authorization', `Bearer ${tokenOf(host)}`],
      ['Content-Type', type],
      ['Content-Length', '2'],
    ] as const;
    const answer = await sendRaw(host.port, request(`PUT ${path}`, headers, '[]'));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'bad-request' } });
  });

  it('is refused in words where the disk gives trouble', async () => {
    const spool = new Spool(place('cache'));
    const [folder = ''] = readdirSync(place('cache'));
    rmdirSync(place(`cache/${folder}`));
    writeFileSync(place(`cache/${folder}`), '');
    await expect(spool.take('a.json', Readable.from(['[]']))).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});

describe('a file of a dropped folder', () => {
  it('keeps the folders that it lay in, below one that is its own, and takes them along when it goes', async () => {
    const host = await hosts.start();
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const text = (id: string) =>
      `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}`;
    const files: { path: string; name: string }[] = [];
    for (const id of ['a', 'b']) {
      const answer = await dropFile(host, `logs/${id}/audit.json`, text(id));
      files.push((await answer.json()) as { path: string; name: string });
    }
    expect(files.map(({ name }) => name)).toEqual(['logs/a/audit.json', 'logs/b/audit.json']);
    for (const { path, name } of files) {
      expect(path.endsWith(`/${name}`)).toBe(true);
      for (let at = dirname(path); at !== place('cache'); at = dirname(at)) {
        expect(statSync(at).mode & 0o777, at).toBe(0o700);
      }
    }
    const { sources } = await runJob(engine, 'import.start', { files });
    expect(sources.map(({ name }) => name)).toEqual(['logs/a/audit.json', 'logs/b/audit.json']);
    const [spool = ''] = readdirSync(place('cache'));
    await expect.poll(() => readdirSync(place(`cache/${spool}`))).toEqual([]);
  });

  it('comes over the line of the one before it, and leaves nothing on it', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    const host = await hosts.start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const own = `http://127.0.0.1:${host.port}`;
    const headers = {
      Origin: own,
      Authorization: `Bearer ${tokenOf(host)}`,
      'Content-Type': 'application/octet-stream',
    };
    const put = (name: string) =>
      new Promise<boolean>((resolve, reject) => {
        const asked = httpRequest(
          `${own}/drop?name=${name}`,
          { method: 'PUT', agent, headers },
          (answer) => answer.resume().on('end', () => resolve(asked.reusedSocket)),
        );
        asked.on('error', reject).end('[]');
      });
    expect(await put('first.json')).toBe(false);
    for (let n = 0; n < 12; n += 1) expect(await put(`${n}.json`)).toBe(true);
    agent.destroy();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['../../../etc/cron.d/x', 'etc/cron.d/x'],
    ['a/../../b.json', 'a/b.json'],
    ['C:\\Users\\ana\\a.json', 'C_/Users/ana/a.json'],
    ['/./.hidden/con/a.json', 'hidden/_con/a.json'],
    ['a\0/b\n/c', 'a_/b_/c'],
    ['..', 'dropped'],
    ['', 'dropped'],
    ['/', 'dropped'],
  ])('%j lies at %j', (given, path) => {
    expect(fitPath(given).join('/')).toBe(path);
  });

  it('always lies below its own folder, at a length that file systems take', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '.', '', '\\', '/'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 400 }), (given) => {
        const parts = fitPath(given.join('/'));
        expect(parts.length).toBeGreaterThan(0);
        for (const each of parts) expect(fitName(each)).toBe(each);
        expect(Buffer.byteLength(parts.join('/'))).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});

describe('what a killed host left', () => {
  it('goes when the next one starts; that of a running one and what is not ours stays', async () => {
    const dead = Number(execFileSync('sh', ['-c', 'echo $$']).toString());
    for (const name of [`dropped-${dead}-abcdef`, `dropped-${process.pid}-abcdef`, 'dropped-1']) {
      mkdirSync(place(`cache/${name}/1`), { recursive: true });
      writeFileSync(place(`cache/${name}/1/a.json`), '[]');
    }
    await hosts.start();
    const left = readdirSync(place('cache'));
    expect(left).not.toContain(`dropped-${dead}-abcdef`);
    expect(left).toContain(`dropped-${process.pid}-abcdef`);
    expect(left).toContain('dropped-1');
  });
});

describe('the name of a dropped file', () => {
  it.each([
    ['audit.json', 'audit.json'],
    ['../../x', 'x'],
    ['..\\..\\x.json', 'x.json'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\a.json', 'a.json'],
    ['..', 'dropped'],
    ['...', 'dropped'],
    ['.hidden', 'hidden'],
    ['a\0b', 'a_b'],
    ['user\u202Etxt.exe', 'user_txt.exe'],
    ['CON', '_CON'],
    ['nul.json', '_nul.json'],
    ['a:b|c?.json', 'a_b_c_.json'],
    ['Prüfung 2026 – März.json', 'Prüfung 2026 – März.json'],
    [`${'n'.repeat(5_000)}.json`, `${'n'.repeat(195)}.json`],
    ['', 'dropped'],
  ])('%j becomes %j', (given, name) => {
    expect(fitName(given)).toBe(name);
  });

  it('is always one part of a path that file systems take, and keeps itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = fitName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cs}]|^\.|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(fitName(name)).toBe(name);
      }),
    );
  });
});

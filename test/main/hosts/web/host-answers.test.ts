import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DemoPlace } from '../../../../main/hosts/workbench/demo-place.ts';
import { KeptSettings } from '../../../../main/hosts/workbench/kept-settings.ts';
import { cacheFolder, configFolder } from '../../../../main/hosts/workbench/user-folders.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { openPage } from './page-line.ts';
import { useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

it('tells of each folder of own rules whether it can be read, and why not', async () => {
  const host = await hosts.start();
  mkdirSync(place('open/rules'));
  mkdirSync(place('outside'));
  writeFileSync(place('open/file'), 'text');
  const { host: ask } = await openPage(host);
  const folders = [place('open/rules'), place('open/gone'), place('open/file'), place('outside')];
  const answer = await ask.call('host.own-folders', { folders });
  expect(answer.map(({ path }) => path)).toEqual(folders);
  expect(answer.map(({ trouble }) => trouble)).toEqual([
    null,
    expect.stringContaining('not there any more'),
    expect.stringContaining('not there any more'),
    expect.stringContaining('--folder'),
  ]);
});

describe('a folder that is listed', () => {
  it('has folders first, then names in the order in which people count', async () => {
    const host = await hosts.start();
    for (const name of ['b', 'a']) mkdirSync(place(`open/${name}`));
    for (const name of ['log-10.json', 'log-2.json.gz', 'x.trailcase', 'notes.txt', '.hidden']) {
      writeFileSync(place(`open/${name}`), 'text');
    }
    const { host: ask } = await openPage(host);
    const listing = await ask.call('host.folder', {});
    expect(listing).toMatchObject({ path: place('open'), parent: null, total: 6 });
    expect(listing.entries.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
      ['a', 'folder', 0],
      ['b', 'folder', 0],
      ['log-2.json.gz', 'archive', 4],
      ['log-10.json', 'archive', 4],
      ['notes.txt', 'other', 4],
      ['x.trailcase', 'case', 4],
    ]);
    expect(listing.entries[4]?.modified).toBe(
      statSync(place('open/notes.txt')).mtime.toISOString(),
    );
    const inside = await ask.call('host.folder', { path: place('open/a') });
    expect(inside).toMatchObject({ parent: place('open'), entries: [], total: 0 });
  });

  it('tells links that lead out, or nowhere, as neither folder nor file', async () => {
    const host = await hosts.start();
    mkdirSync(place('open/in'));
    symlinkSync(place('open/in'), place('open/link-in'));
    symlinkSync('/etc', place('open/link-out'));
    symlinkSync('/etc/passwd', place('open/passwd.json'));
    symlinkSync(place('open/none'), place('open/nowhere.json'));
    const { entries } = await (await openPage(host)).host.call('host.folder', {});
    expect(entries.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'in folder',
      'link-in folder',
      'link-out other',
      'nowhere.json other',
      'passwd.json other',
    ]);
    for (const { bytes, modified } of entries.slice(2)) {
      expect([bytes, modified]).toEqual([0, '1970-01-01T00:00:00.000Z']);
    }
  });

  it('hands over hostile names as they are, and at most five thousand entries', async () => {
    const host = await hosts.start();
    const hostile = ['<img src=x onerror=alert(1)>.json', 'a\nb.json', 'user\u202Etxt.json'];
    for (const name of hostile) writeFileSync(place(`open/${name}`), '');
    const { host: ask } = await openPage(host);
    const { entries } = await ask.call('host.folder', {});
    expect(entries.map(({ name }) => name).toSorted()).toEqual(hostile.toSorted());
    for (let at = 0; at < 5_000; at += 1) writeFileSync(place(`open/${at}.json`), '');
    const many = await ask.call('host.folder', {});
    expect([many.entries.length, many.total]).toEqual([5_000, 5_003]);
  });

  it('that is none, or may not be looked into, is an error in words', async () => {
    const host = await hosts.start();
    writeFileSync(place('open/a.json'), '');
    const { host: ask } = await openPage(host);
    for (const [path, code] of [
      [place('open/none'), 'not-found'],
      [place('open/a.json'), 'file-unreadable'],
      ['/etc', 'not-allowed'],
      [place('open/..'), 'not-allowed'],
      [place('open/\0'), 'not-allowed'],
    ] as const) {
      await expect(ask.call('host.folder', { path }), path).rejects.toMatchObject({ code });
    }
  });
});

describe('what the host is', () => {
  it('names the folders that are there, and the case that was named at the start', async () => {
    const startWith = place('open/a.trailcase');
    const host = await hosts.start({ startWith, allowLive: true });
    const info = await (await openPage(host)).host.call('host.info', {});
    expect(info).toEqual({
      host: 'web',
      version: '0.0.0',
      allowLive: true,
      startWith,
      recovered: null,
      folders: [place('open'), expect.stringMatching(/assets.demo$/) as string],
    });
  });
});

describe('cases that were opened', () => {
  it('are remembered, each once, the latest first', async () => {
    const { engine, host: ask } = await openPage(await hosts.start());
    for (const name of ['a', 'b', 'a']) {
      await engine.call('case.open', { path: place(`open/${name}.trailcase`), create: true });
    }
    await expect(
      engine.call('case.open', { path: place('open/none.trailcase') }),
    ).rejects.toMatchObject({ code: 'case-missing' });
    const recent = await ask.call('host.recent', {});
    expect(recent.map(({ name, path }) => [name, path])).toEqual([
      ['a', place('open/a.trailcase')],
      ['b', place('open/b.trailcase')],
    ]);
  });
});

describe('what is kept', () => {
  it('is a file of this user, replaced as a whole', () => {
    const kept = new KeptSettings(place('config'), () => undefined);
    kept.keep({ theme: 'dark' });
    kept.opened(place('a.trailcase'));
    expect(kept.settings()).toEqual({ theme: 'dark' });
    expect(readdirSync(place('config'))).toEqual(['workbench.json']);
    expect(statSync(place('config/workbench.json')).mode & 0o777).toBe(0o600);
    const again = new KeptSettings(place('config'), () => undefined);
    expect(again.settings()).toEqual({ theme: 'dark' });
    expect(again.recent()).toHaveLength(1);
  });

  it.each(['{', '[]', '{"recent":5,"settings":{}}', '', '{"settings":[]}'])(
    'and is broken (%s) is put aside, said, and started anew',
    (text) => {
      mkdirSync(place('config'));
      writeFileSync(place('config/workbench.json'), text);
      const said: unknown[] = [];
      const kept = new KeptSettings(place('config'), (trouble) => said.push(trouble));
      expect(kept.settings()).toEqual({});
      expect(said).toEqual([expect.stringContaining(place('config/workbench.json'))]);
      const [aside = ''] = readdirSync(place('config'));
      expect(readFileSync(place(`config/${aside}`), 'utf8')).toBe(text);
      kept.keep({ a: 1 });
      expect(kept.settings()).toEqual({ a: 1 });
      expect(said).toHaveLength(1);
    },
  );

  it('does not keep a case from being opened where it cannot be written', async () => {
    writeFileSync(place('config'), 'a file');
    const said: unknown[] = [];
    const host = await hosts.start({
      configFolder: place('config/more'),
      log: (trouble) => said.push(trouble),
    });
    const { engine } = await openPage(host);
    await engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    expect(said).toHaveLength(1);
  });
});

describe('the demo', () => {
  it('names its archives, and removes the case of an earlier one and nothing else', async () => {
    const host = await hosts.start();
    const { engine, host: ask } = await openPage(host);
    const { casePath, archives } = await ask.call('host.demo', { fresh: false });
    expect(casePath).toBe(place('open/demo-case/demo.trailcase'));
    expect(archives.length).toBeGreaterThan(5);
    expect(archives.filter((path) => path.endsWith('.md'))).toEqual([]);
    for (const path of archives) expect(existsSync(path), path).toBe(true);
    writeFileSync(place('open/demo-case/notes.txt'), 'mine');
    writeFileSync(place('open/demo-case/demo.trailcase-journal'), '');
    await ask.call('host.demo', { fresh: true });
    expect(readdirSync(place('open/demo-case'))).toEqual(['notes.txt']);
    await engine.call('case.open', { path: casePath, create: true });
    await ask.call('host.demo', { fresh: true });
    expect(readdirSync(place('open/demo-case'))).toEqual(['notes.txt']);
    await engine.call('case.open', { path: casePath, create: true });
    expect(await engine.call('records.count', {})).toBe(0);
  });

  it('can be read from its folder and not written there', async () => {
    const host = await hosts.start();
    const { engine, host: ask } = await openPage(host);
    const { archives } = await ask.call('host.demo', { fresh: false });
    const [first = ''] = archives;
    expect(await engine.call('import.preview', { file: first })).toMatchObject({});
    await expect(
      engine.call('case.open', { path: `${first}.trailcase`, create: true }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it.skipIf(process.getuid?.() === 0)('is made elsewhere where the folder is read-only', () => {
    mkdirSync(place('locked'));
    chmodSync(place('locked'), 0o500);
    const demo = new DemoPlace(place('archives'), place('locked'), place('config'));
    expect(demo.casePath).toBe(place('config/demo-case/demo.trailcase'));
  });

  it('is made elsewhere where there is no folder to make it in', () => {
    const demo = new DemoPlace(place('archives'), place('none'), place('config'));
    expect(demo.casePath).toBe(place('config/demo-case/demo.trailcase'));
  });
});

describe('the folders of a user', () => {
  it.each([
    ['linux', { XDG_CONFIG_HOME: '/xdg' }, '/xdg/trailcase'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, join(homedir(), '.config/trailcase')],
    ['linux', {}, join(homedir(), '.config/trailcase')],
    [
      'darwin',
      { XDG_CONFIG_HOME: '/xdg' },
      join(homedir(), 'Library/Application Support/trailcase'),
    ],
    ['win32', { APPDATA: '/roaming' }, '/roaming/trailcase'],
  ] as const)('for settings on %s with %o', (system, env, folder) => {
    expect(configFolder(env, system)).toBe(folder);
  });

  it.each([
    ['linux', { XDG_CACHE_HOME: '/xdg' }, '/xdg/trailcase'],
    ['linux', {}, join(homedir(), '.cache/trailcase')],
    ['darwin', {}, join(homedir(), 'Library/Caches/trailcase')],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/trailcase'],
  ] as const)('for dropped files on %s with %o', (system, env, folder) => {
    expect(cacheFolder(env, system)).toBe(folder);
  });
});

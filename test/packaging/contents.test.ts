import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDummyElectron } from '../../.ci/packaging/dummy-electron.ts';
import { shippedPackages } from '../../.ci/packaging/shipped-packages.ts';
import { refuseAddon } from '../../main/hosts/electron/start-checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = `linux-${process.arch}`;
const folder = mkdtempSync(join(tmpdir(), 'trailcase-package-'));
const app = join(folder, 'package', `linux${process.arch === 'x64' ? '' : '-arm64'}-unpacked`);
const archive = join(app, 'resources', 'app.asar');
const addon = `node_modules/better-sqlite3/prebuilds/${target}.node`;

/** Packages the built project as a release is, around an Electron that is none. No network is used. */
beforeAll(() => {
  if (!existsSync(join(root, 'out', 'preload', 'preload.cjs'))) {
    throw new Error('Nothing is built that could be packaged: npm run build');
  }
  makeDummyElectron(join(folder, 'electron'));
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      '--dir',
      '--linux',
      `--${process.arch}`,
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'package')}`,
    ],
    { cwd: root, stdio: 'pipe', env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9' } },
  );
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files of a folder, relative to it. */
function filesIn(at: string): string[] {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(at, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Files in the archive, those that are marked as unpacked among them. */
function packed(): string[] {
  const all = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
  const folders = new Set(
    all.flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, at, parts) => parts.slice(0, at + 1).join('/')),
    ),
  );
  return all.filter((path) => !folders.has(path));
}

/** Folders of the npm packages that files belong to, as the lock file writes them. */
function packagesOf(files: readonly string[]): string[] {
  const folders = files.flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  return [...new Set(folders)].sort();
}

/** What only a project needs: sources, tests, maps, types, settings, secrets, cases. */
const unwanted =
  /\.(map|ts|tsx|cts|mts|tsbuildinfo|trailcase|env|pem|key|db|sqlite)$|(^|\/)(test|tests|fixtures|\.git|\.ci|\.github|e2e|renderer)(\/|$)|package-lock|electron-builder/;

describe.skipIf(process.platform !== 'linux')('a package', () => {
  it('has in its archive what runs and nothing else', () => {
    const files = packed();
    expect(files.filter((path) => unwanted.test(path))).toEqual([]);
    const places = new Set(
      files.map((path) =>
        path.startsWith('out/main/hosts/')
          ? path.split('/').slice(0, 4).join('/')
          : path
              .split('/')
              .slice(0, path.startsWith('out/main') ? 3 : 2)
              .join('/'),
      ),
    );
    expect([...places].filter((each) => !each.startsWith('node_modules/')).sort()).toEqual([
      'assets/geo',
      'assets/icons',
      'assets/playbooks',
      'assets/rules',
      'out/main/engine',
      'out/main/hosts/electron',
      'out/main/hosts/workbench',
      'out/native-hashes.json',
      'out/page',
      'out/preload',
      'out/shared',
      'package.json',
    ]);
    for (const needed of [
      'out/main/hosts/electron/main.js',
      'out/main/hosts/electron/engine-entry.js',
      'out/preload/preload.cjs',
      'out/page/index.html',
      'assets/geo/countries.bin',
      'assets/geo/places.json',
      'assets/playbooks/account-compromise.yaml',
    ]) {
      expect(files).toContain(needed);
    }
  });

  it('has the packages that main needs, by the lock file, and no other', () => {
    const ofTheCommandLine = ['commander', 'mute-stream', 'read', 'ws'].map(
      (name) => `node_modules/${name}`,
    );
    expect(packagesOf(packed())).toEqual(
      shippedPackages(root).filter((path) => !ofTheCommandLine.includes(path)),
    );
  });

  it('has exactly one native module outside of its archive, for its own processor, and its sum inside', () => {
    const unpacked = join(app, 'resources', 'app.asar.unpacked');
    expect(filesIn(unpacked)).toEqual([addon]);
    expect(packed().filter((path) => path.endsWith('.node'))).toEqual([addon]);
    const hash = createHash('sha256')
      .update(readFileSync(join(unpacked, addon)))
      .digest('hex');
    const hashes = extractFile(archive, 'out/native-hashes.json').toString('utf8');
    expect(JSON.parse(hashes)).toEqual({ [target]: hash });
    expect(
      refuseAddon(join(unpacked, addon), join(root, 'out', 'native-hashes.json'), target),
    ).toBeNull();
  });

  it('begins where its package.json says', () => {
    const { main } = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as {
      main: string;
    };
    expect(packed()).toContain(main);
  });

  it('imports nothing that it does not have', () => {
    const files = new Set(packed());
    const missing: string[] = [];
    for (const path of files) {
      if (!path.startsWith('out/main/') && !path.startsWith('out/shared/')) continue;
      const text = extractFile(archive, path).toString('utf8');
      for (const [, name = ''] of text.matchAll(/^(?:import|export) [^;]*?from '([^']+)'/gm)) {
        if (name.startsWith('.')) {
          const at = join(path, '..', name).split(sep).join('/');
          if (!files.has(at)) missing.push(`${path}: ${name}`);
        } else if (name !== 'electron' && !name.startsWith('node:')) {
          const owner = name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/');
          if (!files.has(`node_modules/${owner}/package.json`)) missing.push(`${path}: ${name}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('brings the licence of every package in it, inside for its help and beside for who looks for them', () => {
    const beside = readFileSync(join(app, 'resources', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(extractFile(archive, 'out/page/THIRD-PARTY-NOTICES.txt').toString('utf8')).toBe(beside);
    for (const path of [...packagesOf(packed()), 'node_modules/ws', 'node_modules/commander']) {
      const { name, version } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      expect(beside).toContain(`\n${name} ${version}\n`);
    }
    expect(readFileSync(join(app, 'resources', 'LICENSE.trailcase.txt'), 'utf8')).toBe(
      readFileSync(join(root, 'LICENSE'), 'utf8'),
    );
  });

  it('has the demo beside its archive, where other programs can read it', () => {
    expect(filesIn(join(app, 'resources', 'demo'))).toEqual(filesIn(join(root, 'assets', 'demo')));
  });
});

describe.skipIf(process.platform !== 'linux')('the command line of a package', () => {
  const cli = join(app, 'resources', 'cli');
  const run = (args: string[]) =>
    execFileSync(join(cli, 'trailcase'), args, {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
    });

  it('has one native module and nothing that only the project needs', () => {
    const files = filesIn(cli);
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([addon]);
    expect(files.filter((path) => unwanted.test(path))).toEqual([]);
    expect(files.filter((path) => path.includes('/hosts/cli/start'))).toEqual([]);
    expect(packagesOf(files)).toEqual(shippedPackages(root));
  });

  it('runs on plain Node: imports, asks and verifies', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(run(['--version']).trim()).toBe(version);
    const file = join(folder, 'demo.trailcase');
    run(['import', file, join(cli, 'assets', 'demo', 'sessions.json')]);
    expect(
      Number(run(['query', file, 'kind:session', '--count']).replaceAll(/\D/g, '')),
    ).toBeGreaterThan(0);
    run(['verify', file]);
  });

  it('prints the licences', () => {
    expect(run(['licences'])).toContain('\nreact 19');
  });

  it('says what it needs where there is no Node', () => {
    expect(() =>
      execFileSync('/bin/sh', [join(cli, 'trailcase')], {
        env: { PATH: '/nowhere' },
        stdio: 'pipe',
      }),
    ).toThrow(/needs Node 22.15/);
  });
});

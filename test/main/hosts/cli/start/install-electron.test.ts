import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../../../../main/hosts/cli/start/electron-binary.ts';
import {
  fetchEnvironment,
  installElectron,
} from '../../../../../main/hosts/cli/start/install-electron.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { buildZip } from '../../../../helpers/zip-builder.ts';

const place = useTempFolder();
const real = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));
const program =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A server on this machine; its address. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** An npm package of Electron without its binary, and the zip that it wants. */
function unfetched(): { modules: string; zip: Buffer } {
  const modules = place('node_modules');
  const zip = buildZip([
    { name: 'version', data: '45.0.99' },
    { name: program, data: 'the program' },
  ]);
  const file = `electron-v45.0.99-${process.platform}-${process.arch}.zip`;
  mkdirSync(place('node_modules/electron'), { recursive: true });
  place('node_modules/electron/package.json', JSON.stringify({ version: '45.0.99' }));
  const sum = createHash('sha256').update(zip).digest('hex');
  place('node_modules/electron/checksums.json', JSON.stringify({ [file]: sum }));
  copyFileSync(`${real}/electron/install.js`, place('node_modules/electron/install.js'));
  for (const scope of ['@electron', '@electron-internal']) {
    symlinkSync(`${real}/${scope}`, place(`node_modules/${scope}`), 'junction');
  }
  return { modules, zip };
}

const environment = (mirror: string) => ({
  ...process.env,
  HTTPS_PROXY: undefined,
  https_proxy: undefined,
  no_proxy: undefined,
  NO_PROXY: '127.0.0.1',
  ELECTRON_MIRROR: mirror,
  electron_config_cache: place('cache'),
});

describe('bringing Electron', () => {
  it('fetches it once from the mirror that is named, and later takes it from the cache, offline', async () => {
    const { modules, zip } = unfetched();
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(zip);
    });
    expect(await installElectron(modules, environment(url))).toBeNull();
    expect(asked).toEqual([`/v45.0.99/electron-v45.0.99-${process.platform}-${process.arch}.zip`]);
    const found = findElectron(modules, {});
    expect(readFileSync(found ?? '', 'utf8')).toBe('the program');

    rmSync(`${modules}/electron/dist`, { recursive: true });
    server?.close();
    expect(await installElectron(modules, environment(url))).toBeNull();
    expect(findElectron(modules, {})).toBe(found);
    expect(asked).toHaveLength(1);
  });

  it('says what the mirror answered', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    const { modules } = unfetched();
    expect(await installElectron(modules, environment(url))).toBe(
      'its server answered 404 Not Found',
    );
  });

  it('unpacks nothing whose sum is not that of the npm package, whatever the mirror says', async () => {
    const url = await serve((_request, response) => response.end('not Electron at all'));
    const { modules } = unfetched();
    const env = { ...environment(url), electron_use_remote_checksums: '1' };
    expect(await installElectron(modules, env)).toMatch(/checksum/);
    expect(existsSync(`${modules}/electron/dist`)).toBe(false);
    expect(existsSync(place('cache')) ? readdirSync(place('cache')) : []).toEqual([]);
  });

  it('asks through the proxy of the environment, or that of npm, and says that it refuses', async () => {
    const { modules } = unfetched();
    const proxy = await serve(() => undefined);
    const asked: string[] = [];
    server?.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    for (const name of ['HTTPS_PROXY', 'npm_config_https_proxy']) {
      const env = { ...environment('https://mirror.invalid/'), [name]: proxy };
      expect(await installElectron(modules, env)).toContain('the proxy wants a name');
    }
    expect(asked).toEqual(['mirror.invalid:443', 'mirror.invalid:443']);
  });

  it('says what is wrong with a proxy that is none', async () => {
    const { modules } = unfetched();
    const env = { ...environment('https://mirror.invalid/'), HTTPS_PROXY: 'nonsense' };
    expect(await installElectron(modules, env)).toContain('Invalid URL');
  });

  it('fetches nothing where a person names a folder of their own', async () => {
    const env = { ...environment('http://127.0.0.1:1/'), ELECTRON_OVERRIDE_DIST_PATH: place('') };
    expect(await installElectron(place('nothing'), env)).toContain('ELECTRON_OVERRIDE_DIST_PATH');
  });

  it('ends with the program that wanted it', async () => {
    const { modules } = unfetched();
    const arrived = Promise.withResolvers<void>();
    const left = Promise.withResolvers<number>();
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      const since = performance.now();
      response.on('close', () => left.resolve(performance.now() - since));
      arrived.resolve();
    });
    const module = new URL(
      '../../../../../main/hosts/cli/start/install-electron.ts',
      import.meta.url,
    );
    const wanting = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { installElectron } = await import(${JSON.stringify(module.href)}); await installElectron(${JSON.stringify(modules)});`,
      ],
      { env: environment(url), stdio: 'ignore' },
    );
    await arrived.promise;
    wanting.kill('SIGKILL');
    expect(await left.promise).toBeLessThan(10_000);
  });
});

describe('the surroundings of the fetch', () => {
  it('name one file for both steps, from the cache where it is there', () => {
    const made = fetchEnvironment({
      npm_config_platform: 'mas',
      npm_config_arch: 'arm64',
      force_no_cache: 'true',
    });
    expect(made).toMatchObject({
      ELECTRON_INSTALL_PLATFORM: process.platform,
      ELECTRON_INSTALL_ARCH: 'arm64',
      npm_config_arch: 'arm64',
    });
    expect(made).not.toHaveProperty('force_no_cache');
  });

  it('keep the proxy of the environment before that of npm', () => {
    const npm = { npm_config_https_proxy: 'http://npm:1', npm_config_noproxy: 'a.b' };
    expect(fetchEnvironment(npm)).toMatchObject({ HTTPS_PROXY: 'http://npm:1', NO_PROXY: 'a.b' });
    expect(fetchEnvironment({ ...npm, https_proxy: 'http://own:1' })).not.toHaveProperty(
      'HTTPS_PROXY',
    );
  });
});

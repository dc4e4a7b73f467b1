import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { installElectron } from '../../../../../main/hosts/cli/start/install-electron.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';

const place = useTempFolder();
const modules = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));
let server: Server | null = null;

afterEach(() => {
  server?.close();
  server = null;
});

/** A mirror that answers every request in one way; the paths that were asked for. */
async function mirror(status: number, body: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

const environment = (mirrorUrl: string) => ({
  ...process.env,
  ELECTRON_MIRROR: mirrorUrl,
  electron_config_cache: place('cache'),
});

describe('bringing Electron', () => {
  it('asks the mirror that is named, and says what it answered', async () => {
    const { url, asked } = await mirror(404, '');
    expect(await installElectron(modules, environment(url))).toBe('it answered 404 Not Found');
    expect(asked[0]).toMatch(/electron-v\d+\.\d+\.\d+-/);
  });

  it('unpacks nothing whose sum is not that of the npm package', async () => {
    const { url } = await mirror(200, 'not Electron at all');
    const before = existsSync(`${modules}/electron/dist`);
    expect(await installElectron(modules, environment(url))).toMatch(/checksum/i);
    expect(existsSync(`${modules}/electron/dist`)).toBe(before);
    expect(existsSync(place('cache')) ? readdirSync(place('cache')) : []).toEqual([]);
  });
});

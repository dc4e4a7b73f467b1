import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SecretStore } from '../../../../main/hosts/electron/secret-store.ts';
import { systemVault } from '../../../../main/hosts/electron/secret-vault.ts';
import { callsOf, forgetCalls } from '../../../helpers/electron/strict.ts';
import { keychain } from '../../../helpers/electron/system.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const secret = 'correct horse battery staple';

afterEach(() => {
  Object.assign(keychain, {
    available: true,
    backend: 'gnome_libsecret',
    prefix: 'v11',
    outdated: false,
  });
  forgetCalls();
});

const store = (platform: NodeJS.Platform = 'linux') =>
  new SecretStore(place('config'), systemVault(platform), () => undefined);

/** Everything that stands on disk, as text. */
function onDisk(): string {
  const folder = place('');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('secrets in the keychain (C-3)', () => {
  it('are there after a restart, and not readable on disk', async () => {
    await store().keep('tenant', secret, 'keychain');
    expect(await store().read('tenant')).toBe(secret);
    expect(onDisk()).toContain('tenant');
    expect(onDisk()).not.toContain(secret);
    expect(onDisk()).not.toContain(Buffer.from(secret).toString('base64'));
    if (process.platform !== 'win32') {
      expect(statSync(place('config/secrets.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('never use the interface that Electron is about to remove', async () => {
    await store().keep('tenant', secret, 'keychain');
    await store().read('tenant');
    expect(callsOf('safeStorage.encryptStringAsync')).toHaveLength(1);
    expect(callsOf('safeStorage.encryptString')).toHaveLength(0);
  });

  it('are sealed anew when the system says that its key has changed', async () => {
    const secrets = store();
    await secrets.keep('tenant', secret, 'keychain');
    keychain.outdated = true;
    expect(await secrets.read('tenant')).toBe(secret);
    expect(callsOf('safeStorage.encryptStringAsync')).toHaveLength(2);
    keychain.outdated = false;
    expect(await store().read('tenant')).toBe(secret);
    expect(callsOf('safeStorage.encryptStringAsync')).toHaveLength(2);
  });

  it('are given out though they cannot be sealed anew, and stay as they were', async () => {
    await store().keep('tenant', secret, 'keychain');
    const before = onDisk();
    Object.assign(keychain, { outdated: true, backend: 'basic_text' });
    const told: unknown[] = [];
    const secrets = new SecretStore(place('config'), systemVault('linux'), (trouble) =>
      told.push(trouble),
    );
    expect(await secrets.read('tenant')).toBe(secret);
    expect(onDisk()).toBe(before);
    expect(told).toEqual([expect.objectContaining({ code: 'not-allowed' })]);
    expect(String(told[0])).not.toContain(secret);
  });

  it('that the keychain does not give out say what to do', async () => {
    await store().keep('tenant', secret, 'keychain');
    const path = place('config/secrets.json');
    const text = readFileSync(path, 'utf8').replace(/"sealed": "[^"]+"/, '"sealed": "AAAA"');
    place('config/secrets.json', text);
    await expect(store().read('tenant')).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Enter the secret again'),
    });
  });
});

describe('a secret that would not be one on disk (C-4)', () => {
  const cases: [string, Partial<typeof keychain>][] = [
    ['there is no keychain', { available: false }],
    ['the back end is the plain text', { backend: 'basic_text' }],
    ['the back end is not known', { backend: 'unknown' }],
    ['it was sealed with the key that everybody knows', { prefix: 'v10' }],
  ];

  it.each(cases)('is refused when %s, and can be kept for the session', async (_, change) => {
    Object.assign(keychain, change);
    const secrets = store();
    await expect(secrets.keep('tenant', secret, 'keychain')).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('this session only'),
    });
    expect(await secrets.read('tenant')).toBeNull();
    await secrets.keep('tenant', secret, 'session');
    expect(await secrets.read('tenant')).toBe(secret);
    expect(onDisk()).not.toContain('tenant');
    expect(await store().read('tenant')).toBeNull();
  });

  it('is asked about each time: a keychain that went away is not taken to be there', async () => {
    const secrets = store();
    await secrets.keep('tenant', secret, 'keychain');
    expect((await secrets.list()).refusal).toBeNull();
    keychain.backend = 'basic_text';
    expect((await secrets.list()).refusal).toContain('No keyring');
    await expect(secrets.keep('other', secret, 'keychain')).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(onDisk()).not.toContain('other');
  });

  it('leaves what was kept before', async () => {
    await store().keep('tenant', secret, 'keychain');
    keychain.backend = 'basic_text';
    await expect(store().keep('tenant', 'new', 'keychain')).rejects.toThrow();
    expect(await store().read('tenant')).toBe(secret);
  });

  it.each(['darwin', 'win32'] as const)('is no question of back ends on %s', async (platform) => {
    keychain.backend = 'basic_text';
    keychain.prefix = 'v10';
    await store(platform).keep('tenant', secret, 'keychain');
    expect(callsOf('safeStorage.getSelectedStorageBackend')).toEqual([]);
  });
});

describe('the list of secrets', () => {
  it('names them, says where they are, and holds none', async () => {
    const secrets = store();
    await secrets.keep('b', secret, 'keychain');
    await secrets.keep('a', secret, 'session');
    const list = await secrets.list();
    expect(list.refusal).toBeNull();
    expect(list.kept.map(({ name, where }) => [name, where])).toEqual([
      ['a', 'session'],
      ['b', 'keychain'],
    ]);
    expect(JSON.stringify(list)).not.toContain(secret);
    keychain.available = false;
    expect((await secrets.list()).refusal).toContain('no keychain');
  });

  it('loses what is forgotten, and moves what is kept elsewhere', async () => {
    const secrets = store();
    await secrets.keep('a', secret, 'keychain');
    await secrets.keep('a', 'other', 'session');
    expect((await secrets.list()).kept).toHaveLength(1);
    expect(await secrets.read('a')).toBe('other');
    await secrets.keep('a', secret, 'keychain');
    expect((await secrets.list()).kept.map(({ where }) => where)).toEqual(['keychain']);
    secrets.forget('a');
    expect((await secrets.list()).kept).toEqual([]);
    expect(await secrets.read('a')).toBeNull();
  });
});

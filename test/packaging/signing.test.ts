import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { signature } from '../../.ci/packaging/sign-native.ts';
import { targetOf } from '../../.ci/packaging/target.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = parse(readFileSync(`${root}/electron-builder.yml`, 'utf8')) as {
  mac: { signIgnore: string[] };
  nsis: { artifactName: string };
};

describe('signing for macOS', () => {
  const contents = '/work/out/package/mac-arm64/Trailcase.app/Contents';
  const isLeft = (path: string) =>
    config.mac.signIgnore.some((pattern) => new RegExp(pattern).test(`${contents}/${path}`));

  it('leaves the native modules as they were when their sum was taken, and what is data', () => {
    const module = 'node_modules/better-sqlite3/prebuilds/darwin-arm64.node';
    expect(isLeft(`Resources/app.asar.unpacked/${module}`)).toBe(true);
    expect(isLeft(`Resources/cli/${module}`)).toBe(true);
    expect(isLeft('Resources/demo/events.ndjson.gz')).toBe(true);
  });

  it('signs everything else that runs', () => {
    expect(isLeft('MacOS/Trailcase')).toBe(false);
    expect(isLeft('Frameworks/Electron Framework.framework/Electron Framework')).toBe(false);
    expect(isLeft('Frameworks/Trailcase Helper.app/Contents/MacOS/Trailcase Helper')).toBe(false);
  });

  it('signs the native module as Apple wants what it notarises', () => {
    const identity = { name: 'Developer ID Application: Somebody', hash: 'ABCDEF' };
    expect(signature('/modules/darwin-arm64.node', identity, '/keys.keychain')).toEqual([
      '--sign',
      'ABCDEF',
      '--force',
      '--keychain',
      '/keys.keychain',
      '--timestamp',
      '--options',
      'runtime',
      '/modules/darwin-arm64.node',
    ]);
    expect(signature('/m.node', { name: 'Somebody' }, null)).not.toContain('--keychain');
  });
});

describe('a package', () => {
  const context = (electronPlatformName: string, arch: number) => ({
    appOutDir: '',
    electronPlatformName,
    arch,
    packager: { projectDir: '', executableName: '', appInfo: { productFilename: '' } },
  });
  const other = process.platform === 'win32' ? 'linux' : 'win32';

  it('is made on the system that it is for', () => {
    expect(targetOf(context(process.platform, 1))).toEqual({
      platform: process.platform,
      arch: 'x64',
    });
    expect(() => targetOf(context(other, 1))).toThrow(/Make it on/);
  });

  it('is made for two processors only', () => {
    expect(() => targetOf(context(process.platform, 0))).toThrow(/not built for/);
  });

  it('has a name that a release does not change, so that the sums name it', () => {
    expect(config.nsis.artifactName).toMatch(/^[\w.${}-]+$/);
  });
});

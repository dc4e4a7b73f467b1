import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import afterPack from '../../.ci/packaging/after-pack.ts';
import { makeDummyElectron } from '../../.ci/packaging/dummy-electron.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const place = useTempFolder();

const context = (folder: string) => ({
  appOutDir: folder,
  electronPlatformName: 'linux',
  arch: 1,
  packager: {
    projectDir: folder,
    executableName: 'electron',
    appInfo: { productFilename: 'Trailcase' },
  },
});

/** Fuses of a binary, by name. */
async function fusesOf(binary: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(binary);
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  return Object.fromEntries(
    names.map((name) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      return [name, state === 49];
    }),
  );
}

/** F-1 and F-2 of the checklist; the ninth as Electron has it. */
const released = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

describe('the fuses', () => {
  it('are all nine as they must be in a release', async () => {
    makeDummyElectron(place('dist'));
    expect(await fusesOf(place('dist/electron'))).not.toEqual(released);
    await afterPack(context(place('dist')));
    expect(await fusesOf(place('dist/electron'))).toEqual(released);
  });

  it('stop the packaging of a binary that has none, or a tenth', async () => {
    makeDummyElectron(place('dist'));
    place('dist/electron', 'no sentinel here');
    await expect(afterPack(context(place('dist')))).rejects.toThrow();
    const wire = Buffer.concat([
      Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, 10]),
      Buffer.from('1111111111'),
    ]);
    place('dist/electron', wire);
    await expect(afterPack(context(place('dist')))).rejects.toThrow(/10 fuses|fuse/);
  });
});

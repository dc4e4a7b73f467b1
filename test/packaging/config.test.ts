import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const config = parse(readFileSync(`${root}/electron-builder.yml`, 'utf8')) as Record<
  string,
  unknown
>;
const schema = require('app-builder-lib/scheme.json') as object;
const isValid = new Ajv({ strict: false, allowUnionTypes: true }).compile(schema);

describe('electron-builder.yml', () => {
  it("is what electron-builder's own schema wants", () => {
    expect(isValid(config) ? [] : isValid.errors).toEqual([]);
  });

  it('would be refused with a key that electron-builder does not know', () => {
    expect(isValid({ ...config, asarIntegrity: true })).toBe(false);
  });

  it('builds nothing and fetches nothing for the database', () => {
    expect(config).toMatchObject({ npmRebuild: false, asar: { smartUnpack: false } });
  });

  it('leaves the sandbox of an AppImage on', () => {
    expect(config).toMatchObject({
      toolsets: { appimage: '1.0.3' },
      linux: { executableArgs: [] },
    });
    expect(JSON.stringify(config)).not.toContain('no-sandbox');
  });

  it('makes installers for both processors of all three systems', () => {
    const { win, mac, linux } = config as Record<
      string,
      { target: { target: string; arch: string[] }[] }
    >;
    const named = [win, mac, linux].flatMap((system) => system?.target ?? []);
    expect(named.map(({ target }) => target)).toEqual(['nsis', 'dmg', 'deb', 'rpm', 'AppImage']);
    for (const { arch } of named) expect(arch).toEqual(['x64', 'arm64']);
  });
});

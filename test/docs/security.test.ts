import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}/SECURITY.md`, 'utf8');
const rows = text.split('\n').filter((line) => /^\| /.test(line));

describe('SECURITY.md', () => {
  it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'names what holds item %i and which test proves it',
    (item) => {
      const row = rows.find((line) => line.startsWith(`| ${item} |`)) ?? '';
      expect(row.split('|').at(-2)).toMatch(/`(test|\.ci|\.github)\//);
    },
  );

  it.each(['E-21', 'E-22', 'E-23', 'F-1', 'F-3', 'F-4', 'F-5', 'F-6', 'C-3', 'C-11', 'P-6'])(
    'names the point %s',
    (point) => expect(rows.some((line) => line.includes(point))).toBe(true),
  );

  it('names only files that are there', () => {
    const named = [...text.matchAll(/`([^`\s]+\.(?:c?ts|yml))`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(40);
    for (const name of new Set(named)) {
      const path =
        name.includes('/') || name.startsWith('electron-builder') || name === 'vitest.config.ts'
          ? name
          : `main/hosts/electron/${name}`;
      expect(existsSync(`${root}/${path}`), name).toBe(true);
    }
  });
});

describe('Electron (item 16)', () => {
  it('is pinned to one version, the one that is installed and checked', () => {
    const { devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const require = createRequire(import.meta.url);
    const { version } = require('electron/package.json') as { version: string };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(version).toBe(devDependencies.electron);
    expect(readFileSync(`${root}/.github/workflows/release.yml`, 'utf8')).toContain(
      'electron-support.ts',
    );
  });
});

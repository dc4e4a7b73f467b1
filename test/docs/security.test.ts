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

  /** Points of a row's first cell: `C-3, C-4`, `P-1 to P-5`. */
  function pointsOf(row: string): string[] {
    const [, first = ''] = row.split('|');
    return [...first.matchAll(/([A-Z])-(\d+)(?: to [A-Z]-(\d+))?/g)].flatMap(
      ([, letter, from, to = from]) =>
        Array.from(
          { length: Number(to) - Number(from) + 1 },
          (_, at) => `${letter}-${Number(from) + at}`,
        ),
    );
  }

  it('names every point beyond the checklist once, with what holds it and what proves it', () => {
    const range = (letter: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${letter}-${from + at}`);
    const beyond = rows.filter((row) => pointsOf(row).length > 0);
    expect(beyond.flatMap(pointsOf).sort()).toEqual(
      [
        ...range('E', 21, 23),
        ...range('F', 1, 6),
        ...range('C', 1, 14),
        ...range('P', 1, 9),
      ].sort(),
    );
    for (const row of beyond) {
      const [, , holds = '', proves = ''] = row.split('|');
      expect(holds.trim().length, row).toBeGreaterThan(10);
      expect(proves, row).toMatch(/`(test|\.ci|\.github)\//);
    }
  });

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

describe('the built JavaScript (P-9)', () => {
  it('is packed as it is: nothing makes or takes V8 bytecode', () => {
    for (const name of ['electron-builder.yml', 'package.json', 'vite.config.ts']) {
      expect(readFileSync(`${root}/${name}`, 'utf8'), name).not.toMatch(/bytecode|bytenode|\.jsc/);
    }
    expect(readFileSync(`${root}/electron-builder.yml`, 'utf8')).toContain(
      'out/main/engine/**/*.js',
    );
  });
});

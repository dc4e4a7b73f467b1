import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../.ci/packaging/notices/allowed-licences.ts';
import { licenceOfPackage } from '../../.ci/packaging/notices/licence-of-package.ts';
import { makeNotices, troublesOf } from '../../.ci/packaging/notices/make-notices.ts';
import { packageOf } from '../../.ci/packaging/notices/notices-plugin.ts';
import { shippedPackages } from '../../.ci/packaging/shipped-packages.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = useTempFolder();

/** A package of a given licence, with some files. */
function madePackage(name: string, license: unknown, files: Record<string, string>): string {
  const folder = place(name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the notices', () => {
  it('name every package that the program runs on, with version, licence and text', () => {
    const text = makeNotices(root, []);
    for (const path of shippedPackages(root)) {
      const { name } = licenceOfPackage(join(root, path));
      expect(text).toContain(`\n${name}\n`);
    }
    expect(text).toContain('Copyright (c) 2025 Colin McDonnell');
    expect(text).toContain('Attribution: nro.net');
    expect(text).toContain('SQLite, compiled into better-sqlite3\nLicence: public domain');
  });

  it('are the same text for the same packages in another order', () => {
    const made = ['a', 'b', 'c'].map((name) =>
      madePackage(name, 'ISC', { LICENSE: `terms of ${name === 'c' ? 'c' : 'two'}` }),
    );
    expect(makeNotices(root, [...made].reverse())).toBe(makeNotices(root, made));
    expect(makeNotices(root, made)).toContain('\na 1.2.3\nb 1.2.3\nLicence: ISC\n\nterms of two\n');
  });

  it('hold NOTICE files and every licence of a package, in the same line ends', () => {
    const folder = madePackage('both', 'Apache-2.0', {
      'LICENSE-APACHE': 'one \r\ntwo',
      NOTICE: '\uFEFFthanks',
      'licenses.js': '',
    });
    expect(licenceOfPackage(folder).text).toBe('one\ntwo\n\nthanks');
  });

  it('are not made where a package has no licence text, or one that is not allowed', () => {
    const bare = madePackage('bare', 'MIT', {});
    const shared = madePackage('shared', 'GPL-3.0-only', { COPYING: 'share alike' });
    const unsaid = madePackage('unsaid', undefined, { LICENSE: 'all rights reserved' });
    expect(() => makeNotices(root, [bare, shared, unsaid])).toThrow(
      /bare 1\.2\.3 has no licence text.*\nshared 1\.2\.3 is under GPL-3\.0-only.*\nunsaid 1\.2\.3 is under no licence/,
    );
    expect(() => makeNotices(root, [])).not.toThrow();
  });

  it('take for data what asks for the name of its maker, and for code do not', () => {
    const data = { name: 'somewhere', licence: 'CC-BY-4.0', text: 'by somebody' };
    expect(troublesOf([data], true)).toEqual([]);
    expect(troublesOf([data], false)).toHaveLength(1);
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-2.0-only)', true],
    ['MIT AND BSD-3-Clause', true],
    ['MIT AND GPL-2.0-only', false],
    ['LGPL-3.0-or-later', false],
    ['SEE LICENSE IN terms.txt', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%s is allowed: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});

describe('a module of the page', () => {
  it.each([
    ['/p/node_modules/react/index.js', '/p/node_modules/react'],
    ['/p/node_modules/@mantine/core/esm/a.mjs', '/p/node_modules/@mantine/core'],
    ['/p/node_modules/a/node_modules/b/lib/c.js', '/p/node_modules/a/node_modules/b'],
    ['C:\\p\\node_modules\\b\\c.css?inline', 'C:/p/node_modules/b'],
    ['\0/p/node_modules/b/c.js', '/p/node_modules/b'],
    ['\0rolldown/runtime.js', '/p/node_modules/rolldown'],
    ['/p/renderer/main.tsx', null],
  ])('%j is of the package %s', (module, folder) => {
    expect(packageOf(module, '/p')).toBe(folder);
  });
});

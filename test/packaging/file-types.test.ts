import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { useTempFolder } from '../helpers/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (name: string) => readFileSync(join(root, name), 'utf8');
const config = parse(text('electron-builder.yml')) as {
  nsis: { include: string };
  mac: { fileAssociations: { ext: string[]; rank: string }[] };
  linux: { mimeTypes: string[] };
  deb: { fpm: string[] };
  rpm: { fpm: string[] };
};
const archives = config.mac.fileAssociations.flatMap(({ ext }) => ext);
const place = useTempFolder();

describe('archives on Windows', () => {
  const script = text(config.nsis.include);
  const commands = script.split('\n').filter((line) => /^\s*(Write|Delete)Reg/.test(line));

  it('are offered under "Open with", every kind of them, and withdrawn again', () => {
    const each = [...script.matchAll(/!insertmacro \$\{DO\} "(\w+)"/g)].map(([, ext]) => ext);
    expect(each).toEqual(archives);
    expect(script).toMatch(/!macro customInstall\n[^!]*!insertmacro eachArchive offerArchive/);
    expect(script).toMatch(/!macro customUnInstall\n[^!]*!insertmacro eachArchive withdrawArchive/);
  });

  it('keep what opens them by default: nothing but OpenWithProgids of an extension is written', () => {
    const ofExtensions = commands.filter((line) => line.includes('Classes\\.'));
    expect(ofExtensions).toHaveLength(2);
    for (const line of ofExtensions) {
      expect(line).toMatch(
        /"Software\\Classes\\\.\$\{EXT\}\\OpenWithProgids" "\$\{ARCHIVE_CLASS\}"$/,
      );
    }
  });

  it('are not among the associations that electron-builder makes the default', () => {
    const { fileAssociations } = parse(text('electron-builder.yml')) as {
      fileAssociations: { ext: string }[];
    };
    expect(fileAssociations.map(({ ext }) => ext)).toEqual(['trailcase']);
    expect(JSON.stringify(parse(text('electron-builder.yml')).win)).not.toContain('ext');
  });
});

const hasMime = spawnSync('update-mime-database', ['-v']).status === 0;

describe('records one a line on Linux', () => {
  const file = join(root, '.ci/packaging/file-types/trailcase-logs.xml');

  it('bring their type with the packages, which do not claim it', () => {
    const mapping = `${file.slice(root.length)}=/usr/share/mime/packages/trailcase-logs.xml`;
    expect(config.deb.fpm).toEqual([mapping]);
    expect(config.rpm.fpm).toEqual([mapping]);
    expect(config.linux.mimeTypes).toContain('application/json');
    expect(config.linux.mimeTypes).not.toContain('application/x-ndjson');
  });

  it.skipIf(!hasMime)('are a kind of JSON to the system', () => {
    const data = place('data');
    const mime = join(data, 'mime');
    mkdirSync(join(mime, 'packages'), { recursive: true });
    execFileSync('cp', [file, join(mime, 'packages')]);
    const env = { ...process.env, XDG_DATA_HOME: data };
    const { status, stderr } = spawnSync('update-mime-database', [mime], { encoding: 'utf8', env });
    expect([status, stderr]).toEqual([0, '']);
    const globs = readFileSync(join(mime, 'globs2'), 'utf8').split('\n');
    for (const ext of ['jsonl', 'ndjson'])
      expect(globs).toContain(`50:application/x-ndjson:*.${ext}`);
    expect(readFileSync(join(mime, 'subclasses'), 'utf8')).toBe(
      'application/x-ndjson application/json\n',
    );
  });
});

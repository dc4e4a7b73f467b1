import { appendFile, chmod, mkdir, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openGivenFile } from '../../../../main/engine/read/given-file.ts';
import { defaultLimits } from '../../../../main/engine/read/limits.ts';
import {
  collect,
  inTemporaryFolder,
  makeLog,
  readAllMembers,
  readAsFile,
  withGivenFile,
} from '../../../helpers/given-bytes.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const log = makeLog(20_000);

describe('a given file', () => {
  test('has a name, a size, a time of change and its original bytes in pieces of 1 MiB', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'events.json');
      await writeFile(path, log);
      await utimes(path, new Date(), new Date('2024-03-01T12:34:56.789Z'));
      await withGivenFile(path, async (file) => {
        expect(file).toMatchObject({
          path,
          name: 'events.json',
          bytes: log.length,
          modified: '2024-03-01T12:34:56.789Z',
          container: 'plain',
        });
        const pieces = await collect(file.read());
        expect(Buffer.concat(pieces).equals(log)).toBe(true);
        expect(pieces.slice(0, -1).every((piece) => piece.length === 2 ** 20)).toBe(true);
        expect(new Set(pieces.map((piece) => piece.buffer)).size).toBe(pieces.length);
      });
    }));

  test('is one member under its own name when it is plain', async () => {
    const { members, damage } = await readAsFile(log, {}, 'events.json');
    expect(damage).toBeNull();
    expect(members.map(({ name, data }) => [name, data.equals(log)])).toEqual([
      ['events.json', true],
    ]);
  });

  test('may be empty', async () => {
    const { members, damage } = await readAsFile(Buffer.alloc(0));
    expect(damage).toBeNull();
    expect(members.map(({ data, damage }) => [data.length, damage])).toEqual([[0, null]]);
  });

  test.each([
    ['gzip', gzipSync(log), 'log.json.gz', 'log.json'],
    ['gzip', gzipSync(log), 'log.json', 'log.json'],
    ['gzip', gzipSync(log), '.gz', '.gz'],
    ['zstd', zstdCompressSync(log), 'LOG.JSON.ZST', 'LOG.JSON'],
    ['zip', buildZip([{ name: 'inner.json', data: log }]), 'log.json', 'inner.json'],
    ['plain', log, 'log.json.gz', 'log.json.gz'],
  ])('is recognised as %s by its content, whatever its name', (container, bytes, name, member) =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, name), bytes);
      await withGivenFile(join(folder, name), async (file) => {
        expect(file.container).toBe(container);
        const { members, damage } = await readAllMembers(file, defaultLimits);
        expect(damage).toBeNull();
        expect(members.map(({ name, data }) => [name, data.equals(log)])).toEqual([[member, true]]);
      });
    }),
  );

  test.each([
    ['a missing file', 'missing.json', /no such file/],
    ['a directory', 'folder', /directory/],
    ['a name with a NUL', 'a\0b', /NUL/],
    ['a path through a file', 'file/inside', /no such file/],
  ])('is refused as file-unreadable: %s', (_what, name, message) =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'folder'));
      await writeFile(join(folder, 'file'), 'x');
      await expect(openGivenFile(join(folder, name))).rejects.toMatchObject({
        name: 'TrailcaseError',
        code: 'file-unreadable',
        message: expect.stringMatching(message),
      });
    }),
  );

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is refused as file-unreadable without permission',
    () =>
      inTemporaryFolder(async (folder) => {
        const path = join(folder, 'secret.json');
        await writeFile(path, '{}');
        await chmod(path, 0);
        await expect(openGivenFile(path)).rejects.toMatchObject({ code: 'file-unreadable' });
      }),
  );

  test.skipIf(process.platform === 'win32')('is refused when it is a device', async () => {
    await expect(openGivenFile('/dev/null')).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('a change while it is read', () => {
  const cases: [string, (path: string) => Promise<void>, boolean][] = [
    ['nothing', async () => {}, false],
    ['bytes appended', (path) => appendFile(path, 'x'), true],
    ['content replaced, same size', (path) => writeFile(path, 'B'.repeat(1000)), true],
    ['another file moved in its place', replaceFile, true],
    ['the file moved away', (path) => rename(path, `${path}.old`), true],
  ];

  test.each(cases)('is noticed: %s', (_what, change, expected) =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'live.log');
      await writeFile(path, 'A'.repeat(1000));
      await utimes(path, 1000, 1000);
      await withGivenFile(path, async (file) => {
        await change(path);
        expect(await file.hasChanged()).toBe(expected);
        expect(Buffer.concat(await collect(file.read())).length).toBe(1000);
      });
    }),
  );
});

async function replaceFile(path: string): Promise<void> {
  await writeFile(`${path}.new`, 'A'.repeat(1000));
  await utimes(`${path}.new`, 1000, 1000);
  await rename(`${path}.new`, path);
}

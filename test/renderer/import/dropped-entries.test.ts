import { describe, expect, it } from 'vitest';
import {
  filesIn,
  filesOfChosenFolder,
  mostDropped,
} from '../../../renderer/engine/dropped-entries.ts';

/** What a folder holds: texts of files, folders, and what a browser cannot read. */
interface Tree {
  [name: string]: string | Tree | Error;
}

/** An entry as browsers hand it out: a hundred at a time, in no order. */
function entry(name: string, content: Tree[string]): FileSystemEntry {
  if (typeof content === 'string' || content instanceof Error) {
    const file = (done: (file: File) => void, failed: (error: Error) => void) =>
      content instanceof Error ? failed(content) : done(new File([content], name));
    return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const rest = Object.entries(content)
      .reverse()
      .map(([each, inside]) => entry(each, inside));
    return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(rest.splice(0, 100)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

describe('a dropped folder', () => {
  it('gives all of its files, however many at a time, in the order of their paths', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, n) => [`${1_000 + n}.json`, '']),
    );
    const { files, leftOut } = await filesIn([
      new File(['x'], 'alone.json'),
      entry('logs', { b: { 'a.json': '1' }, 'b.json': '2', many }),
    ]);
    expect(names(files).slice(0, 4)).toEqual([
      'alone.json',
      'logs/b.json',
      'logs/b/a.json',
      'logs/many/1000.json',
    ]);
    expect(files).toHaveLength(253);
    expect(names(files)).toEqual([...new Set(names(files))]);
    expect(leftOut).toEqual([]);
    expect(await files[2]?.file.text()).toBe('1');
  });

  it('leaves out what is not read and what cannot be, each with the reason', async () => {
    const { files, leftOut } = await filesIn([
      entry('.hidden-but-given', {
        'a.json': '',
        '.DS_Store': '',
        '.git': { config: '' },
        'old.trailcase': '',
        'gone.json': new Error('A requested file could not be found.'),
      }),
    ]);
    expect(names(files)).toEqual(['.hidden-but-given/a.json']);
    expect(leftOut.map(({ name, code }) => [name, code])).toEqual([
      ['.hidden-but-given/.DS_Store', 'left-out'],
      ['.hidden-but-given/.git', 'left-out'],
      ['.hidden-but-given/gone.json', 'file-unreadable'],
      ['.hidden-but-given/old.trailcase', 'left-out'],
    ]);
    for (const { name, message } of leftOut) expect(message).toContain(name);
  });

  it('is not followed without end', async () => {
    let tree: Tree = { 'a.json': '' };
    for (let level = 0; level < 60; level += 1) tree = { d: tree };
    const { files, leftOut } = await filesIn([entry('deep', tree)]);
    expect(files).toEqual([]);
    expect(leftOut).toMatchObject([{ code: 'limit-reached' }]);
  });

  it('of more files than are taken at once is refused as a whole, with what to do', async () => {
    const many = Object.fromEntries(
      Array.from({ length: mostDropped + 1 }, (_, n) => [`${n}`, '']),
    );
    await expect(filesIn([entry('logs', many)])).rejects.toMatchObject({
      code: 'limit-reached',
      message: expect.stringContaining('one by one'),
    });
  });
});

describe('a folder that was chosen', () => {
  it('gives its files by their paths, and leaves out the same', () => {
    const at = (path: string) => {
      const file = new File([''], path.split('/').at(-1) ?? '');
      return Object.defineProperty(file, 'webkitRelativePath', { value: path });
    };
    const { files, leftOut } = filesOfChosenFolder([
      at('.logs/b/a.json'),
      at('.logs/.git/config'),
      at('.logs/a.json'),
    ]);
    expect(names(files)).toEqual(['.logs/a.json', '.logs/b/a.json']);
    expect(leftOut).toMatchObject([{ name: '.logs/.git/config', code: 'left-out' }]);
  });
});

import { execFileSync } from 'node:child_process';
import { appendFileSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { JobEvent } from '../../../../shared/job.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const place = useTempFolder();
const engines = useEngines();

function event(id: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}\n`;
}

/** Writes files with the folders that they lie in, and gives the path of the first folder. */
function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = place(name);
  mkdirSync(root, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function open(): Promise<Engine> {
  return engines.open(place('a.trailcase'));
}

describe('a folder', () => {
  it('is read with all that is in it, in the order of paths, each file under its path', async () => {
    const root = folder('logs', {
      'b/audit.json': event('1'),
      'b.json': event('2'),
      'a/deep/er/audit.json.gz': gzipSync(event('3')),
      'a.zip': buildZip([
        { name: 'in/x.json', data: event('4') },
        { name: 'readme.txt', data: 'Dear Ben,\nsee you.\n' },
      ]),
    });
    const { sources, refused } = await importFiles(await open(), [root]);
    expect(sources.map(({ name, file }) => [file.name, name, file.path])).toEqual([
      ['logs/a.zip', 'in/x.json', join(root, 'a.zip')],
      [
        'logs/a/deep/er/audit.json.gz',
        'logs/a/deep/er/audit.json',
        join(root, 'a/deep/er/audit.json.gz'),
      ],
      ['logs/b.json', 'logs/b.json', join(root, 'b.json')],
      ['logs/b/audit.json', 'logs/b/audit.json', join(root, 'b/audit.json')],
    ]);
    expect(refused).toMatchObject([
      { file: join(root, 'a.zip'), name: 'readme.txt', code: 'unknown-shape' },
    ]);
  });

  it('leaves nothing out without saying so', async () => {
    const engine = await open();
    const root = folder('all', {
      'audit.json': event('1'),
      'again.json': event('1'),
      'empty.json': '',
      'empty.zip': buildZip([]),
      'cut.gz': gzipSync(event('2')).subarray(0, 8),
      'notes.txt': 'Dear Ben,\nsee you.\n',
      'picture.json': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'other.csv': 'Door,Key\n1,2\n',
      'old.sqlite': `SQLite format 3\0${'\0'.repeat(80)}`,
      '.DS_Store': 'x',
      'Thumbs.db': 'x',
      '__MACOSX/._audit.json': 'x',
      '.git/config': 'x',
      'b.trailcase': 'x',
      'b.trailcase-wal': 'x',
    });
    symlinkSync(root, join(root, 'circle'));
    symlinkSync(join(root, 'audit.json'), join(root, 'link.json'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const { sources, refused } = await importFiles(engine, [root]);
    expect(sources.map(({ name }) => name)).toEqual(['all/again.json']);
    const told = Object.fromEntries(refused.map(({ name, code }) => [name, code]));
    expect(told).toEqual({
      'all/.DS_Store': 'left-out',
      'all/.git': 'left-out',
      'all/Thumbs.db': 'left-out',
      'all/__MACOSX': 'left-out',
      'all/b.trailcase': 'left-out',
      'all/b.trailcase-wal': 'left-out',
      'all/circle': 'left-out',
      'all/link.json': 'left-out',
      'all/pipe': 'left-out',
      'all/audit.json': 'already-imported',
      'all/cut': 'damaged-archive',
      'all/empty.json': 'unknown-shape',
      'all/empty.zip': 'unknown-shape',
      'all/notes.txt': 'unknown-shape',
      'all/old.sqlite': 'unknown-shape',
      'all/other.csv': 'unknown-shape',
      'all/picture.json': 'unknown-shape',
    });
    for (const { name, message } of refused) expect(message).toContain(name);
    expect(refused.filter(({ columns }) => columns !== undefined).map(({ name }) => name)).toEqual([
      'all/other.csv',
    ]);
  });

  it.runIf(process.platform === 'linux')(
    'tells of a name that is no text, and what to do with the file',
    async () => {
      const root = folder('names', { 'a.json': event('1') });
      const path = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xe4, 0x2e, 0x6a])]);
      writeFileSync(path, event('2'));
      const { sources, refused } = await importFiles(await open(), [root]);
      expect(sources).toHaveLength(1);
      expect(refused).toMatchObject([{ name: 'names/\uFFFD.j', code: 'file-unreadable' }]);
      expect(refused[0]?.message).toContain('Rename a copy');
    },
  );

  it('is told where it holds nothing, and read where it is hidden and given by itself', async () => {
    const engine = await open();
    const empty = folder('empty', {});
    const hidden = folder('.hidden', { 'a.json': event('1') });
    const { sources, refused } = await importFiles(engine, [empty, hidden]);
    expect(sources.map(({ name }) => name)).toEqual(['.hidden/a.json']);
    expect(refused).toMatchObject([{ file: empty, name: 'empty', code: 'file-unreadable' }]);
    expect(refused[0]?.message).toContain('no file');
  });

  it('is not followed without end', async () => {
    const deep = Array.from({ length: 60 }, () => 'd').join('/');
    const root = folder('deep', { [`${deep}/a.json`]: event('1'), 'z.json': event('2') });
    const { sources, refused } = await importFiles(await open(), [root]);
    expect(sources.map(({ name }) => name)).toEqual(['deep/z.json']);
    expect(refused).toMatchObject([{ code: 'limit-reached' }]);
  });

  it('and the files in it are read once, whatever else names them', async () => {
    const root = folder('twice', { 'a.json': event('1') });
    writeFileSync(join(root, '.hidden'), '');
    const files = [root, join(root, 'a.json'), `${root}/`];
    const { sources, refused } = await importFiles(await open(), files);
    expect(sources.map(({ name }) => name)).toEqual(['twice/a.json']);
    expect(refused.map(({ name }) => name)).toEqual(['twice/.hidden']);
  });

  it('that is given again brings only what is new', async () => {
    const engine = await open();
    const root = folder('daily', { 'mon.json': event('1') });
    await importFiles(engine, [root]);
    writeFileSync(join(root, 'tue.json'), event('2'));
    const { sources, refused } = await importFiles(engine, [root]);
    expect(sources.map(({ name }) => name)).toEqual(['daily/tue.json']);
    expect(refused).toMatchObject([{ name: 'daily/mon.json', code: 'already-imported' }]);
    expect(refused[0]?.message).toContain('as daily/mon.json');
  });
});

describe('the open case', () => {
  it('is never read as an archive, whatever it is called', async () => {
    const path = place('evidence.db');
    const engine = await engines.open(path);
    const root = folder('with-case', { 'a.json': event('1') });
    linkSync(path, join(root, 'copy.db'));
    linkSync(`${path}-shm`, join(root, 'copy.mem'));
    const { sources, refused } = await importFiles(engine, [path, root]);
    expect(sources).toHaveLength(1);
    expect(refused.map(({ name, code }) => [name, code])).toEqual([
      ['evidence.db', 'left-out'],
      ['with-case/copy.db', 'left-out'],
      ['with-case/copy.mem', 'left-out'],
    ]);
    const { leftOut } = await engine.call('import.files', { files: [root] });
    expect(leftOut.map(({ name }) => name)).toEqual(['with-case/copy.db', 'with-case/copy.mem']);
  });
});

describe('a file with a name of its own', () => {
  it('is told under that name, which must be the end of its path', async () => {
    const engine = await open();
    const path = join(folder('x', { 'y/a.json': event('1') }), 'y/a.json');
    const preview = await engine.call('import.preview', { file: path, name: 'y/a.json' });
    expect(preview.file.name).toBe('y/a.json');
    expect(preview.members.map(({ name }) => name)).toEqual(['y/a.json']);
    for (const name of ['z/a.json', '/a.json', 'json', '../y/a.json']) {
      const files = [{ path, name }];
      await expect(runJob(engine, 'import.start', { files }), name).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
    const { sources } = await runJob(engine, 'import.start', {
      files: [{ path, name: 'y/a.json' }],
    });
    expect(sources).toMatchObject([{ name: 'y/a.json', file: { name: 'y/a.json', path } }]);
  });
});

describe('the progress of many files', () => {
  it('says which one is read, counts the bytes of all, and never goes back', async () => {
    const engine = await open();
    const root = folder('many', {
      'a.json': event('1'),
      'b.json.gz': gzipSync(event('2').repeat(1_000)),
      'c.json': event('3').repeat(10),
    });
    const told: Extract<JobEvent, { state: 'running' }>['progress'][] = [];
    await runJob(engine, 'import.start', { files: [root] }, (progress) => told.push(progress));
    const reading = told.filter(({ stage }) => stage.startsWith('file '));
    const stages = reading.map(({ stage }) => stage);
    expect(stages).toContain('file 1 of 3: opening many/a.json');
    expect(stages.at(-1)).toBe('file 3 of 3: building indexes many/c.json');
    expect(new Set(reading.map(({ total }) => total)).size).toBe(1);
    const done = reading.map((each) => each.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(reading[0]?.total);
  });
});

describe('a file that is rolled back', () => {
  it('keeps no other from being read, and its records are not taken for known', async () => {
    const engine = await open();
    const root = folder('changing', {
      'a.json': event('1').repeat(400_000),
      'b.json': event('1'),
    });
    let changed = false;
    const { sources, refused } = await runJob(
      engine,
      'import.start',
      { files: [root] },
      ({ stage }) => {
        if (changed || !stage.startsWith('file 1 of 2: reading')) return;
        changed = true;
        appendFileSync(join(root, 'a.json'), '\n');
      },
    );
    expect(refused).toMatchObject([{ name: 'changing/a.json', code: 'file-changed' }]);
    expect(sources).toMatchObject([{ name: 'changing/b.json', stored: 1, duplicates: 0 }]);
    expect(await runJob(engine, 'verify.start', {})).toMatchObject({ ok: true });
  });
});

describe('an import of many files that is cancelled', () => {
  it('keeps those that were committed, rolls the one at hand back, and says so', async () => {
    const engine = await open();
    const root = folder('long', {
      'a.json': event('1'),
      'b.json': event('2').repeat(400_000),
      'c.json': event('3'),
    });
    let job = 0;
    const ended = runJob(
      engine,
      'import.start',
      { files: [root] },
      ({ stage }) => {
        if (stage.startsWith('file 2 of 3: reading')) void engine.call('job.cancel', { job });
      },
      (number) => {
        job = number;
      },
    );
    await expect(ended).rejects.toMatchObject({
      code: 'cancelled',
      message: expect.stringContaining('1 source read before it is in the case'),
      details: { receipt: { sources: [{ name: 'long/a.json' }] } },
    });
    const { sources } = await engine.call('case.info', {});
    expect(sources.map(({ name }) => name)).toEqual(['long/a.json']);
    expect(await runJob(engine, 'verify.start', {})).toMatchObject({ ok: true });
  });
});

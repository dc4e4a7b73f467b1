import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles } from '../../../helpers/engines.ts';
import { createRandom } from '../../../helpers/random.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';
import { type ImportedFiles, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

function event(id: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}\n`;
}

/** A gzip that begins like a log and then unfolds to hundreds of megabytes. */
function gzipBomb(megabytes: number): Buffer {
  const nothing = gzipSync(`${' '.repeat(1_023)}\n`.repeat(1_024), { level: 9 });
  return Buffer.concat([gzipSync(event('bomb')), ...Array<Buffer>(megabytes).fill(nothing)]);
}

/** Files of which no record can be had, with the code and what the message must say. */
const refused: Record<
  string,
  { bytes: Uint8Array | string; code: string; says: RegExp; member?: string }
> = {
  'empty.json': { bytes: '', code: 'unknown-shape', says: /empty/ },
  'blank.json': { bytes: ' \n\t\r\n ', code: 'unknown-shape', says: /white space/ },
  'only-bom.csv': { bytes: '\ufeff', code: 'unknown-shape', says: /empty/ },
  'nothing.gz': { member: 'nothing', bytes: gzipSync(''), code: 'unknown-shape', says: /empty/ },
  'text.txt': {
    bytes: 'Dear Ben,\nsee you.\n',
    code: 'unknown-shape',
    says: /text without columns/,
  },
  'picture.png': {
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    code: 'unknown-shape',
    says: /PNG image/,
  },
  'case.sqlite': {
    bytes: `SQLite format 3\0${'\0'.repeat(80)}`,
    code: 'unknown-shape',
    says: /SQLite/,
  },
  'noise.json': { bytes: noise(5_000), code: 'unknown-shape', says: /binary data|without columns/ },
  'broken.json': { bytes: '{"a":', code: 'unknown-shape', says: /./ },
  'nested.zip': {
    bytes: buildZip([
      { name: 'inner.zip', data: buildZip([{ name: 'a.json', data: event('in') }]) },
    ]),
    member: 'inner.zip',
    code: 'limit-reached',
    says: /zip inside another archive/,
  },
  'gz-in-gz-in-gz.json': {
    bytes: gzipSync(gzipSync(gzipSync(event('thrice')))),
    code: 'limit-reached',
    says: /1 deep/,
  },
  'not-a-zip.zip': {
    bytes: Buffer.concat([Buffer.from('PK\x03\x04'), noise(200)]),
    code: 'damaged-archive',
    says: /./,
  },
  'not-a-gzip.gz': {
    bytes: Buffer.concat([Buffer.from([0x1f, 0x8b]), noise(200)]),
    member: 'not-a-gzip',
    code: 'damaged-archive',
    says: /gzip/,
  },
};

function noise(bytes: number): Buffer {
  return Buffer.from(createRandom('noise').hex(2 * bytes), 'hex');
}

const overlapping = buildZip([
  { name: 'kernel.ndjson', data: event('kernel') },
  { name: 'copy.ndjson', data: event('kernel'), stated: { headerAt: 0 } },
  { name: 'honest.ndjson', data: event('honest') },
]);

let files: ImportedFiles;

beforeAll(async () => {
  const made = Object.entries(refused).map(([name, { bytes }]) => [name, bytes] as const);
  files = await shared.import({
    ...Object.fromEntries(made),
    'bomb.ndjson.gz': gzipBomb(90),
    'overlapping.zip': overlapping,
    'names.zip': buildZip(
      ['../a.json', '/etc/b.json', 'C:\\c.json', 'd\0.json', '..\\..\\e.json', 'same', 'same'].map(
        (name, at) => ({ name, data: event(`name ${at}`) }),
      ),
    ),
  });
});

describe('a file in which there is no log', () => {
  it.each(Object.keys(refused))('%s is refused with its code and a reason', (name) => {
    const { code, says, member } = refused[name] as (typeof refused)[string];
    const answer = files.refused.find((each) => each.name === (member ?? name));
    expect(answer?.code).toBe(code);
    expect(answer?.message).toMatch(says);
    expect(files.of(name).receipts).toEqual([]);
  });
});

describe('archives that are made to do harm', () => {
  it('a bomb stops at the limit; what came before is kept, as is the file itself', async () => {
    const { receipt, records } = files.of('bomb.ndjson.gz');
    expect(receipt).toMatchObject({ state: 'incomplete', stored: 1, rejected: 0 });
    expect(receipt.warnings[0]).toMatch(/^INCOMPLETE: Reading stopped at a limit: .*200 to 1/);
    expect(receipt.bytes).toBeLessThan(70 * 2 ** 20);
    expect(records).toHaveLength(1);
    expect(receipt.file.bytes).toBeLessThan(2 ** 20);
  });

  it('entries that overlap are not read, the others are, and the source is INCOMPLETE', () => {
    const { receipts } = files.of('overlapping.zip');
    expect(receipts).toMatchObject([{ name: 'honest.ndjson', stored: 1, state: 'incomplete' }]);
    expect(receipts[0]?.warnings[0]).toMatch(
      /^INCOMPLETE: .*overlap.*kernel\.ndjson, copy\.ndjson/,
    );
  });

  it('names of entries are shown and never used as paths', () => {
    const names = files.of('names.zip').receipts.map(({ name }) => name);
    expect(names).toEqual([
      '../a.json',
      '/etc/b.json',
      'C:\\c.json',
      'd‹U+0000›.json',
      '..\\..\\e.json',
      'same',
      'same',
    ]);
    const folder = dirname(shared.place('any'));
    expect(readdirSync(folder).filter((name) => /^[abcde]\.json$/.test(name))).toEqual([]);
  });
});

describe('what is no file', () => {
  it('is refused by name, and the files beside it are imported', async () => {
    const pipe = shared.place('pipe');
    execFileSync('mkfifo', [pipe]);
    const dangling = shared.place('dangling');
    symlinkSync(shared.place('nowhere'), dangling);
    const missing = shared.place('missing.json');
    const bad = [pipe, dangling, missing, `${missing}\0.json`, '/dev/null'];
    const good = shared.place('good.json', event('beside'));
    const { sources, refused } = await importFiles(shared.engine, [...bad, good]);
    expect(refused.map(({ file, code }) => ({ file, code }))).toEqual(
      bad.map((file) => ({ file, code: 'file-unreadable' })),
    );
    expect(refused.map(({ message }) => message).join('\n')).toMatch(
      /regular file[\s\S]*no such file[\s\S]*no such file[\s\S]*NUL[\s\S]*regular file/,
    );
    expect(sources).toMatchObject([{ name: 'good.json', stored: 1 }]);
  });
});

it('after all this the case verifies', async () => {
  expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
});

import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../../main/engine/read/limits.ts';
import {
  inTemporaryFolder,
  makeLog,
  readAllMembers,
  readAsFile,
  withFlippedByte,
  withGivenFile,
} from '../../../helpers/given-bytes.ts';
import { buildZip, type ZipPart } from '../../../helpers/zip-builder.ts';

const log = makeLog(3000);
const other = Buffer.from('[{"id":1}]');

describe('a sound zip', () => {
  const forms: [string, Omit<ZipPart, 'name'>][] = [
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['with data descriptors', { descriptor: 'signed' }],
    ['with data descriptors without signature', { descriptor: 'bare' }],
    ['with zip64 sizes', { zip64: true }],
    ['with zip64 data descriptors', { zip64: true, descriptor: 'wide' }],
  ];

  test.each(forms)('gives its entries in the order of its directory: %s', async (_what, form) => {
    const zip = buildZip([
      { ...form, name: 'z.json', data: log },
      { ...form, name: 'empty.json', data: '' },
      { ...form, name: 'a.json', data: other },
    ]);
    const { members, damage } = await readAsFile(zip);
    expect(damage).toBeNull();
    expect(members.map(({ name }) => name)).toEqual(['z.json', 'empty.json', 'a.json']);
    expect(members.every((member) => member.damage === null)).toBe(true);
    expect(members[0]?.data.equals(log)).toBe(true);
    expect(members[1]?.data.length).toBe(0);
    expect(members[2]?.data.equals(other)).toBe(true);
  });

  test('with a zip64 end record is read', async () => {
    const { members, damage } = await readAsFile(
      buildZip([{ name: 'a', data: log, zip64: true }], { zip64: true }),
    );
    expect(damage).toBeNull();
    expect(members[0]?.data.equals(log)).toBe(true);
  });

  test('may be empty', async () => {
    expect(await readAsFile(buildZip([]))).toEqual({ members: [], damage: null });
  });

  test('skips directories, but not a file that is only named like one', async () => {
    const { members, damage } = await readAsFile(
      buildZip([
        { name: 'logs/', method: 0 },
        { name: 'deflated/', data: '' },
        { name: 'hidden/', data: other },
      ]),
    );
    expect(damage).toBeNull();
    expect(members.map(({ name }) => name)).toEqual(['hidden/']);
  });

  test('gives all entries of the same name', async () => {
    const { members } = await readAsFile(
      buildZip([
        { name: 'a.json', data: log },
        { name: 'a.json', data: other },
      ]),
    );
    expect(members.map(({ name, data }) => [name, data.length])).toEqual([
      ['a.json', log.length],
      ['a.json', other.length],
    ]);
  });
});

describe('names', () => {
  const hostile = [
    '../evil',
    '../../../../etc/passwd',
    '/etc/passwd',
    '//server/share',
    'a/../../b',
    'a/..',
    '..',
    '.',
    './a',
    '..\\evil',
    '..\\..\\windows\\system32\\evil.dll',
    'C:\\evil',
    'C:/evil',
    'c:evil',
    '\\\\server\\share\\evil',
    '\\evil',
    'a\\b',
    '~/evil',
    '$HOME/evil',
    '%2e%2e%2fevil',
    'a//b',
    'file:///etc/passwd',
    'CON',
    'aux.json',
    'evil.json:stream',
    ' ',
    '-rf',
    "a'; DROP TABLE x; --",
    '<img src=x onerror=alert(1)>',
    'naïve ✓ 😀.json',
  ];

  test('that point elsewhere come out as text and nothing is written', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'slip.zip');
      const zip = buildZip(hostile.map((name) => ({ name, data: other, flags: 0x800 })));
      await writeFile(path, zip);
      const before = await readdir(tmpdir());
      await withGivenFile(path, async (file) => {
        const { members, damage } = await readAllMembers(file, defaultLimits);
        expect(damage).toBeNull();
        expect(members.map(({ name }) => name)).toEqual(hostile);
        expect(members.every(({ data }) => data.equals(other))).toBe(true);
      });
      expect(await readdir(folder)).toEqual(['slip.zip']);
      const added = (await readdir(tmpdir())).filter((name) => !before.includes(name));
      expect(added.filter((name) => !name.startsWith('trailcase-read-'))).toEqual([]);
    }));

  test('show control characters', async () => {
    const names = ['a\0.json', '\x1b[2Ja', 'a\r\nb', 'a\x7f\u0085'];
    const zip = buildZip(names.map((name) => ({ name, data: other, flags: 0x800 })));
    const { members } = await readAsFile(zip);
    expect(members.map(({ name }) => name)).toEqual([
      'a‹U+0000›.json',
      '‹U+001B›[2Ja',
      'a‹U+000D›‹U+000A›b',
      'a‹U+007F›‹U+0085›',
    ]);
  });

  test('without the UTF-8 flag are read as code page 437', async () => {
    const { members } = await readAsFile(buildZip([{ name: Buffer.from([0x81]), data: other }]));
    expect(members[0]?.name).toBe('ü');
  });
});

describe('a damaged entry', () => {
  const packed = deflateRawSync(log);
  const cases: [string, Partial<ZipPart>, RegExp, number][] = [
    ['a wrong CRC-32', { stated: { crc32: 1 } }, /checksum/, log.length],
    ['a wrong CRC-32, stored', { method: 0, stated: { crc32: 1 } }, /checksum/, log.length],
    ['a size too small', { stated: { bytes: 10 } }, /states 10/, log.length],
    ['a size too large', { stated: { bytes: 10 ** 9 } }, /states 1000000000/, log.length],
    ['cut data', { packed: packed.subarray(0, -1) }, /cut off/, log.length - 200],
    ['bytes behind its data', { packed: Buffer.concat([packed, other]) }, /10 bytes/, log.length],
    ['broken data', { packed: Buffer.from([7, 7, 7]) }, /damaged/, 0],
    ['an unknown method', { method: 12 }, /method 12/, 0],
    ['encryption', { flags: 1 }, /encrypted/, 0],
    ['another name in its own header', { local: { name: 'b' } }, /disagree \(name\)/, log.length],
    ['another size in its own header', { local: { bytes: 5 } }, /disagree \(size\)/, log.length],
    ['another method in its own header', { local: { method: 0 } }, /compression/, log.length],
    ['no header where it should be', { stated: { headerAt: 40 } }, /no header/, 0],
    ['a place beyond every file', { zip64: true, stated: { headerAt: 2 ** 63 } }, /no header/, 0],
  ];

  test.each(cases)(
    'gives what it has, and the others are whole: %s',
    async (_what, part, reason, least) => {
      const zip = buildZip([
        { name: 'before', data: other },
        { name: 'damaged', data: log, ...part },
        { name: 'after', data: other },
      ]);
      const { members, damage } = await readAsFile(zip);
      expect(damage).toBeNull();
      expect(members.map(({ damage }) => damage?.code)).toEqual([
        undefined,
        'damaged-archive',
        undefined,
      ]);
      const [before, damaged, after] = members;
      expect(damaged?.damage?.reason).toMatch(reason);
      expect(damaged?.data.length).toBeGreaterThanOrEqual(least);
      expect(damaged?.data.equals(log.subarray(0, damaged.data.length))).toBe(true);
      expect(before?.data.equals(other) && after?.data.equals(other)).toBe(true);
    },
  );
});

describe('overlapping entries', () => {
  test('that share one header are not read, the others are', async () => {
    const zip = buildZip([
      { name: 'kernel', data: log },
      { name: 'copy', data: log, stated: { headerAt: 0 } },
      { name: 'honest', data: other },
    ]);
    const { members, damage } = await readAsFile(zip);
    expect(members.map(({ name }) => name)).toEqual(['honest']);
    expect(damage).toMatchObject({
      code: 'damaged-archive',
      reason: expect.stringMatching(/2 entries .*overlap.*kernel, copy/),
    });
  });

  test('that quote the header of the next one are not read', async () => {
    const zip = buildZip([
      {
        name: 'outer',
        data: log,
        method: 0,
        stated: { bytes: log.length + 60, packedBytes: log.length + 60 },
      },
      { name: 'inner', data: log },
    ]);
    const { members, damage } = await readAsFile(zip);
    expect(members).toEqual([]);
    expect(damage?.reason).toMatch(/2 entries/);
  });

  test('with the directory are not read', async () => {
    const zip = buildZip([
      { name: 'sound', data: other },
      { name: 'last', data: other, method: 0, stated: { bytes: 60, packedBytes: 60 } },
    ]);
    const { members, damage } = await readAsFile(zip);
    expect(members.map(({ name }) => name)).toEqual(['sound']);
    expect(damage?.reason).toMatch(/overlap each other or its directory/);
  });
});

describe('a lying directory', () => {
  test('with a size beyond every file is reported, the other entries are read', async () => {
    const { members, damage } = await readAsFile(
      buildZip([
        { name: 'sound', data: other },
        { name: 'huge', data: log, zip64: true, stated: { packedBytes: 2 ** 63 } },
      ]),
    );
    expect(members.map(({ name, damage }) => [name, damage])).toEqual([['sound', null]]);
    expect(damage?.reason).toMatch(/huge/);
  });

  test('that counts fewer entries than it lists is reported', async () => {
    const parts = ['a', 'b', 'c'].map((name) => ({ name, data: other }));
    const { members, damage } = await readAsFile(buildZip(parts, { entryCount: 2 }));
    expect(members).toHaveLength(2);
    expect(damage?.reason).toMatch(/more entries than it states/);
  });

  test('that counts more entries than it lists gives those it lists', async () => {
    const { members, damage } = await readAsFile(
      buildZip([{ name: 'a', data: other }], { entryCount: 3 }),
    );
    expect(members.map(({ data }) => data.equals(other))).toEqual([true]);
    expect(damage?.reason).toMatch(/directory of the zip cannot be read/);
  });

  test.each([
    ['beyond every file', 2n ** 64n - 1n],
    ['beyond this file', 10n ** 6n],
    ['at the wrong place', 1n],
  ])('whose zip64 record is %s is read by the headers of its entries', async (_what, recordAt) => {
    const zip = buildZip([{ name: 'a', data: log }], { zip64: { recordAt } });
    const { members, damage } = await readAsFile(zip);
    expect(members.map(({ data, damage }) => [data.equals(log), damage])).toEqual([[true, null]]);
    expect(damage?.code).toBe('damaged-archive');
  });

  test('with any one byte changed never crashes and never gives wrong bytes without a word', async () => {
    const zip = buildZip([
      { name: 'a.json', data: other },
      { name: 'b.json', data: other, descriptor: 'signed' },
    ]);
    await inTemporaryFolder(async (folder) => {
      for (let at = 4; at < zip.length; at++) {
        const path = join(folder, `${at}.zip`);
        await writeFile(path, withFlippedByte(zip, at));
        const { members, damage } = await withGivenFile(path, (file) =>
          readAllMembers(file, defaultLimits),
        );
        const sound = members.filter((member) => member.damage === null);
        expect(sound.every(({ data }) => data.equals(other))).toBe(true);
        expect(members.length === 2 || damage !== null).toBe(true);
      }
    });
  });
});

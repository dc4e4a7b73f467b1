import { describe, expect, test } from 'vitest';
import { makeLog, readAsFile } from '../../../helpers/given-bytes.ts';
import { buildZip, type ZipPart } from '../../../helpers/zip-builder.ts';

const first = makeLog(500);
const second = makeLog(800);

describe('a zip that was cut off', () => {
  const forms: [string, Omit<ZipPart, 'name'>][] = [
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['with data descriptors', { descriptor: 'signed' }],
    ['with data descriptors without signature', { descriptor: 'bare' }],
    ['with zip64 data descriptors', { descriptor: 'wide' }],
    ['with zip64 sizes', { zip64: true }],
  ];

  test.each(forms)(
    'gives its whole entries and the beginning of the cut one: %s',
    async (_what, form) => {
      const start = buildZip([{ ...form, name: 'first', data: first }]);
      const zip = buildZip([
        { name: 'folder/', method: 0 },
        { ...form, name: 'first', data: first },
        { ...form, name: 'second', data: second },
      ]);
      const cut = zip.subarray(0, start.length + Math.floor((zip.length - start.length) / 2));
      const { members, damage } = await readAsFile(cut);
      expect(damage).toMatchObject({
        code: 'damaged-archive',
        reason: expect.stringMatching(/directory.*cannot be read.*found without it: 2/),
      });
      expect(members.map(({ name }) => name)).toEqual(['first', 'second']);
      const [whole, half] = members;
      expect(whole).toMatchObject({ damage: null });
      expect(whole?.data.equals(first)).toBe(true);
      expect(half?.damage?.reason).toMatch(/cut off/);
      expect(half?.data.length).toBeGreaterThan(second.length / 4);
      expect(half?.data.equals(second.subarray(0, half.data.length))).toBe(true);
    },
  );

  test('without its directory gives all entries', async () => {
    const zip = buildZip([
      { name: 'first', data: first },
      { name: 'second', data: second, descriptor: 'signed' },
    ]);
    const { members, damage } = await readAsFile(zip.subarray(0, zip.indexOf('PK\x01\x02')));
    expect(damage?.code).toBe('damaged-archive');
    expect(members.map(({ damage }) => damage)).toEqual([null, null]);
    expect(members[0]?.data.equals(first) && members[1]?.data.equals(second)).toBe(true);
  });

  test('with bytes appended to it gives all entries', async () => {
    const zip = buildZip([{ name: 'first', data: first }]);
    const { members, damage } = await readAsFile(Buffer.concat([zip, Buffer.alloc(100_000)]));
    expect(damage?.code).toBe('damaged-archive');
    expect(members.map(({ damage }) => damage)).toEqual([null]);
    expect(members[0]?.data.equals(first)).toBe(true);
  });

  test('anywhere, never gives wrong bytes', async () => {
    const small = Buffer.from('[{"id":1},{"id":2}]');
    const zip = buildZip([
      { name: 'a', data: small },
      { name: 'b', data: small, descriptor: 'signed' },
    ]);
    for (let cut = 4; cut < zip.length; cut++) {
      const { members, damage } = await readAsFile(zip.subarray(0, cut));
      expect(damage?.code).toBe('damaged-archive');
      for (const { data } of members)
        expect(data.equals(small.subarray(0, data.length))).toBe(true);
    }
  });

  test('still respects the limits', async () => {
    const zip = buildZip(Array.from({ length: 12 }, (_, i) => ({ name: `${i}`, data: `[${i}]` })));
    const cut = zip.subarray(0, zip.indexOf('PK\x01\x02'));
    const { members, damage } = await readAsFile(cut, { entries: 10 });
    expect(members).toHaveLength(10);
    expect(damage?.reason).toContain('(entries)');
  });
});

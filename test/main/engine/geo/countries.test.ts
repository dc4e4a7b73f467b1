import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../main/engine/geo/address.ts';
import { Countries, noCountry } from '../../../../main/engine/geo/countries.ts';
import { readRanges, writeRanges } from '../../../../main/engine/geo/range-file.ts';

const countries = new Countries();

describe('the country of an address', () => {
  it.each([
    ['8.8.8.8', 'US'],
    ['2001:200::1', 'JP'],
    ['[2001:200::1]:443', 'JP'],
    ['2001:200::1%eth0', 'JP'],
    ['8.8.8.8:53', 'US'],
    ['::ffff:8.8.8.8', 'US'],
  ])('is told of %s', (address, code) => {
    expect(countries.of(address)?.code).toBe(code);
  });

  it.each([
    '10.0.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '::1',
    'fe80::1',
    '',
    'example.com',
    '1.2.3',
    '1.2.3.256',
    '008.8.8.8',
    '172.16.0.1',
    '100.64.0.1',
    '169.254.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '2001:db8::1',
    'fc00::1',
    'ff02::1',
    '1:2:3',
  ])('is not told of %s', (address) => {
    expect(countries.of(address)).toBeNull();
  });

  it('is that of the stretch which the address lies in, at its edges too', () => {
    const codes = [noCountry, 'AA', 'BB'];
    const stretch = fc.tuple(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.integer({ min: 0, max: 2 }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(stretch, { selector: ([start]) => start, minLength: 1 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (stretches, anywhere) => {
          const sorted = stretches.toSorted(([a], [b]) => a - b);
          const four = { starts: sorted.map(([s]) => s), places: sorted.map(([, p]) => p) };
          const file = writeRanges({ codes, four, six: { starts: [], places: [] } });
          const small = new Countries(() => file);
          for (const value of [anywhere, ...four.starts, ...four.starts.map((s) => s - 1)]) {
            if (value < 0) continue;
            const [, place = 0] = sorted.findLast(([start]) => start <= value) ?? [];
            const written = [24, 16, 8, 0]
              .map((shift) => Math.floor(value / 2 ** shift) % 256)
              .join('.');
            expect(small.of(written)?.code ?? noCountry).toBe(codes[place]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('comes from stretches in ascending order, neighbours of different countries', () => {
    const url = new URL('../../../../assets/geo/countries.bin', import.meta.url);
    const { codes, four, six } = readRanges(readFileSync(url));
    for (const { starts, places } of [four, six]) {
      expect(starts.length).toBeGreaterThan(10_000);
      const isRising = (start: number | bigint, at: number) =>
        at === 0 || start > (starts[at - 1] ?? start);
      expect(starts.every(isRising)).toBe(true);
      expect(places.every((place, at) => place < codes.length && place !== places[at - 1])).toBe(
        true,
      );
    }
  });

  it('is kept in a file that reads as it was written', () => {
    const file = {
      codes: ['--', 'DE'],
      four: { starts: [0, 5, 2 ** 32], places: [0, 1, 0] },
      six: { starts: [0n, 2n ** 63n, 2n ** 64n - 1n], places: [1, 0, 1] },
    };
    expect(readRanges(writeRanges(file))).toEqual(file);
  });
});

describe('an address', () => {
  it('is read in every way that it is written', () => {
    expect(readAddress('1.2.3.4')).toEqual({ version: 4, value: 0x01020304 });
    expect(readAddress('2001:db8:0:0:0:0:0:1')).toEqual(readAddress('2001:db8::1'));
    expect(readAddress('::ffff:1.2.3.4')).toEqual(readAddress('1.2.3.4'));
    expect(readAddress('1::2::3')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';

const utc = makeZoneRule(null);
const plusTwo = makeZoneRule('+02:00');

function read(value: unknown): string | null {
  const instant = readInstant(value, plusTwo);
  if (instant === null) return null;
  return formatInstant(instant.micros) + (instant.assumed ? ' assumed' : '');
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

describe('readInstant', () => {
  it.each([
    ['2026-01-20T11:02:00Z', '2026-01-20T11:02:00.000000Z'],
    ['2026-01-20t11:02:00z', '2026-01-20T11:02:00.000000Z'],
    ['2026-01-20 11:02:00Z', '2026-01-20T11:02:00.000000Z'],
    ['  2026-01-20T11:02:00Z \n', '2026-01-20T11:02:00.000000Z'],
    ['2026-01-20T11:02Z', '2026-01-20T11:02:00.000000Z'],
    ['2026-01-20T11:02:00.1Z', '2026-01-20T11:02:00.100000Z'],
    ['2026-01-20T11:02:00,25Z', '2026-01-20T11:02:00.250000Z'],
    ['2026-01-20T11:02:00.1234567Z', '2026-01-20T11:02:00.123456Z'],
    ['2026-01-20T11:02:00.999999999Z', '2026-01-20T11:02:00.999999Z'],
    ['2026-01-20T11:02:00+05:30', '2026-01-20T05:32:00.000000Z'],
    ['2026-01-20T11:02:00-0530', '2026-01-20T16:32:00.000000Z'],
    ['2026-01-20T11:02:00+01', '2026-01-20T10:02:00.000000Z'],
    ['2026-01-20 11:02:00 +0100', '2026-01-20T10:02:00.000000Z'],
    ['2026-01-20 11:02:00.5 UTC', '2026-01-20T11:02:00.500000Z'],
    ['2026-01-20T11:02:00-00:00', '2026-01-20T11:02:00.000000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000000Z'],
    ['2026-01-20T11:02:00', '2026-01-20T09:02:00.000000Z assumed'],
    ['2026-01-20 11:02', '2026-01-20T09:02:00.000000Z assumed'],
    ['2026-01-20', '2026-01-19T22:00:00.000000Z assumed'],
  ])('reads the ISO form %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    [1768906920, '2026-01-20T11:02:00.000000Z'],
    [1768906920.5, '2026-01-20T11:02:00.500000Z'],
    [1768906920.123456, '2026-01-20T11:02:00.123456Z'],
    [1768906920123, '2026-01-20T11:02:00.123000Z'],
    [1768906920123.456, '2026-01-20T11:02:00.123456Z'],
    [1768906920123456, '2026-01-20T11:02:00.123456Z'],
    [1768906920123456789n, '2026-01-20T11:02:00.123456Z'],
    ['1768906920', '2026-01-20T11:02:00.000000Z'],
    ['+1768906920.1234567', '2026-01-20T11:02:00.123456Z'],
    ['1768906920123', '2026-01-20T11:02:00.123000Z'],
    ['1768906920123456', '2026-01-20T11:02:00.123456Z'],
    ['1768906920123456789', '2026-01-20T11:02:00.123456Z'],
    [0, '1970-01-01T00:00:00.000000Z'],
    [-0, '1970-01-01T00:00:00.000000Z'],
    ['-0', '1970-01-01T00:00:00.000000Z'],
    [1e-7, '1970-01-01T00:00:00.000000Z'],
    [-1.5, '1969-12-31T23:59:58.500000Z'],
    ['-86400', '1969-12-31T00:00:00.000000Z'],
  ])('reads the epoch count %s by its size', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it('changes from seconds to milliseconds to microseconds to nanoseconds at the stated bounds', () => {
    expect(readInstant(9_007_199_254, utc)?.micros).toBe(9_007_199_254_000_000);
    expect(readInstant(1e11 - 1, utc)).toBeNull();
    expect(readInstant(1e11, utc)?.micros).toBe(1e14);
    expect(readInstant(1e14, utc)?.micros).toBe(1e14);
    expect(readInstant('100000000000000000', utc)?.micros).toBe(1e14);
    expect(readInstant(-1e11, utc)?.micros).toBe(-1e14);
  });

  it.each([
    ['Tue, 20 Jan 2026 11:02:00 +0000', '2026-01-20T11:02:00.000000Z'],
    ['Tue, 20 Jan 2026 11:02:00 +0000 (UTC)', '2026-01-20T11:02:00.000000Z'],
    ['20 Jan 2026 11:02 EST', '2026-01-20T16:02:00.000000Z'],
    ['20 Jan 2026 11:02:00 PDT', '2026-01-20T18:02:00.000000Z'],
    ['20 Jan 2026 11:02:00 GMT', '2026-01-20T11:02:00.000000Z'],
    ['20 Jan 2026 11:02:00 UT', '2026-01-20T11:02:00.000000Z'],
    ['20 January 2026 11:02:00', '2026-01-20T09:02:00.000000Z assumed'],
    ['1/20/2026 1:02 PM', '2026-01-20T11:02:00.000000Z assumed'],
    ['1/20/2026 12:02 AM', '2026-01-19T22:02:00.000000Z assumed'],
    ['1/20/2026 12:02 PM', '2026-01-20T10:02:00.000000Z assumed'],
    ['01/20/2026 13:02:03.004', '2026-01-20T11:02:03.004000Z assumed'],
    ['1/20/2026, 11:02:00 AM', '2026-01-20T09:02:00.000000Z assumed'],
    ['1/20/2026 11:02:00 AM UTC', '2026-01-20T11:02:00.000000Z'],
    ['1/20/2026 11:02:00 -05:00', '2026-01-20T16:02:00.000000Z'],
    ['1/20/2026 11:02 am est', '2026-01-20T16:02:00.000000Z'],
    ['2026/01/20 11:02:00', '2026-01-20T09:02:00.000000Z assumed'],
    ['Jan 20, 2026 1:02:03 PM', '2026-01-20T11:02:03.000000Z assumed'],
    ['Sept 5, 2026', '2026-09-04T22:00:00.000000Z assumed'],
    [
      'Tue Jan 20 2026 11:02:00 GMT+0100 (Central European Standard Time)',
      '2026-01-20T10:02:00.000000Z',
    ],
    ['/Date(1768906920123)/', '2026-01-20T11:02:00.123000Z'],
    ['/Date(1768906920123+0200)/', '2026-01-20T11:02:00.123000Z'],
    ['/Date(-1000)/', '1969-12-31T23:59:59.000000Z'],
  ])('reads the written form %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    [{ $date: '2026-01-20T11:02:00Z' }, '2026-01-20T11:02:00.000000Z'],
    [{ $date: 1768906920123 }, '2026-01-20T11:02:00.123000Z'],
    [{ $date: 1000 }, '1970-01-01T00:00:01.000000Z'],
    [{ $date: { $numberLong: '1768906920123' } }, '2026-01-20T11:02:00.123000Z'],
  ])('reads the MongoDB date %j', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01T00:00:00Z',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '2026-01-20T24:00:00Z',
    '2026-01-20T25:00:00Z',
    '2026-01-20T11:60:00Z',
    '2026-01-20T11:02:61Z',
    '2026-01-20T11:02:00+24:00',
    '2026-01-20T11:02:00+01:60',
    '2026-01-20T11:02:00.Z',
    '2026-01-20T11:02:00.1234567890Z',
    '2026-01-20T11:02:00ZZ',
    '2026-01-20T11',
    '2026-01-2',
    '2026-1a-20',
    '20/01/2026 11:02',
    '30 Feb 2026 11:02:00',
    '1/20/2026 13:02 PM',
    '1/20/2026 0:02 AM',
    '20 Jan 2026 11:02:00 XYZ',
    'Marble 20, 2026',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '"2026-01-20"',
    'yesterday',
    '',
    ' ',
    '1e9',
    '/Date()/',
    'x'.repeat(100_000),
  ])('has no instant for %.40j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('has no instant for other values', () => {
    for (const value of [null, undefined, true, Number.NaN, Infinity, [], {}, { $date: null }]) {
      expect(read(value)).toBeNull();
    }
    expect(read({ $date: { $numberLong: 5 } })).toBeNull();
    expect(read(Object.create({ $date: 1000 }))).toBeNull();
  });

  it('reads back every instant that formatInstant writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micros) => {
        const instant = readInstant(formatInstant(micros), plusTwo);
        expect(instant).toEqual({ micros: micros + 0, assumed: false });
      }),
      {
        numRuns: 2_000,
        examples: [[0], [-1], [Number.MAX_SAFE_INTEGER], [Number.MIN_SAFE_INTEGER]],
      },
    );
  });

  it('agrees with Date.parse on dates with an offset', () => {
    const time = fc.record({
      millis: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
      sign: fc.constantFrom('+', '-'),
      hours: fc.nat(23),
      minutes: fc.nat(59),
      digits: fc.nat(3),
    });
    fc.assert(
      fc.property(time, ({ millis, sign, hours, minutes, digits }) => {
        const fraction = digits === 0 ? 19 : 20 + digits;
        const clock = new Date(millis).toISOString().slice(0, fraction);
        const text = `${clock}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
        expect(readInstant(text, plusTwo)?.micros).toBe(Date.parse(text) * 1000);
      }),
      { numRuns: 2_000 },
    );
  });

  it('accepts exactly the dates that exist', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 2250 }), number(14), number(33), (y, m, d) => {
        const text = `${y}-${twoDigits(m)}-${twoDigits(d)}T00:00:00Z`;
        const date = new Date(text);
        const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === d;
        expect(readInstant(text, utc) !== null).toBe(exists);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws and never leaves the safe range', () => {
    const pieces = fc.constantFrom(
      '2026',
      '-',
      '/',
      ':',
      '01',
      '20',
      'T',
      ' ',
      'Z',
      '+',
      '.',
      'PM',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.oneof(text, fc.double(), fc.bigInt(), fc.jsonValue()), (value) => {
        const instant = readInstant(value, plusTwo);
        return instant === null || Number.isSafeInteger(instant.micros);
      }),
      { numRuns: 2_000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatInstant,
  makeZoneRule,
  readInstant,
  withDayFirst,
} from '../../../shared/time/index.ts';
import '../../helpers/property-seed.ts';

const berlin = makeZoneRule('Europe/Berlin');

function read(text: string): string | null {
  const instant = readInstant(text, berlin);
  if (instant === null) return null;
  return `${formatInstant(instant.micros)}${instant.assumed ? ' assumed' : ''}`;
}

describe('dates as they are written in other languages', () => {
  it.each([
    ['31.12.2025 13:05:01', '2025-12-31T12:05:01.000000Z assumed'],
    ['31.12.2025 13:05', '2025-12-31T12:05:00.000000Z assumed'],
    ['1.2.2026', '2026-01-31T23:00:00.000000Z assumed'],
    ['01.02.2026, 00:00:00.25', '2026-01-31T23:00:00.250000Z assumed'],
    ['1. 2. 2026 11:02', '2026-02-01T10:02:00.000000Z assumed'],
    ['20.01.2026 um 11:02 Uhr', '2026-01-20T10:02:00.000000Z assumed'],
    ['20.01.2026T11:02:00+02:00', '2026-01-20T09:02:00.000000Z'],
    ['20.07.2026 11:02:00 UTC', '2026-07-20T11:02:00.000000Z'],
    ['20. Januar 2026 11:02', '2026-01-20T10:02:00.000000Z assumed'],
    ['3. März 2026, 11:02 Uhr', '2026-03-03T10:02:00.000000Z assumed'],
    ['20 de enero de 2026 11:02:03', '2026-01-20T10:02:03.000000Z assumed'],
    ['20 de julio de 2026 a las 11:02', '2026-07-20T09:02:00.000000Z assumed'],
    ['1er août 2026 à 11:02', '2026-08-01T09:02:00.000000Z assumed'],
    ['20 fev. 2026 11:02', '2026-02-20T10:02:00.000000Z assumed'],
    ['20 dezembro 2026', '2026-12-19T23:00:00.000000Z assumed'],
    ['20 gennaio 2026 alle 11:02', '2026-01-20T10:02:00.000000Z assumed'],
    ['20 mei 2026 om 11:02 uur', '2026-05-20T09:02:00.000000Z assumed'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '31.02.2026 11:02',
    '32.01.2026',
    '12.13.2026',
    '1.2.26',
    '1.2.20261',
    '20. Brumaire 2026',
    '20.01.2026 25:00',
    '20.01.2026 around noon',
    '31/12/2025 13:05',
    '10.0.20.1',
    `1.2.2026 ${'x'.repeat(100_000)}`,
  ])('has no instant for %.40j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('means the same day with dots as in ISO 8601', () => {
    const day = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        expect(read(`${dayOfMonth}.${month}.${year}`)).toBe(read(iso));
      }),
    );
  });
});

describe('dates of a source that writes the day first', () => {
  const dayFirst = withDayFirst(berlin);
  const readDay = (text: string) => readInstant(text, dayFirst)?.micros ?? null;

  it.each([
    ['01/02/2026 11:02', '2026-02-01 11:02'],
    ['31/12/2025', '2025-12-31'],
    ['1-2-2026 1:02:03 PM', '2026-02-01 13:02:03'],
    ['31/12/2025T13:05:01.5+02:00', '2025-12-31T13:05:01.5+02:00'],
  ])('reads %s as %s', (text, iso) => {
    expect(readDay(text)).toBe(readInstant(iso, berlin)?.micros);
  });

  it.each(['12/31/2025', '1/2-2026', '1/2/20261', '1/2/26', '30/02/2026'])(
    'has no instant for %s',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );

  it('reads anything else as ever', () => {
    for (const text of ['2026-02-01T11:02:00Z', 'Feb 1, 2026', '1.2.2026', '1768906920']) {
      expect(readDay(text)).toBe(readInstant(text, berlin)?.micros);
    }
  });
});

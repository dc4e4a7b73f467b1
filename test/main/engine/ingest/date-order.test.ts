import { describe, expect, it } from 'vitest';
import { type ImportSettings, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();
let files = 0;

/** Imports a table with these dates; answers with the times as stored and what the receipt says of them. */
async function importDates(dates: readonly string[], settings: ImportSettings) {
  files += 1;
  const name = `dates-${files}.csv`;
  const rows = dates.map((date, at) => `${date},user${files}-${at}\n`).join('');
  const { of } = await shared.import({ [name]: `Fecha,Usuario\n${rows}` }, settings);
  const { receipt, records } = of(name);
  return { times: records.map(({ time }) => time), warnings: receipt.warnings };
}

describe('dates of which either number may be the month', () => {
  const ways: [string, ImportSettings][] = [
    ['a proposed mapping', { proposed: true, zone: 'UTC' }],
    ['a mapping of the user', { map: { time: 'Fecha', actor: 'Usuario' }, zone: 'UTC' }],
  ];

  it.each(ways)(
    'have the day first where some can mean nothing else, read by %s',
    async (_, settings) => {
      const { times, warnings } = await importDates(
        ['01/02/2026 08:00', '31/12/2025 13:05:01', '2/1/2026'],
        settings,
      );
      expect(times).toEqual([
        '2026-02-01T08:00:00.000000Z',
        '2025-12-31T13:05:01.000000Z',
        '2026-01-02T00:00:00.000000Z',
      ]);
      expect(warnings).toEqual([
        'Dates are read with the day first, as 31/12/2025 13:05:01 shows.',
      ]);
    },
  );

  it('are proved by any record at the beginning of the file, not only by the first two hundred', async () => {
    const dates = [...Array.from({ length: 300 }, () => '03/04/2026 10:00'), '13/04/2026 10:00'];
    const { times } = await importDates(dates, { proposed: true });
    expect(new Set(times)).toEqual(
      new Set(['2026-04-03T10:00:00.000000Z', '2026-04-13T10:00:00.000000Z']),
    );
  });

  it('have the month first where that is proved, and nothing is said', async () => {
    const dates = ['1/2/2026 11:02', '12/31/2025 11:02'];
    const { times, warnings } = await importDates(dates, { proposed: true, zone: 'UTC' });
    expect(times).toEqual(['2026-01-02T11:02:00.000000Z', '2025-12-31T11:02:00.000000Z']);
    expect(warnings).toEqual([]);
  });

  it('have the month first where nothing proves either, which is said', async () => {
    const dates = ['1/2/2026 11:02', '3/4/2026 11:02'];
    const { times, warnings } = await importDates(dates, { proposed: true, zone: 'UTC' });
    expect(times[0]).toBe('2026-01-02T11:02:00.000000Z');
    expect(warnings).toEqual([
      'Nothing tells whether the day or the month comes first in dates such as 1/2/2026 11:02; they are read with the month first.',
    ]);
  });

  it('are not turned around one by one where both are proved: what cannot be read stays undated', async () => {
    const dates = ['12/31/2025', '31/12/2025', '1/2/2026'];
    const map = { time: 'Fecha', actor: 'Usuario' };
    const { times, warnings } = await importDates(dates, { map, zone: 'UTC' });
    expect(times).toEqual(['2025-12-31T00:00:00.000000Z', null, '2026-01-02T00:00:00.000000Z']);
    expect(warnings[0]).toContain('Some dates have the day first (31/12/2025) and some the month');
  });

  it('are previewed as they are then read', async () => {
    const file = shared.place('preview.csv', 'Fecha,Usuario\n01/02/2026,ana\n31/12/2025,ben\n');
    const { members } = await shared.engine.call('import.preview', { file });
    const [member] = members;
    expect(member?.rows.map(({ fields }) => fields.time)).toEqual([
      '2026-02-01T00:00:00.000000Z',
      '2025-12-31T00:00:00.000000Z',
    ]);
    expect(member?.proposal?.cautions).toEqual([
      'Dates are read with the day first, as 31/12/2025 shows.',
    ]);
    expect(member?.refusal?.message).toContain('Dates are read with the day first');
  });
});

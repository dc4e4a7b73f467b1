import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { type ImportedFiles, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

/** A time as an archive writes it, and the instant that it means; `assumed` where it has no zone. */
interface Written {
  what: string;
  value: unknown;
  time: string | null;
  assumed?: true;
}

/** `sources.md` 1.3, and what else exports are known to hold. */
const times: Written[] = [
  { what: 'epoch seconds', value: 1_768_906_920, time: '2026-01-20T11:02:00.000000Z' },
  { what: 'epoch seconds in text', value: '1768906920', time: '2026-01-20T11:02:00.000000Z' },
  { what: 'epoch milliseconds', value: 1_768_906_920_125, time: '2026-01-20T11:02:00.125000Z' },
  {
    what: 'epoch milliseconds in text',
    value: '1768906920125',
    time: '2026-01-20T11:02:00.125000Z',
  },
  {
    what: 'epoch microseconds',
    value: 1_768_906_920_125_250,
    time: '2026-01-20T11:02:00.125250Z',
  },
  {
    what: 'epoch microseconds in text',
    value: '1768906920125250',
    time: '2026-01-20T11:02:00.125250Z',
  },
  { what: 'seconds with a fraction', value: 1768906920.5, time: '2026-01-20T11:02:00.500000Z' },
  { what: 'ISO in UTC', value: '2026-01-20T11:02:00Z', time: '2026-01-20T11:02:00.000000Z' },
  {
    what: 'ISO with a positive offset',
    value: '2026-01-20T12:02:00.125+01:00',
    time: '2026-01-20T11:02:00.125000Z',
  },
  {
    what: 'ISO with a negative offset without colon',
    value: '2026-01-20T05:32:00-0530',
    time: '2026-01-20T11:02:00.000000Z',
  },
  {
    what: 'a fraction of seven digits',
    value: '2026-01-20T11:02:00.1234567Z',
    time: '2026-01-20T11:02:00.123456Z',
  },
  {
    what: 'a fraction of seven digits without zone and with a trailing blank',
    value: '2026-01-20T11:02:00.1234567 ',
    time: '2026-01-20T11:02:00.123456Z',
    assumed: true,
  },
  {
    what: 'RFC 2822',
    value: 'Tue, 20 Jan 2026 11:02:00 +0000',
    time: '2026-01-20T11:02:00.000000Z',
  },
  {
    what: 'the US form with AM and PM',
    value: '1/20/2026 11:02:30 PM',
    time: '2026-01-20T23:02:30.000000Z',
    assumed: true,
  },
  {
    what: 'the US form without seconds',
    value: '1/20/2026 9:02',
    time: '2026-01-20T09:02:00.000000Z',
    assumed: true,
  },
  {
    what: 'a blank instead of T and no zone',
    value: '2026-01-20 11:02:00',
    time: '2026-01-20T11:02:00.000000Z',
    assumed: true,
  },
  {
    what: 'MongoDB',
    value: { $date: '2026-01-20T11:02:00Z' },
    time: '2026-01-20T11:02:00.000000Z',
  },
  { what: 'no time', value: null, time: null },
  { what: 'empty text', value: '', time: null },
  { what: 'text that is no time', value: 'yesterday', time: null },
  { what: 'a day that does not exist', value: '2026-02-30T00:00:00Z', time: null },
  { what: 'true', value: true, time: null },
];

function event(id: string, createdOn: unknown): Record<string, unknown> {
  return { id, eventType: 'login', status: 'Success', clientName: 'wiki', createdOn };
}

function lines(name: string, values: readonly unknown[]): string {
  return values.map((value, at) => `${JSON.stringify(event(`${name} ${at}`, value))}\n`).join('');
}

/** Zürich leaves 02:00 to 03:00 out on 29 March and has it twice on 25 October. */
const clockTimes = [
  { clock: '2026-01-20T12:02:00', time: '2026-01-20T11:02:00.000000Z' },
  { clock: '2026-07-20T13:02:00', time: '2026-07-20T11:02:00.000000Z' },
  { clock: '2026-03-29T02:30:00', time: '2026-03-29T01:30:00.000000Z' },
  { clock: '2026-10-25T02:30:00', time: '2026-10-25T00:30:00.000000Z' },
  { clock: '1/20/2026 12:02 PM', time: '2026-01-20T11:02:00.000000Z' },
];

let utc: ImportedFiles;
let zoned: ImportedFiles;

beforeAll(async () => {
  const rows = times
    .filter(({ value }) => typeof value === 'string')
    .map(({ value }, at) => ({ ...event(`csv ${at}`, value) }));
  utc = await shared.import({
    'json.ndjson': lines(
      'json',
      times.map(({ value }) => value),
    ),
    'table.csv': Papa.unparse(rows),
    'zoned.ndjson': lines('all zoned', ['2026-01-20T11:02:00Z', 1_768_906_920]),
  });
  const clocks = clockTimes.map(({ clock }) => clock);
  zoned = await shared.import(
    { 'clocks.ndjson': lines('clocks', [...clocks, '2026-01-20T11:02:00Z']) },
    { zone: 'Europe/Zurich' },
  );
});

describe('times', () => {
  it.each(times.map((each, at) => ({ ...each, at })))('$what', ({ at, time, assumed }) => {
    const record = utc.of('json.ndjson').records[at];
    expect(record?.time).toBe(time);
    expect(record?.flags).toEqual(time === null ? ['undated'] : assumed ? ['zoneAssumed'] : []);
  });

  it('read the same from a table as from JSON', () => {
    const texts = times.filter(({ value }) => typeof value === 'string');
    const { records } = utc.of('table.csv');
    expect(records.map(({ time }) => time)).toEqual(texts.map(({ time }) => time));
  });

  it('keep the original text in the record', () => {
    const { records } = utc.of('json.ndjson');
    for (const [at, { value }] of times.entries()) {
      expect(JSON.parse(records[at]?.raw ?? '{}').createdOn).toEqual(value);
    }
  });

  it('that are missing or unreadable leave the record undated, counted and told', () => {
    const undated = times.filter(({ time }) => time === null).length;
    const { receipt } = utc.of('json.ndjson');
    expect(receipt).toMatchObject({ read: times.length, stored: times.length, undated });
    expect(receipt.warnings).toContainEqual(
      `${undated} records have no readable time; they are kept, undated.`,
    );
  });

  it('give the source its span', () => {
    const { receipt } = utc.of('json.ndjson');
    expect(receipt.first).toBe('2026-01-20T09:02:00.000000Z');
    expect(receipt.last).toBe('2026-01-20T23:02:30.000000Z');
  });
});

describe('times without a zone', () => {
  const assumed = times.filter((each) => each.assumed).length;

  it('are taken as UTC and marked as assumed on source and receipt, with a warning', async () => {
    const { receipt } = utc.of('json.ndjson');
    expect(receipt).toMatchObject({ zone: 'UTC', zoneAssumed: true });
    expect(receipt.warnings.join('\n')).toMatch(
      new RegExp(`^${assumed} times have no zone; UTC was assumed\\..*--zone`, 'm'),
    );
    const info = await shared.engine.call('case.info', {});
    expect(info.sources.find(({ id }) => id === receipt.id)).toEqual(receipt);
  });

  it('are read on the clock of the zone that was given', () => {
    const { receipt, records } = zoned.of('clocks.ndjson');
    expect(records.slice(0, -1).map(({ time }) => time)).toEqual(
      clockTimes.map(({ time }) => time),
    );
    expect(receipt).toMatchObject({ zone: 'Europe/Zurich', zoneAssumed: false, warnings: [] });
  });

  it('do not make a zone apply to times that have one', () => {
    const last = zoned.of('clocks.ndjson').records.at(-1);
    expect(last).toMatchObject({ time: '2026-01-20T11:02:00.000000Z', flags: [] });
  });

  it('are not claimed where every time has a zone', () => {
    const { receipt } = utc.of('zoned.ndjson');
    expect(receipt).toMatchObject({ zone: 'UTC', zoneAssumed: false, warnings: [] });
  });

  it('in a zone that does not exist are refused before anything is stored', async () => {
    const before = await shared.engine.call('records.count', {});
    const attempt = shared.import(
      { 'nowhere.ndjson': lines('nowhere', ['2026-01-20T11:02:00']) },
      { zone: 'Mars/Olympus' },
    );
    await expect(attempt).rejects.toMatchObject({ code: 'bad-zone' });
    expect(await shared.engine.call('records.count', {})).toBe(before);
  });
});

describe('durations and second times', () => {
  it('of a job and a webhook arrive in microseconds and as ISO text', async () => {
    const files = await shared.import({
      'job.json': JSON.stringify({
        jobId: 'j1',
        jobName: 'sync',
        latestStatus: 'success',
        createdAt: 1_768_906_920,
        updatedAt: '2026-01-20T12:02:00+01:00',
      }),
      'hook.json': JSON.stringify({
        eventId: 'w1',
        eventType: 'user.created',
        endpoint: 'https://a.example',
        timestamp: 1_768_906_920,
        attempt: '3',
        response: { status: '200', latencyMs: 12 },
      }),
    });
    expect(files.of('job.json').records[0]?.fields.updatedAt).toBe('2026-01-20T11:02:00.000000Z');
    expect(files.of('hook.json').records[0]?.fields).toMatchObject({
      httpStatus: 200,
      attempt: 3,
      responseTime: 12_000,
    });
  });

  it('are exact below a millisecond, and empty where they are no number', async () => {
    const latencies = [12.5, '0.25', 0, '-0', 'fast', -1, 1e300, null];
    const hook = { eventType: 'a', endpoint: 'b', timestamp: 1_768_906_920 };
    const rows = latencies.map((latencyMs, at) => ({
      eventId: `latency ${at}`,
      ...hook,
      response: { latencyMs },
    }));
    const { of } = await shared.import({ 'latency.json': JSON.stringify(rows) });
    const shown = of('latency.json').records.map(({ fields }) => fields.responseTime);
    expect(shown).toEqual([12_500, 250, 0, 0, null, -1_000, null, null]);
    expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
  });
});

import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../../shared/contract.ts';
import type { JobProgress } from '../../../../../shared/job.ts';
import type { PullReceipt } from '../../../../../shared/pull.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { importOne } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { servedRecords, serveLog } from './log-server.ts';
import { only, pull, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();
const open = () => engines.open(place('x.trailcase'));
const records = async (engine: Engine) => (await engine.call('case.info', {})).records;

describe('the next pull', () => {
  it('goes on where the last one ended, a little before that, and tells the doubles', async () => {
    const { served, connection } = await serveLog(servedRecords(25));
    const engine = await open();
    const first = only(await pull(engine, connection, { until: '2026-11-01T00:20:00Z' }));
    expect(first).toMatchObject({ askedFrom: null, stored: 20, pages: 2 });
    const second = only(await pull(engine, connection, { until: '2026-11-01T01:00:00Z' }));
    expect(second).toMatchObject({
      askedFrom: '2026-11-01T00:05:00.000000Z',
      read: 20,
      stored: 5,
      duplicates: 15,
      resumed: false,
    });
    expect(await records(engine)).toBe(25);
    expect(served.asked).toHaveLength(4);
  });

  it('stores no page that brings nothing new, and says so', async () => {
    const { connection } = await serveLog(servedRecords(12));
    const engine = await open();
    const until = '2026-11-01T00:12:00Z';
    await pull(engine, connection, { until });
    const before = await engine.call('case.info', {});
    const { streams, sources } = await pull(engine, connection, { until: '2026-11-01T00:13:00Z' });
    expect(sources).toEqual([]);
    expect(streams[0]).toMatchObject({ stored: 0, duplicates: 12, state: 'complete' });
    expect(streams[0]?.warnings).toEqual([]);
    expect(streams[0]?.notes.join()).toContain('brought nothing new (12 records');
    const after = await engine.call('case.info', {});
    expect(after.sources).toHaveLength(before.sources.length);
    const custody = await engine.call('custody.list', {});
    expect(custody.find(({ action }) => action === 'pull reached')?.detail).toMatchObject({
      known: { pages: 2, records: 12, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      state: 'complete',
    });
  });

  it('stores everything once more where that is asked for', async () => {
    const { connection } = await serveLog(servedRecords(12));
    const engine = await open();
    await pull(engine, connection);
    const again = await pull(engine, connection, { again: true });
    expect(again.sources).toMatchObject([{ read: 12, stored: 0, duplicates: 12 }]);
    expect(only(again).askedFrom).toBeNull();
  });

  it('goes through the very same window where one broke off, from the last page that is stored', async () => {
    const { served, connection } = await serveLog(servedRecords(35));
    const engine = await open();
    served.before = (cursor) => (cursor?.startsWith('20') === true ? 404 : null);
    const first = only(await pull(engine, connection));
    expect(first).toMatchObject({
      state: 'open',
      stored: 20,
      error: { code: 'unexpected-answer' },
    });
    served.before = () => null;
    served.asked.length = 0;
    const second = only(await pull(engine, connection));
    expect(second).toMatchObject({ resumed: true, state: 'complete', error: null, stored: 15 });
    expect(served.asked[0]).toMatch(/^20-/);
    expect(await records(engine)).toBe(35);
  });

  it('asks anew from the beginning of the window where the cursor is not known any more', async () => {
    const { served, connection } = await serveLog(servedRecords(35));
    const engine = await open();
    served.before = (cursor) => (cursor?.startsWith('20') === true ? 404 : null);
    await pull(engine, connection);
    served.before = () => null;
    // Nobody gets the same cursor twice from it.
    served.refuses = (cursor) => cursor.startsWith('20') && served.asked.at(-2) === undefined;
    served.asked.length = 0;
    const { streams } = await pull(engine, connection);
    expect(streams[0]).toMatchObject({ state: 'complete', stored: 15, duplicates: 20 });
    expect(streams[0]?.warnings.join()).toContain('did not know the place any more');
    expect(await records(engine)).toBe(35);
  });

  it('leaves what is before it where a later time is asked for, and fills the gap by itself', async () => {
    const { connection } = await serveLog(servedRecords(60));
    const engine = await open();
    await pull(engine, connection, { until: '2026-11-01T00:10:00Z' });
    await pull(engine, connection, { since: '2026-11-01T00:40:00Z' });
    expect(await records(engine)).toBe(30);
    await pull(engine, connection);
    expect(await records(engine)).toBe(60);
  });
});

describe('a pull tells', () => {
  it('that nothing before a first beginning was asked for, since later pulls go on behind it', async () => {
    const { connection } = await serveLog(servedRecords(60));
    const engine = await open();
    const since = '2026-11-01T00:40:00Z';
    const first = only(await pull(engine, connection, { since }));
    expect(first.warnings.join()).toContain('Nothing before 2026-11-01T00:40:00.000000Z was asked');
    expect(only(await pull(engine, connection)).warnings).toEqual([]);
    expect(await records(engine)).toBeLessThan(60);
    const whole = only(await pull(engine, connection, { again: true }));
    expect(whole.warnings.join()).not.toContain('Nothing before');
    expect(await records(engine)).toBe(60);
    const later = only(await pull(engine, connection, { since }));
    expect(later.warnings).toEqual([]);
  });

  it('an empty log, and keeps how far it is', async () => {
    const { connection } = await serveLog([]);
    const engine = await open();
    const receipt = only(await pull(engine, connection));
    expect(receipt).toMatchObject({
      pages: 1,
      items: 0,
      read: 0,
      state: 'complete',
      gotFrom: null,
    });
    expect(receipt.warnings).toEqual([]);
    expect(receipt.notes).toEqual(['1 page without records: nothing of it was stored.']);
    const [{ streams } = { streams: [] }] = await engine.call('pull.list', {});
    expect(streams).toMatchObject([{ state: 'complete', upTo: receipt.askedUntil, pages: 0 }]);
  });

  it('a page that comes twice, asks for it again, and loses nothing', async () => {
    const paging = { style: 'offset', parameter: 'cursor', counts: 'pages', first: 0 } as const;
    const { served, connection } = await serveLog(servedRecords(35), {
      paging,
      sizeParameter: null,
    });
    served.place = (cursor) => Number(cursor) * 10;
    served.repeats = () => served.asked.length === 3;
    const engine = await open();
    const receipt = only(await pull(engine, connection));
    expect(receipt).toMatchObject({ stored: 35, duplicates: 0, state: 'complete' });
    expect(receipt.warnings).toEqual([
      expect.stringContaining('the same as the one before it; it was asked for again'),
    ]);
    expect(served.asked).toEqual(['0', '1', '2', '2', '3', '4']);
  });

  it('nothing of a page that comes again because it is asked for by its offset', async () => {
    const { served, connection } = await serveLog(servedRecords(1), {
      paging: { style: 'offset', parameter: 'skip', counts: 'items', first: 0 },
    });
    const engine = await open();
    const receipt = only(await pull(engine, connection));
    expect(receipt).toMatchObject({ stored: 1, duplicates: 1, pages: 2, warnings: [] });
    expect(served.asked).toHaveLength(2);
  });

  it('that the system does not have the beginning any more', async () => {
    const { connection } = await serveLog(servedRecords(5));
    const engine = await open();
    const receipt = only(await pull(engine, connection, { since: '2026-08-01' }));
    expect(receipt).toMatchObject({
      askedFrom: '2026-08-01T00:00:00.000000Z',
      gotFrom: '2026-11-01T00:00:00.000000Z',
    });
    expect(receipt.warnings.join()).toContain(
      'Asked for everything from 2026-08-01T00:00:00.000000Z on, got the first record of 2026-11-01T00:00:00.000000Z, 92 days later',
    );
  });

  it('a page in which other records are read than the connector counted', async () => {
    const { served, connection } = await serveLog(servedRecords(13));
    served.besides = { errors: [{ code: 7 }] };
    const engine = await open();
    const receipt = only(await pull(engine, connection));
    expect(receipt).toMatchObject({ items: 13, read: 15, stored: 14, duplicates: 1 });
    expect(receipt.warnings).toEqual([
      expect.stringMatching(/^Page 1 \(.+\) lists 10 records; 11 were read in it/),
      expect.stringMatching(/^Page 2 \(.+\) lists 3 records; 4 were read in it/),
    ]);
  });

  it('that there is nothing between two times, before anything is asked', async () => {
    const { served, connection } = await serveLog([]);
    const engine = await open();
    for (const span of [{ since: '2026-11-02', until: '2026-11-01' }, { since: '2999-01-01' }]) {
      await expect(pull(engine, connection, span)).rejects.toMatchObject({ code: 'bad-request' });
    }
    await expect(pull(engine, connection, { since: 'some day' })).rejects.toMatchObject({
      message: expect.stringContaining('"some day" is no time for --since'),
    });
    expect(served.asked).toEqual([]);
    expect(await engine.call('pull.list', {})).toEqual([]);
  });
});

/** Starts a pull and answers with its progress, one by one, and its end. */
function started(
  engine: Engine,
  params: Parameters<typeof pull>[2],
  connection: Parameters<typeof pull>[1],
) {
  let job = 0;
  const told: JobProgress[] = [];
  let look: () => void = () => undefined;
  const end = runJob(
    engine,
    'pull.start',
    { connection, ...params },
    (progress) => {
      told.push(progress);
      look();
    },
    (number) => {
      job = number;
    },
  );
  end.catch(() => undefined);
  return {
    end,
    cancel: () => engine.call('job.cancel', { job }),
    /** The next progress that something is true of. */
    until: (is: (progress: JobProgress) => boolean, from = 0) =>
      new Promise<number>((resolve) => {
        look = () => {
          const at = told.findIndex((each, number) => number >= from && is(each));
          if (at < 0) return;
          look = () => undefined;
          resolve(at + 1);
        };
        look();
      }),
  };
}

describe('a pull that follows', () => {
  it('brings a new record, stores nothing twice, and lets others write meanwhile', {
    timeout: 30_000,
  }, async () => {
    const { served, connection } = await serveLog(
      servedRecords(12, new Date(Date.now() - 720_000).toISOString()),
    );
    const engine = await open();
    const followed = started(engine, { follow: 5 }, connection);
    const isRound =
      (words: string) =>
      ({ stage }: JobProgress) =>
        stage.startsWith(`following: ${words}`);
    let at = await followed.until(isRound('12 new records'));
    at = await followed.until(isRound('nothing new'), at);
    await engine.call('note.add', { record: 1, text: 'between rounds' });
    served.records.push({
      id: 'late',
      time: new Date(Date.now() - 60_000).toISOString(),
      action: 'logout',
      actor: 'ana@demo.example',
    });
    at = await followed.until(isRound('1 new record'), at);
    expect(await records(engine)).toBe(13);
    await followed.cancel();
    const error = await followed.end.then(
      () => null,
      (failed: { code: string; details: unknown }) => failed,
    );
    expect(error).toMatchObject({ code: 'cancelled' });
    const { receipt } = (error?.details ?? {}) as { receipt: PullReceipt };
    expect(receipt.sources).toHaveLength(2);
    expect(only(receipt)).toMatchObject({ stored: 13, rejected: 0 });
    const custody = await engine.call('custody.list', {});
    const actions = custody
      .map(({ action }) => action)
      .filter((action) => /pull|import/.test(action));
    // Of pages that brought nothing the hash is kept, at the end.
    expect(actions).toEqual(['pull started', 'imported', 'imported', 'pull reached', 'pull ended']);
  });
});

describe('cancelling a pull', () => {
  it('ends it within a moment although the server asks to wait, and keeps what came', async () => {
    const { served, connection } = await serveLog(servedRecords(35));
    const engine = await open();
    served.before = (cursor) => (cursor?.startsWith('20') === true ? 503 : null);
    const begun = started(engine, {}, connection);
    await begun.until(({ stage }) => stage.includes('; waiting'));
    const asked = Date.now();
    await begun.cancel();
    await expect(begun.end).rejects.toMatchObject({ code: 'cancelled' });
    expect(Date.now() - asked).toBeLessThan(2_000);
    expect(await records(engine)).toBe(20);
    served.before = () => null;
    expect(only(await pull(engine, connection))).toMatchObject({ resumed: true, stored: 15 });
  });
});

it('a pull and an import write in turns', async () => {
  const { connection } = await serveLog(servedRecords(305));
  const engine = await open();
  const file = place('more.ndjson');
  const lines = servedRecords(20_000).map((record, at) =>
    JSON.stringify({ ...record, id: `f${at}`, eventType: 'login', createdOn: record.time }),
  );
  writeFileSync(file, lines.join('\n'));
  const [imported, pulled] = await Promise.all([
    importOne(engine, file, { kind: 'event', map: { time: 'time', key: 'id', actor: 'actor' } }),
    pull(engine, connection),
  ]);
  expect([imported.stored, only(pulled).stored]).toEqual([20_000, 305]);
  expect(await records(engine)).toBe(20_305);
  const report = await runJob(engine, 'verify.start', {});
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
});

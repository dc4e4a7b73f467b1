import { expect, it } from 'vitest';
import { lastPoint, openCase } from '../../../../../main/engine/store/index.ts';
import { keepReached } from '../../../../../main/engine/store/pulled-stretch.ts';
import { formatInstant } from '../../../../../shared/time/index.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { servedRecords, serveLog } from './log-server.ts';
import { only, pull, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

const hour = 3_600_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
const upTo = async (engine: Awaited<ReturnType<typeof engines.open>>) =>
  (await engine.call('pull.list', {}))[0]?.streams[0]?.upTo ?? '';

it('an end that is yet to come is that of now: what happens until then is not passed over', async () => {
  const { connection } = await serveLog(servedRecords(3, ago(3 * hour)));
  const engine = await engines.open(place('x.trailcase'));
  const first = only(await pull(engine, connection, { until: '2200-01-01' }));
  expect(first).toMatchObject({ stored: 3, state: 'complete' });
  expect((first.askedUntil ?? '') < formatInstant(Date.now() * 1_000)).toBe(true);
  expect((await upTo(engine)) < formatInstant(Date.now() * 1_000)).toBe(true);
});

it('a clock that is ahead of that of the system loses no record', async () => {
  const { served, connection } = await serveLog(servedRecords(3, ago(9 * hour)));
  // By the clock of the system it is two hours earlier.
  served.headers = () => ({ date: new Date(Date.now() - 2 * hour).toUTCString() });
  const engine = await engines.open(place('x.trailcase'));
  const first = only(await pull(engine, connection));
  expect(first.warnings.join()).toContain(
    'The clock of this machine is 2 hours ahead of that of the system',
  );
  expect(Date.parse(await upTo(engine)) / 1_000).toBeCloseTo((Date.now() - 2 * hour) / 1_000, -2);
  // It happens a moment later.
  served.records.push({ id: 'late', time: ago(1.9 * hour), action: 'login', actor: 'ana' });
  expect(only(await pull(engine, connection))).toMatchObject({ stored: 1 });
});

it('a pull by a clock that was far ahead is no proof of what was yet to happen', async () => {
  const { served, connection } = await serveLog(servedRecords(3, ago(9 * hour)));
  const engine = await engines.open(place('x.trailcase'));
  await pull(engine, connection);
  await engine.call('case.close', {});
  const { db } = openCase(place('x.trailcase'), false);
  const point = lastPoint(db, connection.id, 'records');
  const ahead = (Date.now() + 40 * 24 * hour) * 1_000;
  if (point !== null) {
    db.transaction(() => keepReached(db, { ...point, until: ahead, upTo: ahead }, null))();
  }
  db.close();

  served.records.push({ id: 'late', time: ago(2 * hour), action: 'login', actor: 'ana' });
  await engine.call('case.open', { path: place('x.trailcase') });
  const next = only(await pull(engine, connection));
  expect(next).toMatchObject({ stored: 1, askedFrom: null, state: 'complete' });
  expect(next.warnings.join()).toMatch(/clock that was ahead.*everything/);
  expect(Date.parse(await upTo(engine))).toBeLessThan(Date.now());
  const last = only(await pull(engine, connection));
  expect(last.askedFrom).not.toBeNull();
});

it.each(['Mon, 01 Jan 1900 00:00:00 GMT', '-271821-04-20T00:00:00Z', 'soon'])(
  'a date that is none counts for nothing: %s',
  async (date) => {
    const { served, connection } = await serveLog(servedRecords(3, ago(9 * hour)));
    served.headers = () => ({ date });
    const engine = await engines.open(place('x.trailcase'));
    expect(only(await pull(engine, connection)).warnings).toEqual([]);
    expect(only(await pull(engine, connection)).error).toBeNull();
  },
);

import { expect, it } from 'vitest';
import { makeConnection } from '../../../../helpers/connections.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { startServer } from '../../../../helpers/tenant-server.ts';
import { serveLog } from './log-server.ts';
import { connectionTo, only, pull, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

const minute = 60_000;
const day = 24 * 60 * minute;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

const job = (jobId: string, latestStatus: string, createdAt: string) => ({
  jobId,
  jobName: 'nightly export',
  jobType: 'export',
  latestStatus,
  createdAt,
  updatedAt: createdAt,
});
type Job = ReturnType<typeof job>;

/** Jobs that are done, and some more among them. */
const doneAnd = (...more: Job[]) => [
  ...Array.from({ length: 250 }, (_, at) =>
    job(`done-${at}`, 'success', ago(5 * day - at * minute)),
  ),
  ...more,
];

async function pulledOnce(jobs: Job[]) {
  const tenant = await tenantWith({ records: { job: jobs } });
  const connection = connectionTo(tenant, { streams: ['jobs'] });
  engines.keep(connection, tenant.tokens.reader);
  const engine = await engines.open(place('x.trailcase'));
  const first = only(await pull(engine, connection));
  expect(first).toMatchObject({ state: 'complete', stored: jobs.length, askedAgain: null });
  let asked = tenant.requests.length;
  return {
    tenant,
    connection,
    engine,
    change: (one: Job, latestStatus: string) =>
      tenant.store.change(
        'job',
        one.jobId,
        JSON.stringify({ ...one, latestStatus, updatedAt: ago(0) }),
      ),
    /** Pulls, and says which windows were asked for. */
    async again(more: Parameters<typeof pull>[2] = {}) {
      const receipt = await pull(engine, connection, more);
      const windows = tenant.requests.slice(asked).map(({ path }) => {
        const { searchParams } = new URL(path, 'http://x');
        return searchParams.get('filter.where.from')?.slice(0, 19);
      });
      asked = tenant.requests.length;
      return { ...receipt, ...only(receipt), windows };
    },
  };
}

it.each([
  ['jobs', 'job', (status: string) => ({ ...job('j', status, ago(3 * day)) }), 'running', 'failed'],
  [
    'webhooks',
    'webhook',
    (status: string) => ({
      eventId: 'e',
      eventType: 'a',
      endpoint: 'https://x',
      attempt: 1,
      status,
      timestamp: ago(3 * day),
    }),
    'Retrying',
    'Failed',
  ],
  [
    'notifications',
    'notification',
    (status: string) => ({
      id: 'n',
      subject: 's',
      recipient: 'a@b.c',
      category: 'x',
      status,
      timestamp: ago(3 * day),
    }),
    'pending',
    'bounced',
  ],
] as const)(
  'a record of %s that was not final is asked for again, and what became of it comes',
  async (stream, kind, make, before, after) => {
    const record = make(before);
    const tenant = await tenantWith({ records: { [kind]: [record] } });
    const connection = connectionTo(tenant, { streams: [stream] });
    engines.keep(connection, tenant.tokens.reader);
    const engine = await engines.open(place('x.trailcase'));
    await pull(engine, connection);
    const same = await pull(engine, connection);
    expect(same.sources).toEqual([]);
    expect(only(same).askedAgain).toMatchObject({ windows: 1, pages: 1 });

    const all = { kind, from: null, until: null, name: null, holder: null, status: null };
    const [row] = tenant.store.page(all, null, 1);
    const name = 'latestStatus' in record ? 'latestStatus' : 'status';
    tenant.store.change(kind, row?.id ?? '', JSON.stringify({ ...record, [name]: after }));
    const changed = await pull(engine, connection);
    expect(changed.sources).toHaveLength(1);
    expect(only(changed)).toMatchObject({ stored: 1 });
    expect((await engine.call('case.info', {})).records).toBe(2);
    const [page] = await engine.call('pull.pages', { pull: changed.pull, from: 0, count: 2 });
    expect(page?.address).toContain('filter.where.from=');
    expect(only(changed)).toMatchObject({
      state: 'complete',
      askedAgain: { windows: 1, pages: 1 },
    });

    const last = await pull(engine, connection);
    expect(last.sources).toEqual([]);
    expect(only(last).askedAgain).toBeNull();
  },
);

it('only the time of what was not final is asked for again', async () => {
  const running = job('r', 'running', ago(3 * day));
  const { again, change } = await pulledOnce(doneAnd(running));
  const { windows, askedFrom, askedAgain } = await again();
  expect(windows).toEqual([askedFrom?.slice(0, 19), running.createdAt.slice(0, 19)]);
  expect(askedAgain?.from.slice(0, 19)).toBe(running.createdAt.slice(0, 19));
  change(running, 'success');
  expect((await again()).windows).toHaveLength(2);
  expect((await again()).windows).toHaveLength(1);
});

it('many that are not final are asked for in few windows', async () => {
  const jobs = Array.from({ length: 300 }, (_, at) =>
    job(`r${at}`, 'pending', ago(10 * day + at * 40 * minute)),
  );
  const { again, change } = await pulledOnce(jobs);
  const { askedAgain, error } = await again();
  expect(error).toBeNull();
  expect(askedAgain?.windows).toBeLessThanOrEqual(20);
  for (const each of jobs) change(each, 'success');
  await again();
  expect((await again()).askedAgain).toBeNull();
});

it('what is asked for in particular is all that is asked for, and forgets nothing', async () => {
  const { again } = await pulledOnce(doneAnd(job('r', 'running', ago(3 * day))));
  expect((await again({ since: ago(day) })).askedAgain).toBeNull();
  expect((await again()).askedAgain).toMatchObject({ windows: 1 });
});

it('a pull that broke off while it looked again looks again the next time', async () => {
  const running = job('r', 'running', ago(3 * day));
  const { tenant, again, change } = await pulledOnce(doneAnd(running));
  tenant.faults.add({ fault: 'proxy-page', skip: 1, times: 1 });
  const broken = await again();
  expect(broken).toMatchObject({ state: 'open', error: { code: 'unexpected-answer' } });
  change(running, 'failed');
  const next = await again();
  expect(next).toMatchObject({ state: 'complete', error: null });
  expect(next.sources).toHaveLength(1);
  expect((await again()).askedAgain).toBeNull();
});

it('what is not final for thirty days is left, which is told once', async () => {
  const { again } = await pulledOnce(
    doneAnd(job('stuck', 'running', ago(31 * day)), job('r', 'running', ago(29 * day))),
  );
  const { askedAgain, warnings, sources } = await again();
  expect(askedAgain).toMatchObject({ windows: 1 });
  expect(warnings.join()).toMatch(/were not final.*30 days later.*--since/);
  expect(sources).toEqual([]);
  const next = await again();
  expect(next.askedAgain).toMatchObject({ windows: 1 });
  expect(next.warnings.join()).not.toContain('--since');
});

it('times that cannot be meant are not asked for again', async () => {
  const odd = [
    ['0001-01-01T00:00:00Z', 'sentinel'],
    ['2099-12-31T23:59:59Z', 'scheduled for ever'],
  ].map(([at = '', id = '']) => job(id, 'pending', at));
  const data = JSON.stringify(odd);
  const { address } = await startServer((_, response) => {
    response.end(`{"data":${data},"total":2,"next":null}`);
  });
  const connection = makeConnection({ address, streams: ['jobs'], auth: { kind: 'none' } });
  const engine = await engines.open(place('x.trailcase'));
  await pull(engine, connection);
  expect(only(await pull(engine, connection))).toMatchObject({ askedAgain: null, error: null });
});

it('a connection that describes its jobs itself has them asked for again too', async () => {
  const time = ago(3 * day);
  const records = [{ id: 'r', time, action: 'export', actor: 'ana', status: 'running' }];
  const { served, connection } = await serveLog(records, {
    kind: 'job',
    map: { time: 'time', action: 'action', key: 'id', status: 'status' },
  });
  const engine = await engines.open(place('x.trailcase'));
  await pull(engine, connection);
  expect(only(await pull(engine, connection)).askedAgain).toMatchObject({ windows: 1, pages: 1 });
  served.records = records.map((each) => ({ ...each, status: 'failed' }));
  expect(only(await pull(engine, connection))).toMatchObject({ stored: 1 });
  expect(only(await pull(engine, connection)).askedAgain).toBeNull();
});

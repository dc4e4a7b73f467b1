import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runJob } from '../../../../../shared/run-job.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { startServer } from '../../../../helpers/tenant-server.ts';
import { only, pull, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

const record = { id: 'a1', action: 'login', timestamp: '2026-11-01T00:00:00.000Z' };

/** A tenant service that answers every question with one text. */
async function answering(text: string) {
  const { address } = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(text);
  });
  return makeConnection({ address, streams: ['audit'], auth: { kind: 'none' } });
}

it.each(['10.5', '1e300', '-1', '1e999'])(
  'a total of %s is taken for none, and the log can be pulled again',
  async (total) => {
    const data = JSON.stringify([record]);
    const connection = await answering(`{"data":${data},"total":${total},"next":null}`);
    const engine = await engines.open(place('x.trailcase'));
    expect(only(await pull(engine, connection))).toMatchObject({
      state: 'complete',
      stored: 1,
      announced: null,
    });
    expect(only(await pull(engine, connection))).toMatchObject({ duplicates: 1, error: null });
    expect(await engine.call('pull.list', {})).toHaveLength(2);
  },
);

it('an address of a next page with a secret in it is used and not kept: the window begins anew', async () => {
  const hidden = 'minted-by-the-server-4711';
  let isOpen = false;
  const { address, got } = await startServer(({ url }, response) => {
    const isFirst = !url.includes('page=2');
    const link = `<${address}/log?page=2&access_token=${hidden}>; rel="next"`;
    response.writeHead(isFirst || isOpen ? 200 : 403, isFirst ? { link } : {});
    response.end(JSON.stringify([{ ...record, id: isFirst ? 'a1' : 'a2' }]));
  });
  const connection = makeConnection({
    address,
    connector: 'generic',
    auth: { kind: 'none' },
    generic: {
      path: '/log',
      items: '',
      paging: { style: 'link', at: null },
      sizeParameter: null,
      window: null,
      system: null,
      kind: 'event',
      map: { time: 'timestamp', action: 'action', key: 'id' },
    },
  });
  const engine = await engines.open(place('x.trailcase'));
  const first = only(await pull(engine, connection));
  expect(first).toMatchObject({ state: 'open', stored: 1, error: { code: 'permission-missing' } });
  expect(first.warnings.join()).toContain('(access_token)');
  expect(JSON.stringify([first, await engine.call('custody.list', {})])).not.toContain(hidden);
  isOpen = true;
  const second = only(await pull(engine, connection));
  // The window that was left, from its beginning, and then the one behind it.
  expect(second).toMatchObject({ state: 'complete', resumed: true, stored: 1, duplicates: 3 });
  expect(got.filter(({ url }) => url.includes(hidden))).not.toEqual([]);
  await engine.call('case.close', {});
  expect(readFileSync(place('x.trailcase')).includes(hidden)).toBe(false);
});

it('what signs the address of a next page is in the evidence only, which is as it came', async () => {
  const signature = 'c0ffee4711c0ffee4711';
  const { address } = await startServer(({ url }, response) => {
    const isFirst = !url.includes('page=2');
    const next = isFirst ? `${address}/log?page=2&X-Amz-Signature=${signature}` : null;
    const list = [{ ...record, id: isFirst ? 'a1' : 'a2' }];
    response.end(JSON.stringify({ list, next }));
  });
  const connection = makeConnection({
    address,
    connector: 'generic',
    auth: { kind: 'none' },
    generic: {
      path: '/log',
      items: 'list',
      paging: { style: 'link', at: 'next' },
      sizeParameter: null,
      window: null,
      system: null,
      kind: 'event',
      map: { time: 'timestamp', action: 'action', key: 'id' },
    },
  });
  const engine = await engines.open(place('x.trailcase'));
  const receipt = await pull(engine, connection);
  expect(only(receipt)).toMatchObject({ state: 'complete', stored: 2, error: null });
  const { name: title } = connection;
  const question = { kind: null, where: { kind: 'all' as const } };
  await runJob(engine, 'report.start', { out: place('report.html'), format: 'html', title });
  await runJob(engine, 'report.start', { out: place('report.json'), format: 'json', title });
  await runJob(engine, 'export.start', { question, out: place('all.ndjson'), format: 'ndjson' });
  await runJob(engine, 'export.start', { question, out: place('all.csv'), format: 'csv' });
  const told = [
    receipt,
    await engine.call('custody.list', {}),
    await engine.call('case.info', {}),
    await engine.call('pull.list', {}),
    await engine.call('pull.pages', { pull: receipt.pull, from: 0, count: 9 }),
    await engine.call('report.preview', {}),
  ];
  const written = readdirSync(place('.')).filter((name) => !name.startsWith('x.trailcase'));
  expect(written.length).toBeGreaterThanOrEqual(6);
  for (const text of [
    JSON.stringify(told),
    ...written.map((name) => readFileSync(place(name), 'utf8')),
  ]) {
    expect(text).not.toContain(signature);
  }
  const [source] = receipt.sources;
  await runJob(engine, 'evidence.write', { source: source?.id ?? 0, out: place('pages.json') });
  expect(readFileSync(place('pages.json'), 'utf8')).toContain(signature);
});

it('pages that each begin with a byte order mark are read like others', async () => {
  const { address } = await startServer(({ url }, response) => {
    const isFirst = !url.includes('cursor=');
    const data = [1, 2, 3].map((at) => ({ ...record, id: `${isFirst ? 'a' : 'b'}${at}` }));
    const text = JSON.stringify({ data, total: 6, next: isFirst ? 'c' : null });
    response.end(`\uFEFF${text}`);
  });
  const connection = makeConnection({ address, streams: ['audit'], auth: { kind: 'none' } });
  const engine = await engines.open(place('x.trailcase'));
  expect(only(await pull(engine, connection))).toMatchObject({
    stored: 6,
    rejected: 0,
    state: 'complete',
    warnings: [],
  });
});

it('a record of any depth is kept with its page, and the others of it are read', async () => {
  const deep = `{"id":"d","timestamp":"2026-11-01T00:00:01.000Z","action":"x","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const connection = await answering(
    `{"data":[${JSON.stringify(record)},${deep},${JSON.stringify({ ...record, id: 'a3' })}],"total":3,"next":null}`,
  );
  const engine = await engines.open(place('x.trailcase'));
  const receipt = only(await pull(engine, connection));
  expect(receipt).toMatchObject({ state: 'complete', read: 3, error: null });
  expect(receipt.stored).toBeGreaterThanOrEqual(2);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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

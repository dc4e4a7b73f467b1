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

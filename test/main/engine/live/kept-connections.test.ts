import { describe, expect, it } from 'vitest';
import { makeConnection } from '../../../helpers/connections.ts';
import { useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();
const open = () => engines.open(place('x.trailcase'));

describe('connections of a case', () => {
  it('are there for whoever opens it, by name, each once', async () => {
    const engine = await open();
    const [acme, beta] = [makeConnection(), makeConnection({ name: 'Beta' })];
    await engine.call('connection.keep', { connection: beta });
    await engine.call('connection.keep', { connection: acme });
    const changed = { ...acme, address: 'https://auth2.acme.test' };
    expect(await engine.call('connection.keep', { connection: changed })).toEqual([changed, beta]);
    await engine.call('case.close', {});
    await engine.call('case.open', { path: place('x.trailcase') });
    expect(await engine.call('connection.list', {})).toEqual([changed, beta]);
  });

  it('are removed, and what they were stays in the custody log', async () => {
    const engine = await open();
    const connection = makeConnection();
    await engine.call('connection.keep', { connection });
    expect(await engine.call('connection.remove', { id: connection.id })).toEqual([]);
    expect(await engine.call('connection.list', {})).toEqual([]);
    await expect(engine.call('connection.remove', { id: connection.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const entries = await engine.call('custody.list', {});
    expect(entries.slice(1)).toMatchObject([
      { action: 'connection kept', detail: connection },
      { action: 'connection removed', detail: { id: connection.id, name: 'Acme' } },
    ]);
  });

  it('have names of their own', async () => {
    const engine = await open();
    await engine.call('connection.keep', { connection: makeConnection() });
    await expect(
      engine.call('connection.keep', { connection: makeConnection() }),
    ).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('Acme') });
  });

  it('hold no secret, whatever a caller adds to them', async () => {
    const engine = await open();
    const connection = { ...makeConnection(), secret: 'hunter2' };
    await expect(engine.call('connection.keep', { connection })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.not.stringContaining('hunter2'),
    });
  });

  it('are refused where the case was changed outside of Trailcase', async () => {
    const engine = await open();
    await engine.call('connection.keep', { connection: makeConnection() });
    await engine.call('case.close', {});
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(place('x.trailcase'));
    db.exec(
      `DROP TRIGGER connection_step_no_update;
       UPDATE connection_step SET detail = json_set(detail, '$.address', 'javascript:1');`,
    );
    db.close();
    await expect(engine.call('case.open', { path: place('x.trailcase') })).rejects.toMatchObject({
      code: 'case-altered',
    });
  });
});

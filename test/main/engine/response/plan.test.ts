import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { bareTarget } from '../../../../shared/plan-words.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const session = {
  sessionId: 's1',
  protocol: 'OIDC',
  clientId: 'wiki',
  userId: 7,
  createdAt: '2026-01-06T09:22:35.138Z',
  status: 'active',
};

describe('the response plan', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await engines.open(place('plan.trailcase'));
    await importOne(engine, place('sessions.json', JSON.stringify([session])));
  });

  const add = async (...values: string[]) =>
    await engine.call('plan.add', {
      actions: values.map((value) => ({
        kind: 'disable-account' as const,
        target: bareTarget('disable-account', value),
        why: `because of ${value}`,
      })),
    });

  const values = async () =>
    (await engine.call('plan.get', {})).actions.map(({ target }) => target.value);

  it('keeps actions in order, with who added them and what must be looked up', async () => {
    const { actions } = await add('ana', 'ben');
    expect(actions.map(({ position }) => position)).toEqual([1, 2]);
    expect(actions[0]).toMatchObject({ why: 'because of ana', note: '', run: null, step: null });
    expect(actions[0]?.missing).toContain('Nothing in the evidence names this target.');
    const log = await engine.call('custody.list', {});
    expect(log.find(({ id }) => id === actions[0]?.id)).toMatchObject({
      action: 'plan action added',
      actor: actions[0]?.addedBy,
      time: actions[0]?.added,
    });
  });

  it('is changed, ordered and shortened, and stands the same when the case is opened again', async () => {
    const { actions } = await add('ana', 'ben', 'cem', 'dora');
    const [ana = 0, ben = 0, cem = 0, dora = 0] = actions.map(({ id }) => id);
    await engine.call('plan.change', { action: ben, why: 'e\u0301', note: 'ask first' });
    await engine.call('plan.order', { actions: [dora, ben, ana, cem] });
    const left = await engine.call('plan.remove', { actions: [ana] });
    expect(left.actions.map(({ id }) => id)).toEqual([dora, ben, cem]);
    expect(left.actions[1]).toMatchObject({ why: 'é', note: 'ask first', position: 2 });
    await engine.close();
    engine = await engines.open(place('plan.trailcase'));
    expect(await engine.call('plan.get', {})).toEqual(left);
  });

  it('holds for every change what its custody entry says, letter by letter', async () => {
    const { actions } = await add('ana', 'ben');
    const [ana = 0, ben = 0] = actions.map(({ id }) => id);
    await engine.call('plan.change', { action: ana, why: 'why', note: 'note' });
    await engine.call('plan.order', { actions: [ben, ana] });
    await engine.call('plan.remove', { actions: [ben] });
    await engine.close();
    const db = new Database(place('plan.trailcase'), { readonly: true });
    const rows = db
      .prepare(
        'SELECT p.kind, c.action, p.detail = c.detail AS same FROM plan_step p JOIN custody c ON c.id = p.id ORDER BY p.id',
      )
      .all();
    db.close();
    expect(rows).toEqual([
      { kind: 'added', action: 'plan action added', same: 1 },
      { kind: 'added', action: 'plan action added', same: 1 },
      { kind: 'changed', action: 'plan action changed', same: 1 },
      { kind: 'ordered', action: 'plan ordered', same: 1 },
      { kind: 'removed', action: 'plan actions removed', same: 1 },
    ]);
  });

  it('writes nothing where a change changes nothing', async () => {
    const { actions } = await add('ana', 'ben');
    const entries = (await engine.call('custody.list', {})).length;
    const [ana = 0, ben = 0] = actions.map(({ id }) => id);
    await engine.call('plan.change', { action: ana, why: 'because of ana', note: '' });
    await engine.call('plan.order', { actions: [ana, ben] });
    expect(await engine.call('custody.list', {})).toHaveLength(entries);
  });

  it('refuses an order that does not name every action once, and actions that are not in it', async () => {
    const { actions } = await add('ana', 'ben');
    const [ana = 0, ben = 0] = actions.map(({ id }) => id);
    for (const order of [[ana], [ana, ana], [ana, ben, 999], []]) {
      await expect(engine.call('plan.order', { actions: order })).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
    await expect(engine.call('plan.remove', { actions: [ana, 999] })).rejects.toMatchObject({
      code: 'not-found',
    });
    const unknown = { action: 999, why: '', note: '' };
    await expect(engine.call('plan.change', unknown)).rejects.toMatchObject({ code: 'not-found' });
    expect(await values()).toEqual(['ana', 'ben']);
  });

  it('adds all of several actions or none: a target that names a record of another case is refused', async () => {
    const foreign = { ...bareTarget('revoke-session', 's9'), record: 999 };
    const fine = bareTarget('revoke-session', 's1');
    const actions = [fine, foreign].map((target) => ({
      kind: 'revoke-session' as const,
      target,
      why: '',
    }));
    await expect(engine.call('plan.add', { actions })).rejects.toMatchObject({ code: 'not-found' });
    expect(await values()).toEqual([]);
  });

  it('is written into a file that is noted in the custody log, and never over another', async () => {
    await add('ana');
    const out = place('plan.json');
    const receipt = await runJob(engine, 'plan.export', { out, format: 'json' });
    expect(receipt).toMatchObject({ path: out, format: 'json', actions: 1 });
    const text = readFileSync(out, 'utf8');
    expect(Buffer.byteLength(text)).toBe(receipt.bytes);
    const last = (await engine.call('custody.list', {})).at(-1);
    expect(last).toMatchObject({ action: 'plan exported', detail: receipt });
    const again = runJob(engine, 'plan.export', { out, format: 'markdown' });
    await expect(again).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(out, 'utf8')).toBe(text);
  });
});

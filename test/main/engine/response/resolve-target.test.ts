import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { idsOfAction, missingFor } from '../../../../shared/plan-words.ts';
import type { ActionKind } from '../../../../shared/response-plan.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { useDemo } from './demo-case.ts';

const place = useTempFolder();
const engines = useEngines();

let engine: Engine;
const resolve = async (kind: ActionKind, value: string) =>
  await engine.call('plan.resolve', { kind, value });
const only = async (kind: ActionKind, value: string) => {
  const targets = await resolve(kind, value);
  expect(targets).toHaveLength(1);
  const [target] = targets;
  if (target === undefined) throw new Error('no target');
  return target;
};

describe('targets in the demo', () => {
  const demo = useDemo();
  beforeEach(() => {
    engine = demo();
  });

  it.each(['jonas.keller@acme.example', '1001', 'jonas.keller'])(
    'are the same sessions of a person by any name: %s',
    async (value) => {
      const target = await only('revoke-sessions', value);
      expect(new Set(target.ids.map(({ id }) => id))).toEqual(
        new Set(['jonas.keller@acme.example', '1001', 'jonas.keller']),
      );
      expect(target.settled).toHaveLength(5);
      expect(target.settled.filter(({ what }) => what === 'session, revoked')).toHaveLength(4);
      expect(missingFor('revoke-sessions', target)).toEqual([
        'The evidence names no active session of this user; the dry run asks the tenant which there are. 5 are over by the evidence.',
      ]);
    },
  );

  it('are grants that are active, apart from those that are over', async () => {
    const target = await only('revoke-grants', 'ralf.seidel@acme.example');
    expect(idsOfAction('revoke-grants', target)).toEqual([
      { id: 'gr_bdddaac1df9a366ff7', what: 'grant, active', record: expect.any(Number) },
    ]);
    expect(target.settled).toHaveLength(4);
    expect(missingFor('revoke-grants', target)).toEqual([]);
  });

  it('lead every id to a record that has it in its text', async () => {
    for (const kind of ['revoke-sessions', 'revoke-grants', 'disable-account'] as const) {
      for (const user of ['jonas.keller@acme.example', 'claudia.brandt@acme.example', '1042']) {
        const { ids, settled } = await only(kind, user);
        for (const { id, record } of [...ids, ...settled]) {
          const { base64 } = await engine.call('record.raw', { id: record });
          expect(Buffer.from(base64, 'base64').toString(), `${id} in ${record}`).toContain(id);
        }
      }
    }
  });

  it('find the id of an account that only a change tells of', async () => {
    const target = await only('disable-account', 'svc-monitor@acme.example');
    expect(target.ids.find(({ what }) => what === 'user id')?.id).toBe('1999');
  });

  it('are the changes of a target, newest first, with what goes back', async () => {
    const changes = await resolve('revert-change', 'Google IdP');
    const [newest, night] = changes;
    expect(night).toMatchObject({
      value: 'Google IdP',
      ids: [{ id: 'idp-google' }],
      change: {
        way: 'set-back',
        paths: ['mfaRequired', 'redirectUris'],
        old: 'recorded',
        later: [newest?.record],
      },
    });
    expect(await resolve('revert-change', String(night?.record))).toEqual([night]);
    const [made] = (await resolve('revert-change', 'svc-monitor@acme.example')).slice(-1);
    expect(made?.change).toMatchObject({ way: 'take-away', old: 'none' });
  });

  it('are the failed runs of a job and the events that were never delivered', async () => {
    const job = await only('retry-job', 'crm contact sync');
    expect(job.ids).toHaveLength(4);
    const trim = await only('retry-job', 'audit log trim');
    expect(trim.ids[0]?.what).toMatch(/; a later run succeeded \(job-\d+\)$/);
    const events = await only('replay-webhook', 'https://hooks.acme.example/siem');
    expect(events.ids).toHaveLength(5);
    const [event] = events.ids;
    const one = await only('replay-webhook', event?.id ?? '');
    expect(one).toMatchObject({ name: 'https://hooks.acme.example/siem', ids: [event] });
  });

  it('are none for what nothing names', async () => {
    for (const kind of ['revoke-sessions', 'revoke-grant', 'revert-change', 'retry-job'] as const) {
      expect(await resolve(kind, 'nobody@nowhere.example')).toEqual([]);
    }
  });
});

describe('a change without an old state', () => {
  it.each(['create User', 'user.created', 'user_created'])(
    'is taken away again where its action made something: %s',
    async (action) => {
      engine = await engines.open(place('made.trailcase'));
      const made = {
        id: 1,
        action,
        target: 'ben@acme.example',
        actor: 'ana@acme.example',
        timestamp: '2026-01-07T00:00:00Z',
        newEntity: { email: 'ben@acme.example' },
      };
      await importOne(engine, place('a.json', JSON.stringify([made])));
      const target = await only('revert-change', 'ben@acme.example');
      expect(target.change).toMatchObject({ way: 'take-away', old: 'none' });
    },
  );
});

describe('the latest state of a session', () => {
  const session = (status: string, sessionId = 's1') => ({
    sessionId,
    protocol: 'OIDC',
    clientId: 'wiki',
    userId: 7,
    createdAt: '2026-01-06T09:22:35.138Z',
    status,
    details: { claims: { sub: '7', email: 'ana@acme.example' } },
  });

  it.each([
    ['active then revoked', ['active', 'revoked']],
    ['revoked then active', ['revoked', 'active']],
  ])('wins whichever export is imported first: %s', async (_name, order) => {
    engine = await engines.open(place('two.trailcase'));
    for (const [at, status] of order.entries()) {
      const records = [session(status), session('active', 's2')];
      await importOne(engine, place(`${at}.json`, JSON.stringify(records)));
    }
    const target = await only('revoke-sessions', 'ana@acme.example');
    expect(idsOfAction('revoke-sessions', target).map(({ id }) => id)).toEqual(['s2']);
    expect(target.settled).toMatchObject([{ id: 's1', what: 'session, revoked' }]);
  });

  it.each(['revoke Session', 'session.revoked', 'session_revoked', 'REVOKE_SESSION'])(
    'is over where an audit record says that it was revoked: %s',
    async (action) => {
      engine = await engines.open(place('audit.trailcase'));
      await importOne(engine, place('s.json', JSON.stringify([session('active')])));
      const revoked = {
        id: 1,
        action,
        target: 's1',
        actor: 'miriam@acme.example',
        timestamp: '2026-01-07T00:00:00Z',
        oldEntity: { status: 'active' },
        newEntity: { status: 'revoked' },
      };
      await importOne(engine, place('a.json', JSON.stringify([revoked])));
      const target = await only('revoke-session', 's1');
      expect(target.settled).toMatchObject([{ id: 's1', what: `session, ${action}` }]);
      expect(idsOfAction('revoke-session', target)).toEqual([]);
    },
  );
});

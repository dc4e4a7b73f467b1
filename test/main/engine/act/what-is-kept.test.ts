import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { ana, grant, session, useActing } from './acting-case.ts';

const acting = useActing();

describe('what is kept of acting', () => {
  it('puts an entry before and behind each request, in order', async () => {
    const at = await acting({
      records: { session: [session('s1'), session('s2', 'revoked')] },
      evidence: { session: [session('s1'), session('s2')] },
    });
    await at.plan('revoke-sessions', ana);
    const before = (await at.custody()).length;
    const run = await at.start();
    const entries = (await at.custody()).slice(before);
    const of = (id: string) => run.calls.find((call) => call.id === id)?.call;
    expect(
      entries.map(({ action, detail }) => [action, (detail as { call?: string }).call]),
    ).toEqual([
      ['plan execution started', undefined],
      ...run.calls.flatMap(({ id }) =>
        id === 's1'
          ? [
              ['tenant asked to act', of('s1')],
              ['tenant answered', of('s1')],
            ]
          : [['tenant answered', of('s2')]],
      ),
      ['plan execution ended', undefined],
    ]);
    expect(entries.find(({ action }) => action === 'tenant asked to act')?.detail).toMatchObject({
      run: run.run,
      method: 'POST',
      told: 'Revoke session s1 of ana@demo.example.',
    });
    expect(run.calls.find(({ id }) => id === 's2')).toMatchObject({
      state: 'settled',
      asked: null,
    });
  });

  it('has the entry in the case before the request leaves', async () => {
    const at = await acting({ records: { session: [session('s1')] } });
    await at.plan('revoke-session', 's1');
    at.tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 300 });
    const started = at.start();
    let asked: unknown;
    while (asked === undefined) {
      const entries = await at.custody();
      asked = entries.find(({ action }) => action === 'tenant asked to act');
      if (at.changes().length > 0) expect(asked).toBeDefined();
    }
    await started;
  });

  it('only reads for a dry run, and says in the log that it was made', async () => {
    const at = await acting({
      records: { session: [session('s1'), session('s2', 'revoked')], grant: [grant('g1')] },
    });
    await at.plan('revoke-sessions', ana);
    await at.plan('revoke-grant', 'g1');
    const check = await at.check();
    expect(at.tenant.requests.length).toBeGreaterThan(0);
    expect(at.tenant.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect(at.status('session', 's1')).toBe('active');
    const last = (await at.custody()).at(-1);
    expect(last?.action).toBe('plan checked against tenant');
    expect(JSON.stringify(check)).not.toContain(at.tenant.tokens.actor);
  });

  it('tells what a user holds now', async () => {
    const at = await acting({
      records: { session: [session('s1'), session('s2', 'expired')], grant: [grant('g1')] },
      evidence: {},
    });
    const list = await runJob(at.engine, 'held.now', { connection: at.connection, user: ana });
    expect(
      list.held.map(({ type, id, status, isOver, client }) => [type, id, status, isOver, client]),
    ).toEqual([
      ['session', 's1', 'active', false, 'wiki'],
      ['session', 's2', 'expired', true, 'wiki'],
      ['grant', 'g1', 'active', false, 'wiki'],
    ]);
    expect(list.held[0]?.since).toBe('2026-01-20T11:02:00.000000Z');
    expect(list.notes).toEqual([]);
    expect((await at.custody()).at(-1)).toMatchObject({
      action: 'tenant asked what a user holds',
      detail: { user: ana, held: 3 },
    });
  });

  it('does not count what a tenant lists of others', async () => {
    const at = await acting({
      records: { session: [session('s1'), session('x1', 'active', { userId: 8, details: {} })] },
      evidence: { session: [session('s1')] },
      connection: { paths: { 'sessions-of-user': '/auth/admin/tenants/{tenant}/sessions' } },
    });
    await at.plan('revoke-sessions', ana);
    const { actions } = await at.check();
    expect(actions[0]?.calls.map(({ id }) => id)).toEqual(['s1']);
    expect(actions[0]?.note).toContain('do not name this user and are not counted');
  });

  it.each(['../../x', 'a/b?c=d', 'new\nline', '..', 's#1', '<img src=x>'])(
    'keeps the id %j in its place',
    async (id) => {
      const at = await acting({ records: { session: [session(id), session('x')] } });
      await at.plan('revoke-session', id);
      const { actions } = await at.check();
      const run = await at.start();
      const isRefused = id.includes('..');
      if (isRefused) {
        expect(actions[0]?.calls).toEqual([]);
        expect(actions[0]?.byHand).toContain('An id cannot be put into an address');
        expect(at.changes()).toEqual([]);
      } else {
        expect(run.calls).toMatchObject([{ id, state: 'done' }]);
        expect(at.changes()).toEqual([
          `POST /auth/admin/tenants/acme/sessions/${encodeURIComponent(id)}/revoke`,
        ]);
        expect(at.status('session', id)).toBe('revoked');
      }
      expect(at.status('session', 'x')).toBe('active');
    },
  );

  it('is told in the written plan and in the report', async () => {
    const at = await acting({
      records: { session: [session('s1')] },
      connection: { paths: { 'disable-account': 'GET /nothing' } },
    });
    await at.plan('revoke-session', 's1');
    await at.plan('disable-account', ana);
    const { run } = await at.start();
    const [markdown, json, report] = ['md', 'json', 'html'].map((ending) => `${at.path}.${ending}`);
    await runJob(at.engine, 'plan.export', { out: markdown as string, format: 'markdown' });
    const written = readFileSync(markdown as string, 'utf8');
    expect(written).toContain(`Carried out: 1 done, over \`Acme\``);
    expect(written.match(/- \[x\] done/g)).toHaveLength(1);
    expect(written).toContain('has no path for');
    await runJob(at.engine, 'plan.export', { out: json as string, format: 'json' });
    const { content } = JSON.parse(readFileSync(json as string, 'utf8'));
    expect(content.actions[0].carriedOut).toMatchObject([
      { run, counts: { done: 1 }, isWhole: true },
    ]);
    await runJob(at.engine, 'report.start', { out: report as string, format: 'html' });
    const html = readFileSync(report as string, 'utf8');
    expect(html).toContain('What was carried out');
    expect(html).not.toContain('Trailcase did none of it');
  });

  it('leaves no token in the case', async () => {
    const at = await acting({ records: { session: [session('s1')] } });
    await at.plan('revoke-session', 's1');
    await at.check();
    await at.start();
    const { actor } = at.tenant.tokens;
    await at.engine.close();
    expect(readFileSync(at.path).includes(actor)).toBe(false);
  });
});

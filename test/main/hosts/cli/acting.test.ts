import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ActCheck, ActRun, HeldNowList } from '../../../../shared/acting.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { ana, session, useActing } from '../../engine/act/acting-case.ts';

const place = useTempFolder();
const acting = useActing();

beforeEach(() => {
  vi.stubEnv('XDG_CONFIG_HOME', place('config'));
  vi.stubEnv('APPDATA', place('config'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

/** A case with a plan, closed, and its connection in it. */
async function start() {
  const at = await acting({
    records: { session: [session('s1'), session('s2'), session('s3\u202e')] },
  });
  await at.plan('revoke-session', 's1');
  await at.plan('revoke-sessions', ana);
  await at.engine.call('connection.keep', { connection: at.connection });
  await at.engine.close();
  vi.stubEnv('TRAILCASE_SECRET', at.tenant.tokens.actor);
  return at;
}

describe('trailcase plan, in a tenant', () => {
  it('tries, carries out what is chosen, stops, goes on and lists', async () => {
    const at = await start();
    const plan = (...more: string[]) => trailcase('plan', at.path, ...more);
    const dry = await plan('check', '--to', 'Acme');
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('1. Revoke a session: s1');
    expect(dry.out).toContain('to do: Revoke session s1');
    expect(dry.out).toContain('4 requests: 4 to do.');
    expect(dry.out).toContain('‹U+202E›');
    expect(dry.out).toContain('The name of the tenant, to carry it out: acme');
    expect(at.changes()).toEqual([]);
    const json = JSON.parse((await plan('check', '--to', 'Acme', '--json')).out) as ActCheck;
    expect(json.actions).toHaveLength(2);

    for (const wrong of [
      ['execute', '--to', 'Acme'],
      ['execute', '--confirm', 'acme'],
      ['execute', '--to', 'Acme', '--confirm', 'Acme'],
      ['execute', '--to', 'Acme', '--confirm', 'acme', '--actions', '7'],
      ['execute', '--to', 'Acme', '--confirm', 'acme', '--actions', 'x'],
      ['execute', '--to', 'Nobody', '--confirm', 'acme'],
    ]) {
      const { code, err } = await plan(...wrong);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^trailcase: \S/) });
    }
    expect(at.changes()).toEqual([]);

    const first = await plan('execute', '--to', 'Acme', '--confirm', 'acme', '--actions', '1');
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/done +200 +Revoke session s1/);
    expect(first.err).toContain('to do: Revoke session s1');
    expect(first.err).not.toContain('s2');
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
    const stopped = await plan('execute', '--to', 'Acme', '--confirm', 'acme', '--json');
    expect(stopped.code).toBe(1);
    const { run, state } = JSON.parse(stopped.out) as ActRun;
    expect(state).toBe('stopped');
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
    const halted = await plan('execute', '--to', 'Acme', '--confirm', 'acme', '--resume', `${run}`);
    expect(halted).toMatchObject({ code: 1 });
    expect(halted.out).toContain(`--to "Acme" --confirm "acme" --resume ${run}`);
    const again = await plan(
      'execute',
      '--to',
      'Acme',
      '--confirm',
      'acme',
      '--resume',
      String(run),
    );
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain(': done');
    const shown = (await plan()).out;
    expect(shown).toMatch(/^ {3}run \d+ +done, 1 done, over Acme, \d{4}-/m);
    expect(shown).toContain(`run ${run}`);
    const listed = await plan('runs');
    expect(listed.out.trim().split('\n')).toHaveLength(3);
    expect(at.status('session', 's2')).toBe('revoked');
    expect(
      [dry, first, stopped, again, listed].some(({ out, err }) =>
        (out + err).includes(at.tenant.tokens.actor),
      ),
    ).toBe(false);

    const out = place('plan.md');
    await plan('--out', out);
    const written = readFileSync(out, 'utf8');
    expect(written).toContain('- [x] done');
    expect(written).toMatch(/Carried out: 1 done, over `Acme` at `http:/);
  });

  it('says of a plan that is empty how something comes into it', async () => {
    const at = await acting({ records: {} });
    await at.engine.close();
    const { code, out } = await trailcase('plan', at.path);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/The response plan is empty\. .*trailcase serve .*--open/),
    });
  });

  it('tells what a user holds', async () => {
    const at = await start();
    const held = await trailcase('held', at.path, ana, '--at', 'Acme');
    expect(held.code).toBe(0);
    expect(held.out).toMatch(/session +s1 +active/);
    const json = JSON.parse(
      (await trailcase('held', at.path, ana, '--at', 'Acme', '--json')).out,
    ) as HeldNowList;
    expect(json.held).toHaveLength(3);
    const none = await trailcase('held', at.path, 'nobody', '--at', 'Acme');
    expect(none).toMatchObject({ code: 0 });
    expect(none.out).toContain('lists nothing that nobody holds');
    const unknown = await trailcase('held', at.path, '../../x', '--at', 'Acme');
    expect(unknown).toMatchObject({ code: 1, out: expect.stringContaining('Nothing is known') });
  });
});

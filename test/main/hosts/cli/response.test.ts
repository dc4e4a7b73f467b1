import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { BlastRadius } from '../../../../shared/response-plan.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { administrator, useDemoAccounts } from './demo-case.ts';

const { path, folder } = useDemoAccounts();

describe('trailcase radius', () => {
  it('tells what an account reached in a window, as text and as JSON', async () => {
    const window = ['--from', '2026-02-11T20:00:00Z', '--to', '2026-02-12T04:00:00Z'];
    const { out } = await trailcase('radius', path, 'actor', administrator, ...window);
    expect(out).toMatch(/^address +records/m);
    expect(out).toMatch(/^198\.51\.100\.77 .* 3 other accounts/m);
    expect(out).toMatch(/^other account +records/m);
    const read = await trailcase('radius', path, 'actor', administrator, ...window, '--json');
    const { lines } = JSON.parse(read.out) as BlastRadius;
    expect(lines.filter(({ relation }) => relation === 'account')).toHaveLength(3);
  });

  it('fails for what no record names', async () => {
    const { code, err } = await trailcase('radius', path, 'address', '192.0.2.255');
    expect(code).toBe(2);
    expect(err).toContain('No record of this case names the address “192.0.2.255”.');
  });
});

describe('trailcase plan', () => {
  it('says that nothing is planned', async () => {
    expect(await trailcase('plan', path)).toMatchObject({
      code: 0,
      out: `The response plan is empty. Actions are put into it in the workbench: trailcase serve ${path} --open\n`,
    });
  });

  it('prints the plan and writes it into a new file', async () => {
    const engine = createEngine();
    await engine.call('case.open', { path });
    const user = 'ralf.seidel@acme.example';
    const [target] = await engine.call('plan.resolve', { kind: 'revoke-grants', value: user });
    if (target === undefined) throw new Error('nothing was resolved');
    const action = { kind: 'revoke-grants', target, why: 'Opened by a guessed password.' } as const;
    await engine.call('plan.add', { actions: [action] });
    await engine.close();
    const { out } = await trailcase('plan', path);
    expect(out).toContain(`1. Revoke all grants: ${user}\n`);
    expect(out).toMatch(/gr_bdddaac1df9a366ff7 {2}grant, active, record \d+/);
    const file = join(folder, 'plan.md');
    const written = await trailcase('plan', path, '--out', file);
    expect(written.out).toMatch(/plan\.md: 1 actions, [\d,]+ bytes, SHA-256 [0-9a-f]{64}\n$/);
    expect(readFileSync(file, 'utf8')).toContain('- `gr_bdddaac1df9a366ff7`: grant, active');
    const again = await trailcase('plan', path, '--out', file, '--format', 'json');
    expect(again.code).not.toBe(0);
    expect(again.err).toContain('was left as it is');
  });
});

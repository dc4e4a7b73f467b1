import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlaybookList, PlaybookRun, RunSummary } from '../../../../shared/playbook.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useDemoAccounts } from './demo-case.ts';

const { path, folder } = useDemoAccounts();

describe('trailcase playbooks', () => {
  it('lists what can be run, with what each asks for', async () => {
    const { code, out } = await trailcase('playbooks');
    expect(code).toBe(0);
    expect(out).toMatch(/^id +title +category +origin +steps +parameters$/m);
    expect(out).toMatch(
      /^account-compromise +Suspected account compromise +incident +shipped +16 +user window \[address\]$/m,
    );
  });

  it('says what is wrong with others and where, and ends with 1', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'id: broken\ntitle: Broken\ncategory: question\nsteps: 5\n');
    const { code, out, err } = await trailcase('playbooks', '--playbooks', file, '--json');
    expect(code).toBe(1);
    expect((JSON.parse(out) as PlaybookList).problems).toHaveLength(2);
    expect(err).toContain(`${file}:4: Steps must be a list.`);
  });
});

describe('trailcase playbook run', () => {
  it('starts a run, answers all that can be asked and shows it; runs and run find it again', async () => {
    const set = ['--set', 'user=jonas.keller@acme.example'];
    const begun = await trailcase(
      'playbook',
      'run',
      path,
      'account-compromise',
      ...set,
      '--answer-all',
    );
    expect(begun).toMatchObject({ code: 0, err: '' });
    expect(begun.out).toMatch(/^ *3 +failures +15 .*198\.51\.100\.77 10/m);
    expect(begun.out).toContain('same-address: No value for Address of the intruder');

    const listed = await trailcase('runs', path, '--json');
    const [run] = JSON.parse(listed.out) as RunSummary[];
    expect(run).toMatchObject({ playbook: 'account-compromise', answered: 13, steps: 16 });
    expect((await trailcase('runs', path)).out).toContain('user=jonas.keller@acme.example');

    const shown = await trailcase('run', path, String(run?.id), '--json');
    expect((JSON.parse(shown.out) as PlaybookRun).all).toHaveLength(16);
    const out = join(folder, 'run.md');
    const written = await trailcase('run', path, String(run?.id), '--out', out);
    expect(written.code).toBe(0);
    expect(written.out).toMatch(/run\.md: [\d,]+ bytes, SHA-256 [0-9a-f]{64}/);
    expect(readFileSync(out, 'utf8')).toContain('# Suspected account compromise');
    expect((await trailcase('run', path, String(run?.id), '--out', out)).code).toBe(2);
  });

  it.each([
    [['account-compromise'], 'is missing'],
    [['none'], 'There is no playbook "none"'],
    [['daily-review', '--set', 'window'], 'name=value'],
    [['daily-review', '--set', 'window=user is x'], 'is no time'],
    [['daily-review', '--zone', 'Nowhere'], 'Nowhere'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, err } = await trailcase('playbook', 'run', path, ...args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
  });
});

import { describe, expect, test } from 'vitest';
import { listCandidates, listPlaybooks } from '../../../../main/engine/playbook/index.ts';
import { registerFunctions } from '../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import type { Finding } from '../../../../shared/detection.ts';
import type { Candidate, Playbook } from '../../../../shared/playbook.ts';
import { madeFinding } from '../../../helpers/made-finding.ts';
import { useDemoCase } from './demo-case.ts';

const demo = useDemoCase();

const finding = madeFinding(1, {
  title: 'Success after failures',
  level: 'high',
  entities: [
    { field: 'actor', value: 'jonas.keller@acme.example', type: 'actor' },
    { field: 'ip', value: '198.51.100.77', type: 'address' },
    { field: 'details.reason', value: 'no entity', type: null },
  ],
  first: '2026-02-11T21:31:04.000000Z',
  last: '2026-02-11T21:58:37.347000Z',
  kind: 'event',
});

async function offered(
  playbook: string,
  parameter: string,
  contains = '',
  findings: Finding[] = [finding],
): Promise<Candidate[]> {
  const found = listPlaybooks().playbooks.find(({ id }) => id === playbook) as Playbook;
  const db = openReadable(demo.place('demo.trailcase'));
  const close = registerFunctions(db);
  try {
    return listCandidates(db, found, parameter, contains, findings);
  } finally {
    close();
    db.close();
  }
}

describe('values that are offered', () => {
  test.each<[playbook: string, parameter: string, first: string]>([
    ['account-compromise', 'user', 'jonas.keller@acme.example'],
    ['credential-stuffing', 'address', '198.51.100.77'],
    ['mail-arrived', 'recipient', 'jonas.keller@acme.example'],
    ['daily-review', 'window', 'between 2026-02-10T21:31Z and 2026-02-12T21:58Z'],
  ])('of %s, %s, begin with what findings name', async (playbook, parameter, first) => {
    const [candidate] = await offered(playbook, parameter);
    expect(candidate).toMatchObject({
      value: first,
      reason: expect.stringContaining('finding: Success after failures'),
    });
  });

  test('go on with what the records name most, each once', async () => {
    const users = await offered('account-compromise', 'user');
    expect(users).toHaveLength(50);
    expect(new Set(users.map(({ value }) => value)).size).toBe(50);
    expect(users[1]?.reason).toMatch(/^\d+ records/);
    const addresses = await offered('credential-stuffing', 'address', '203.0.113.');
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.every(({ value }) => value.includes('203.0.113.'))).toBe(true);
  });

  test('are jobs and recipients by their names only', async () => {
    const [first] = (await demo.engine.call('entity.list', { type: 'job', contains: 'job-' }))
      .entities;
    const run = { field: 'key', value: first?.value ?? '', type: 'job' as const };
    const hung = { ...finding, title: 'Job hangs', entities: [run] };
    const jobs = await offered('bulk-operation-failure', 'job', '', [hung]);
    expect(jobs[0]).toEqual({ value: first?.name, reason: 'finding: Job hangs' });
    expect(jobs.map(({ value }) => value)).toContain('audit log trim');
    expect(jobs).toHaveLength(8);
    const recipients = await offered('mail-arrived', 'recipient', 'j.keller.acme');
    expect(recipients).toEqual([{ value: 'j.keller.acme@mail.example', reason: '1 record' }]);
  });

  test('for a text are none, and for a window always any time too', async () => {
    expect(await offered('device-lost', 'device')).toEqual([]);
    const windows = await offered('daily-review', 'window', '', []);
    expect(windows.map(({ value }) => value)).toEqual([
      'last 24 hours',
      'last 7 days',
      'last 30 days',
      'everything',
    ]);
  });

  test('for a window can all be asked for', async () => {
    for (const { value } of await offered('daily-review', 'window')) {
      const parameters = { window: value };
      const run = await demo.engine.call('run.start', { playbook: 'daily-review', parameters });
      expect(run.all.filter(({ problem }) => problem !== null)).toEqual([]);
    }
  });
});

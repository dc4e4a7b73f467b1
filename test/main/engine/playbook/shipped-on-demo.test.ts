import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listPlaybooks } from '../../../../main/engine/playbook/index.ts';
import type { PlaybookRun } from '../../../../shared/playbook.ts';
import { answerAll, stepIn, useDemoCase } from './demo-case.ts';

const demo = useDemoCase();
const { playbooks, problems } = listPlaybooks();

test('every shipped playbook can be used', () => {
  expect(problems).toEqual([]);
  expect(playbooks.length).toBeGreaterThanOrEqual(12);
});

test.each(playbooks.map(({ id, title }) => [id, title]))('%s stands in the help', (id, title) => {
  const help = readFileSync(
    new URL('../../../../assets/help/playbooks.md', import.meta.url),
    'utf8',
  );
  expect(help).toContain(`| \`${id}\` | ${title} |`);
});

test.each(playbooks)(
  '$id tells of each question what is normal, suspicious and to be kept',
  ({ steps }) => {
    for (const { id, query, normal, suspicious, capture } of steps) {
      expect(normal, id).not.toBe('');
      expect(capture, id).not.toBe('');
      if (query !== null) expect(suspicious, id).not.toBe('');
    }
  },
);

/** Count of a step, and of one of its groups. */
const count = (run: PlaybookRun, step: string) => stepIn(run, step).answer?.count;
const group = (run: PlaybookRun, step: string, value: string) =>
  stepIn(run, step).answer?.groups?.top.find((each) => each.value === value)?.count;
const distinct = (run: PlaybookRun, step: string) => stepIn(run, step).answer?.groups?.distinct;

const jonas = 'jonas.keller@acme.example';

describe('on the demo case', () => {
  test('account-compromise finds address, lockout, factor, mail, sessions, grants and changes', async () => {
    const run = await answerAll(demo.engine, 'account-compromise', {
      user: jonas,
      address: '198.51.100.77',
      window: 'between 2026-02-11T21:00Z and 2026-02-12T05:00Z',
    });
    expect(run.names.user).toContain('1001');
    expect(count(run, 'failures')).toBe(10);
    expect(group(run, 'failures', '198.51.100.77')).toBe(10);
    expect(distinct(run, 'sign-ins')).toBe(1);
    expect(count(run, 'lockouts')).toBe(3);
    expect(group(run, 'factors', 'reset MFA')).toBe(1);
    expect(group(run, 'mails', 'j.keller.acme@mail.example')).toBe(1);
    expect(group(run, 'applications', 'admin-console')).toBeGreaterThan(0);
    expect(group(run, 'sessions', 'revoked')).toBe(4);
    expect(group(run, 'grants', 'revoked')).toBe(4);
    expect(count(run, 'changes')).toBe(26);
    expect(group(run, 'changes', 'delete User')).toBe(18);
    expect(group(run, 'changes', 'delete Group')).toBe(4);
    expect(group(run, 'changes-to-account', 'lena.hoffmann@acme.example')).toBe(3);
    expect(distinct(run, 'got-in-from-address')).toBe(4);
    expect(count(run, 'aftermath')).toBe(0);
    expect(run.all.filter(({ problem }) => problem !== null)).toEqual([]);
  });

  test('configuration-tampering finds the change, its author, and the deliveries that tell of more', async () => {
    const run = await answerAll(demo.engine, 'configuration-tampering', {
      resource: 'Google IdP',
      actor: jonas,
    });
    expect(count(run, 'history')).toBe(3);
    expect(group(run, 'history', jonas)).toBe(1);
    // Each of the three changes was delivered twice at most; four attempts tell of one that is not in the log.
    expect(count(run, 'deliveries')).toBe(10);
    expect(group(run, 'log-protection', jonas)).toBe(1);
    expect(group(run, 'same-hand', 'delete User')).toBe(18);
    expect(group(run, 'author-sign-ins', '198.51.100.77')).toBe(20);
  });

  test('bulk-operation-failure clusters errors and lists the runs that failed', async () => {
    const run = await answerAll(demo.engine, 'bulk-operation-failure', { job: 'crm contact sync' });
    expect(count(run, 'errors')).toBe(4);
    expect(stepIn(run, 'errors').answer?.groups?.top).toMatchObject([
      { value: 'HTTP 401 from crm.acme.example: token expired', count: 4 },
    ]);
    expect(distinct(run, 'retry-list')).toBe(4);
    expect(count(run, 'hanging')).toBe(4);
    expect(count(run, 'others-failed')).toBe(6);
    expect(count(run, 'undelivered-mail')).toBe(9);
    expect(distinct(run, 'undelivered-events')).toBe(5);
  });

  test('cannot-log-in finds the harmless lockout and its reason', async () => {
    const run = await answerAll(demo.engine, 'cannot-log-in', {
      user: 'oskar.lindner@acme.example',
      window: 'on 19 january 2026',
    });
    expect(group(run, 'reasons', 'too_many_failures')).toBe(1);
    expect(distinct(run, 'whence')).toBe(1);
    expect(group(run, 'whence', '192.0.2.10')).toBe(count(run, 'whence'));
    expect(count(run, 'reset-mail')).toBe(1);
  });

  test('mail-arrived finds the reset mail that failed, and the one that went elsewhere', async () => {
    const run = await answerAll(demo.engine, 'mail-arrived', { recipient: jonas });
    expect(group(run, 'mails', 'failed')).toBe(1);
    expect(group(run, 'undelivered', 'password_reset')).toBe(1);
    expect(group(run, 'elsewhere', 'j.keller.acme@mail.example')).toBe(1);
    expect(count(run, 'others')).toBe(10);
  });

  test('who-changed-this names the three who changed the Google provider', async () => {
    const run = await answerAll(demo.engine, 'who-changed-this', { resource: 'google idp' });
    expect(count(run, 'who')).toBe(3);
    expect(distinct(run, 'who')).toBe(3);
    expect(count(run, 'told-elsewhere')).toBe(10);
  });

  test('credential-stuffing measures the run and names the three accounts that opened', async () => {
    const run = await answerAll(demo.engine, 'credential-stuffing', {
      address: '198.51.100.0/26',
      user: 'lena.hoffmann@acme.example',
    });
    expect(count(run, 'failures-by-address')).toBe(369);
    expect(distinct(run, 'failures-by-address')).toBe(62);
    expect(distinct(run, 'accounts-tried')).toBe(135);
    expect(group(run, 'reasons', 'unknown_user')).toBe(168);
    expect(count(run, 'opened')).toBe(3);
    expect(distinct(run, 'opened')).toBe(3);
    expect(group(run, 'deeds', 'reset MFA')).toBe(1);
    expect(count(run, 'later')).toBe(0);
  });

  test('device-lost lists devices, sessions and grants of the owner', async () => {
    const run = await answerAll(demo.engine, 'device-lost', {
      user: 'birgit.lorenz@acme.example',
      device: 'CrOS',
      window: 'last 30 days',
    });
    expect(stepIn(run, 'used-since').answer?.count).toBe(
      stepIn(run, 'used-since').answer?.groups?.top.reduce((sum, each) => sum + each.count, 0),
    );
    expect(count(run, 'sessions')).toBeGreaterThan(0);
    expect(distinct(run, 'devices')).toBeGreaterThan(0);
  });

  test('mass-session-revocation counts what is open, stale and revoked', async () => {
    const run = await answerAll(demo.engine, 'mass-session-revocation');
    expect(count(run, 'open')).toBe(51);
    expect(count(run, 'stale')).toBe(4);
    expect(count(run, 'revoked')).toBe(11);
    expect(count(run, 'grants-revoked')).toBe(9);
    expect(group(run, 'who-revoked', 'revoke Session')).toBe(11);
    expect(group(run, 'who-revoked', 'revoke Grant')).toBe(9);
    expect(stepIn(run, 'of-application')).toMatchObject({ query: null, answer: null });
  });

  test('the reviews find bypassed factors, failed jobs and mails, dead webhooks', async () => {
    const day = await answerAll(demo.engine, 'daily-review', {
      window: 'between 2026-02-11T20:00Z and 2026-02-12T12:00Z',
    });
    expect(group(day, 'bypasses', 'login')).toBe(2);
    expect(group(day, 'bypasses', 'reset MFA')).toBe(1);
    expect(group(day, 'failed-by-account', jonas)).toBeGreaterThanOrEqual(10);
    const week = await answerAll(demo.engine, 'weekly-review');
    expect(group(week, 'roles', 'super-admin')).toBe(1);
    expect(group(week, 'deletions', jonas)).toBe(22);
    expect(group(week, 'failed-jobs', 'hr directory sync')).toBe(4);
    expect(count(week, 'reset-mails')).toBe(5);
    expect(count(week, 'deliveries')).toBe(5);
    const month = await answerAll(demo.engine, 'monthly-review');
    expect(count(month, 'stale-sessions')).toBe(4);
    expect(group(month, 'mail-health', 'bounced')).toBe(5);
    expect(group(month, 'mail-health', 'failed')).toBe(4);
    expect(group(month, 'mail-health', 'pending')).toBe(1);
  });
});

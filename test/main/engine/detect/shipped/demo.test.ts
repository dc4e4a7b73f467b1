import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Finding, Level } from '../../../../../shared/detection.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { demoFolder } from '../../../../demo/generate-demo.ts';
import { importFiles } from '../../../../helpers/engines.ts';

let engine: Engine;
let folder: string;
let findings: Finding[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-demo-'));
  engine = createEngine();
  await engine.call('case.open', { path: join(folder, 'demo.trailcase'), create: true });
  await importFiles(engine, [demoFolder], { zone: 'UTC' });
  const { problems } = await runJob(engine, 'detect.start', { zone: 'Europe/Berlin' });
  expect(problems).toEqual([]);
  ({ findings } = await engine.call('finding.list', { limit: 1_000 }));
}, 120_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const jonas = 'jonas.keller@acme.example';

/** Findings of some levels: rule, main entity, records. */
function told(...levels: Level[]): [string, string, number][] {
  return findings
    .filter(({ level }) => levels.includes(level))
    .map(({ title, entities, records }): [string, string, number] => [
      title,
      entities[0]?.value ?? '',
      records,
    ])
    .sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

it('finds the incidents of the demo at level high and critical, and nothing else', () => {
  expect(told('critical')).toEqual([
    ['Account opened during credential stuffing', '198.51.100.0/24', 372],
    ["New account gets administrator's rights", 'svc-monitor@acme.example', 2],
  ]);
  expect(told('high')).toEqual([
    ["Administrator's rights given", jonas, 1],
    ['Credential stuffing from one network', '198.51.100.0/24', 369],
    ['Many things deleted', jonas, 22],
    ['New address after the second factor was removed', jonas, 2],
    ['New address right after a password change', jonas, 2],
    ['Password reset after the second factor was removed', jonas, 2],
    ['Password reset mail to a stranger', 'j.keller.acme@mail.example', 1],
    ['Redirect address added to an identity provider', jonas, 1],
    ['Retention of the audit log lowered', jonas, 1],
    ['Second factor no longer required', jonas, 1],
    ['Second factor removed and recovery address changed', jonas, 2],
    ['Second factor skipped', 'claudia.brandt@acme.example', 1],
    ['Second factor skipped', 'felix.arnold@acme.example', 1],
    ['Security alerts switched off', jonas, 1],
    ['Sign-in from a new address that failed before', '198.51.100.77', 12],
  ]);
});

it.each([
  ['Account locked out', jonas, 1],
  ['Account locked out', 'oskar.lindner@acme.example', 1],
  ['Password guessing against one account', jonas, 10],
  ['Password guessing against one account', 'oskar.lindner@acme.example', 10],
  ['Second factor reset or removed', 'lena.hoffmann@acme.example', 1],
  ['Recovery address or number changed', 'lena.hoffmann@acme.example', 1],
  ['Administration outside working hours', jonas, 26],
  ['Administration outside working hours', 'lena.hoffmann@acme.example', 3],
  ['Change announced, but not in the audit log', 'Google IdP', 1],
  ['Change missing from the audit log', 'Google IdP', 2],
  ['Identity provider changed', jonas, 1],
  ['Job of the audit log failed', 'audit log trim', 1],
  ['Job did not run', 'audit log trim', 2],
  ['Job hangs', 'job-70652', 1],
  ['Job does not begin', 'job-70659', 1],
  ['Job does not begin', 'job-70664', 1],
  ['Job does not begin', 'job-70669', 1],
  ['Job fails again and again', 'crm contact sync', 4],
  ['Job failed', 'user import', 1],
  ['Many mails not sent', 'notification', 4],
  ['Password reset mail failed', jonas, 1],
  ['Password reset mail failed', 'lena.hoffmann@acme.example', 1],
  ['Password reset mail failed', 'ralf.seidel@acme.example', 1],
  ['Password reset mail failed', 'nadine.koch@acme.example', 1],
  ['Mail bounced', 'olga.sokolova@partner.example', 1],
  ['Mail bounced', 'marek.dvorak@partner.example', 1],
  ['Mail bounced', 'ines.costa@partner.example', 1],
  ['Mail bounced', 'rahul.mehta@partner.example', 1],
  ['Mail bounced', 'eva.lindholm@partner.example', 1],
  ['Webhook failed for good', 'https://hooks.acme.example/siem', 5],
  ['Endpoint of webhooks does not answer', 'https://hooks.acme.example/siem', 20],
  ['One program fails as many accounts', 'python-requests/2.32.5', 369],
  ['Spike of failed sign-ins', '', 369],
  ['Many sessions or grants revoked', 'miriam.vogt@acme.example', 20],
  ['Many accounts created', 'svc-user-import@acme.example', 18],
] as const)('tells of "%s" (%s) below that', (title, entity, records) => {
  expect(told('medium', 'low', 'informational')).toContainEqual([title, entity, records]);
});

it('finds all four sessions that are older than 30 days', () => {
  const stale = told('low').filter(([title]) => title === 'Session older than 30 days');
  expect(stale).toHaveLength(4);
});

it('holds nothing worse than medium against those who were attacked or answered', () => {
  const worst = told('high', 'critical').map(([, entity]) => entity);
  expect(worst).not.toContain('oskar.lindner@acme.example');
  expect(worst).not.toContain('miriam.vogt@acme.example');
  expect(worst).not.toContain('priya.raman@acme.example');
});

import { mkdirSync, readFileSync } from 'node:fs';
import { createEngine } from '../../../../main/engine/index.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { DetectionReceipt } from '../../../../shared/detection.ts';
import type { ImportReceipt } from '../../../../shared/import-receipt.ts';
import type { PlaybookRun } from '../../../../shared/playbook.ts';
import type { Question } from '../../../../shared/query/index.ts';
import type { ResponsePlan } from '../../../../shared/response-plan.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

/** A folder for the test at hand. */
export const place = useTempFolder();

export const audit = [
  {
    id: 'a1',
    action: 'update IdentityProvider',
    target: 'Google',
    actor: 'ana@example.com',
    timestamp: '2026-01-20T11:02:00.000Z',
    oldEntity: { enabled: true, scopes: ['openid'] },
    newEntity: { enabled: false, scopes: ['openid', 'email'] },
  },
  {
    id: 'a2',
    action: 'create User',
    target: 'ben@example.com',
    actor: 'ana@example.com',
    timestamp: '2026-01-21T08:00:00Z',
    newEntity: { email: 'ben@example.com' },
  },
];

export const both = { kind: 'records' as const, ids: [1, 2] };

export const everything: Question = { kind: null, where: { kind: 'all' } };

/** A run of a playbook that asks for one of the two records. */
export async function withRun(engine: Engine): Promise<PlaybookRun> {
  await withAudit(engine);
  const parameters = { resource: 'Google' };
  return await engine.call('run.start', { playbook: 'who-changed-this', parameters });
}

/** Opens the result of both audit records. */
export async function withResult(engine: Engine): Promise<number> {
  await withAudit(engine);
  return (await engine.call('result.open', { question: everything })).result;
}

/** Plans to take a change back and to disable the account that was made. */
export async function withPlan(engine: Engine): Promise<ResponsePlan> {
  await withAudit(engine);
  const resolve = (kind: 'revert-change' | 'disable-account', value: string) =>
    engine.call('plan.resolve', { kind, value });
  const [change] = await resolve('revert-change', 'Google');
  const [user] = await resolve('disable-account', 'ben@example.com');
  if (change === undefined || user === undefined) throw new Error('nothing was resolved');
  return await engine.call('plan.add', {
    actions: [
      { kind: 'revert-change', target: change, why: 'Not ours.' },
      { kind: 'disable-account', target: user, why: 'Made by the intruder.' },
    ],
  });
}

/** An archive of two audit records that is cut off inside a third. */
export const archive = `[\n${audit.map((record) => JSON.stringify(record)).join(',\n')},\n{"action": "delete U`;

/** Imports the archive into a new case. */
export async function importAudit(engine: Engine): Promise<ImportReceipt> {
  await engine.call('case.open', { path: place('audit.trailcase'), create: true });
  const file = place('audit.json', archive);
  return await runJob(engine, 'import.start', { files: [file] });
}

let imported: Promise<Buffer> | null = null;

/** Opens a case with the archive: imported once, and copied for every test. */
export async function withAudit(engine: Engine): Promise<void> {
  imported ??= importedCase();
  const bytes = await imported;
  place('audit.json', archive);
  await engine.call('case.open', { path: place('audit.trailcase', bytes) });
}

async function importedCase(): Promise<Buffer> {
  const engine = createEngine();
  await importAudit(engine);
  await engine.close();
  return readFileSync(place('audit.trailcase'));
}

/** Runs one rule over two audit records, which finds the first of them. */
export async function withFinding(engine: Engine): Promise<DetectionReceipt> {
  await withAudit(engine);
  mkdirSync(place('rules'));
  place(
    'rules/own.yml',
    `title: Provider changed
id: own
logsource:
  product: trailcase
detection:
  selection:
    action|startswith: update
  condition: selection
level: high
`,
  );
  return await runJob(engine, 'detect.start', { folders: [place('rules')], rules: ['own'] });
}

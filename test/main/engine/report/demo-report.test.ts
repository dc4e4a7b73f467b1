import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ReportModel } from '../../../../main/engine/report/report-model.ts';
import type { Verdict } from '../../../../shared/playbook.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();
const demo = fileURLToPath(new URL('../../../../assets/demo', import.meta.url));

/** What an investigator of the demo judges; every other step is normal. */
const judged: Record<string, Verdict> = {
  'sign-ins': 'malicious',
  failures: 'malicious',
  lockouts: 'suspicious',
  factors: 'suspicious',
  changes: 'malicious',
  sessions: 'malicious',
  grants: 'malicious',
};

it('names account, addresses, times, changes and what to revoke after the run on an account of the demo', async () => {
  const engine = await engines.open(place('demo.trailcase'));
  const archives = readdirSync(demo).filter((name) => name !== 'README.md');
  await importFiles(
    engine,
    archives.map((name) => `${demo}/${name}`),
    { zone: 'UTC' },
  );
  await runJob(engine, 'detect.start', {});
  const { findings } = await engine.call('finding.list', { levels: ['critical'] });
  await engine.call('finding.triage', {
    findings: findings.map(({ id }) => id),
    state: 'confirmed',
    reason: 'Jonas was asleep at that time.',
  });
  const started = await engine.call('run.start', {
    playbook: 'account-compromise',
    parameters: { user: 'jonas.keller@acme.example', address: '198.51.100.77' },
  });
  const run = started.id;
  for (let next = started.next; next !== null; ) {
    const { all } = await engine.call('run.get', { run });
    const step = all.find((each) => each.step.id === next);
    if (step?.query !== null) await runJob(engine, 'run.answer', { run, step: next });
    const verdict = judged[next] ?? 'normal';
    const note = `Judged ${verdict}.`;
    const after = await engine.call('run.judge', { run, step: next, verdict, note, evidence: [] });
    const proposed = await engine.call('run.actions', { run, step: next });
    const wanted = proposed.filter(({ planned }) => !planned).slice(0, 20);
    if (wanted.length > 0) {
      const step = next;
      const actions = wanted.map(({ kind, target, why }) => ({ kind, target, why, run, step }));
      await engine.call('plan.add', { actions });
    }
    next = after.next;
  }
  await engine.call('run.state', {
    run,
    state: 'finished',
    conclusion: 'The account was taken over.',
  });
  const order = { runs: [run], title: 'Account of Jonas Keller' };
  const [html, json] = [place('r.html'), place('r.json')];
  await runJob(engine, 'report.start', { ...order, out: html, format: 'html' });
  await runJob(engine, 'report.start', { ...order, out: json, format: 'json' });
  const text = readFileSync(html, 'utf8');
  const {
    runs,
    plan,
    findings: found,
    queries,
  } = JSON.parse(readFileSync(json, 'utf8')) as ReportModel;

  const [entry] = runs?.runs.shown ?? [];
  const named = Object.fromEntries(
    (entry?.named.groups ?? []).map(({ title, values }) => [
      title,
      values.shown.map(({ value }) => value),
    ]),
  );
  expect(named.Accounts).toContain('jonas.keller@acme.example');
  expect(named.Addresses).toContain('198.51.100.77');
  expect(named.Sessions?.length).toBeGreaterThan(0);
  expect(entry?.steps.every(({ answer }) => answer === null || answer.sha256.length === 64)).toBe(
    true,
  );
  const changes = (entry?.steps ?? []).flatMap(({ answered }) =>
    (answered?.shown ?? []).flatMap((record) => record.changes?.changes.shown ?? []),
  );
  expect(changes.length).toBeGreaterThan(0);
  const kinds = new Set(plan?.actions.shown.map(({ kind }) => kind));
  expect(kinds).toContain('revoke-sessions');
  expect(kinds).toContain('revoke-grants');
  const ids = plan?.actions.shown.flatMap(({ target }) => target.ids.map(({ id }) => id)) ?? [];
  expect(ids.length).toBeGreaterThan(0);
  expect(found?.confirmed.total).toBe(findings.length);
  expect(queries?.shown.some(({ of }) => of === `run ${run}, step sign-ins`)).toBe(true);
  for (const words of [
    '198.51.100.77',
    'jonas.keller@acme.example',
    'The account was taken over.',
    ...ids.slice(0, 20),
  ]) {
    expect(text.includes(words), words).toBe(true);
  }
  expect(/>2026-02-11 21:3\d:\d\d/.test(text), 'the time of the lockout').toBe(true);
}, 60_000);

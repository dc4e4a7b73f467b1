import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decide, keepDetection } from '../../main/engine/detect/index.ts';
import { createEngine } from '../../main/engine/index.ts';
import { appendCustody, openCase } from '../../main/engine/store/index.ts';
import { secretNameOf } from '../../shared/connection.ts';
import type { Engine } from '../../shared/contract.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive, generateCsv } from '../bench/generate.ts';
import { importFiles } from '../helpers/engines.ts';
import { buildZip } from '../helpers/zip-builder.ts';
import { madeFound, madeRule, madeRun } from '../main/engine/detect/findings/made-runs.ts';
import { madeRecords } from '../tenant/made-records.ts';
import { type ReferenceTenant, startTenant } from '../tenant/start-tenant.ts';

/** A closed case and the folder that it lies in. */
export interface MixedCase {
  folder: string;
  path: string;
  bytes: Buffer;
}

/**
 * Makes a case with a little of everything: audit records with two states over several frames of
 * evidence, events as NDJSON, CSV, gzip and zip, rejected lines, duplicates, differing duplicates and later states;
 * stars, tags, notes and saved views, some of them changed or taken back; two runs of rules with findings
 * that came, changed and went, decisions about them, a run of a playbook and a response plan; connections, a
 * pull, an execution of the plan and a restore.
 */
export async function buildMixedCase(): Promise<MixedCase> {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-mixed-'));
  const path = join(folder, 'mixed.trailcase');
  const [first, second] = [await startTenant({ records: held() }), await startTenant()];
  const secrets = new Map<string, string>();
  const engine = createEngine({
    refusal: null,
    secret: async (name) => secrets.get(name) ?? null,
  });
  try {
    await engine.call('case.open', { path, create: true });
    const { refused } = await importFiles(engine, writeArchives(folder));
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    await markSome(engine);
    for (const { connection, tokens } of [first, second]) {
      secrets.set(secretNameOf(connection(oneId)), tokens.admin);
    }
    await callTenants(engine, first, second);
  } finally {
    await engine.close();
    await first.stop();
    await second.stop();
  }
  respond(path);
  return { folder, path, bytes: readFileSync(path) };
}

/** The connection has this id to both tenants: its address tells them apart. */
const oneId = {
  id: '5f0c1b7e-0a52-4a43-9d0f-3b5e8a3f6f10',
  limits: { perMinute: 60_000, pageSize: 10, timeoutSeconds: 10, pageBytes: null },
};

function held() {
  return { audit: madeRecords('audit', 30), session: madeRecords('session', 30) };
}

/** Pulls from one tenant, ends sessions there, and restores what is in the case to another. */
async function callTenants(
  engine: Engine,
  first: ReferenceTenant,
  second: ReferenceTenant,
): Promise<void> {
  const connection = first.connection(oneId);
  await engine.call('connection.keep', { connection });
  const other = second.connection({ ...oneId, name: 'Other' });
  await engine.call('connection.keep', { connection: { ...other, id: randomUUID() } });
  await runJob(engine, 'pull.start', { connection, streams: ['audit', 'sessions'] });
  await engine.call('plan.add', {
    actions: first.store
      .texts('session')
      .map((text) => (JSON.parse(text) as { sessionId: string }).sessionId)
      .slice(0, 10)
      .map((value) => ({
        kind: 'revoke-session' as const,
        target: {
          type: 'session' as const,
          value,
          name: null,
          system: 'tenant',
          ids: [{ id: value, what: 'session', record: 1 }],
          unlisted: 0,
          settled: [],
          change: null,
          record: null,
        },
        why: 'It was theirs.',
      })),
  });
  await runJob(engine, 'act.start', { connection, confirm: first.tenant });
  await runJob(engine, 'restore.start', { connection: other, confirm: second.tenant });
}

async function markSome(engine: Engine): Promise<void> {
  const records = (...ids: number[]) => ({ kind: 'records' as const, ids });
  const every = (step: number) =>
    records(...Array.from({ length: Math.floor(1_800 / step) }, (_, at) => (at + 1) * step));
  await engine.call('mark.change', { records: every(2), star: true });
  await engine.call('mark.change', { records: every(5), addTags: ['phishing', 'to do'] });
  const { change } = await engine.call('mark.change', { records: records(5, 7), star: true });
  await engine.call('mark.undo', { change });
  for (let record = 1; record <= 60; record += 1) {
    await engine.call('note.add', { record, text: `What is said of record ${record}, in a note.` });
  }
  const { id } = await engine.call('note.add', { record: 3, text: 'Was this Ana?' });
  await engine.call('note.change', { note: id, text: 'This was not Ana.' });
  const { id: note } = await engine.call('note.add', { record: 3, text: 'Never mind.' });
  await engine.call('note.change', { note, text: null });
  for (const name of ['Starred', 'Failures', 'To do']) {
    await engine.call('view.save', { name, kind: 'event', filter: 'starred', sort: [] });
  }
}

/** Writes what incident response leaves in a case, through the same functions as the program. */
function respond(path: string): void {
  const { db } = openCase(path, false);
  const rules = [madeRule('burst', { level: 'high' }), madeRule('single')] as const;
  const found = (shift: number) =>
    Array.from({ length: 150 }, (_, at) =>
      madeFound(`user ${at + shift}`, [at + 1, at + 2, at + 9 + shift], [at, at + 9]),
    );
  const keep = (shift: number) =>
    keepDetection(
      db,
      madeRun(
        rules.map((rule) => [rule, found(shift)] as const),
        { records: 2_000 },
      ),
      () => undefined,
    );
  db.transaction(() => {
    keep(0);
    decide(db, [1, 2, 3, 160], 'dismissed', 'A load test');
    decide(db, [7, 8], 'confirmed', '');
    keep(3);
    decide(db, [3], 'open', 'No load test after all');
    const records = '3-7,9';
    const playbook = JSON.stringify({ id: 'takeover', steps: ['sign-ins', 'changes'] });
    const started = { playbook: 'takeover', sha256: sha256Of(playbook) };
    const run = appendCustody(db, 'run started', started).id;
    db.prepare('INSERT INTO playbook_run (id, playbook, detail) VALUES (?, ?, ?)').run(
      run,
      playbook,
      JSON.stringify(started),
    );
    const step = db.prepare(
      'INSERT INTO playbook_step (id, run, step, kind, detail, records) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const answer = { run, step: 'sign-ins', count: 6, sha256: sha256Of(records) };
    const answered = appendCustody(db, 'run answered', answer).id;
    step.run(answered, run, 'sign-ins', 'answer', JSON.stringify(answer), records);
    const verdict = { run, step: 'sign-ins', verdict: 'suspicious', evidence: '4' };
    const judged = appendCustody(db, 'run judged', verdict).id;
    step.run(judged, run, 'sign-ins', 'verdict', JSON.stringify(verdict), '4');
    for (let action = 0; action < 40; action += 1) {
      const detail = { kind: 'revoke-session', target: `session ${action}`, why: 'It was theirs.' };
      const { id } = appendCustody(db, 'plan action added', detail);
      db.prepare(`INSERT INTO plan_step (id, kind, detail) VALUES (?, 'added', ?)`).run(
        id,
        JSON.stringify(detail),
      );
    }
  })();
  db.close();
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function writeArchives(folder: string): string[] {
  const seed = 'mixed';
  const at = (name: string) => join(folder, name);
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const lines = (kind: 'audit' | 'event', records: number, firstId: number) => {
    const { path } = generateArchive({ kind, records, firstId, seed, path: at('lines') });
    return readFileSync(path, 'utf8');
  };
  const audit = lines('audit', 1_200, 0);
  const events = lines('event', 400, 0);
  return [
    put('audit.ndjson', audit),
    put('events.ndjson', events),
    generateCsv({ records: 200, firstId: 1_000, seed, path: at('events.csv') }).path,
    put('audit.ndjson.gz', gzipSync(lines('audit', 200, 2_000))),
    put(
      'members.zip',
      buildZip([
        { name: 'one.ndjson', data: lines('event', 100, 3_000) },
        {
          name: 'two.json',
          data: `[${lines('audit', 100, 3_000).trim().split('\n').join(',\n')}]`,
        },
      ]),
    ),
    put('messy.ndjson', messy(audit, events)),
    put('jobs.ndjson', [...jobs('running'), ...jobs('failed')].join('\n')),
  ];
}

/** Jobs with a status; of each that comes again with another one, both are records. */
function jobs(latestStatus: string): string[] {
  return Array.from({ length: 30 }, (_, at) =>
    JSON.stringify({
      jobId: `job-${at}`,
      jobName: 'audit log trim',
      jobType: 'trim',
      message: '',
      latestStatus,
      createdAt: '2026-01-20T02:00:00Z',
    }),
  );
}

/** Lines that are in the case already, some with other content, between lines that are not JSON. */
function messy(audit: string, events: string): string {
  const repeated = audit.split('\n').slice(0, 40);
  const altered = audit
    .split('\n')
    .slice(40, 60)
    .map((line) => line.replace('"comments":', '"comments":"seen twice","was":'));
  const broken = events
    .split('\n')
    .slice(0, 30)
    .map((line, at) => line.slice(0, 50 + at));
  return `${[...repeated, ...broken, ...altered].join('\n')}\n`;
}

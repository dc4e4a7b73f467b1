import { mkdirSync, readFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createEngine, portChannel } from '../../../main/engine/index.ts';
import type { PlaceSought, RecordPage } from '../../../shared/case.ts';
import type { liveCalls } from '../../../shared/contract/live-calls.ts';
import { type CallName, contract, type Engine, type ParamsOf } from '../../../shared/contract.ts';
import type { DetectionReceipt } from '../../../shared/detection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ImportReceipt } from '../../../shared/import-receipt.ts';
import type { JobEvent } from '../../../shared/job.ts';
import type { PlaybookRun } from '../../../shared/playbook.ts';
import type { Question } from '../../../shared/query/index.ts';
import type { ResponsePlan } from '../../../shared/response-plan.ts';
import { connectEngine, serveEngine } from '../../../shared/rpc/index.ts';
import { runJob } from '../../../shared/run-job.ts';
import { useTempFolder } from '../../helpers/temp-folder.ts';
import { openPage } from '../hosts/web/page-line.ts';
import { useWebHosts } from '../hosts/web/web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function inProcess(): Engine {
  const engine = createEngine();
  closing.push(() => engine.close());
  return engine;
}

function overChannel(): Engine {
  const engine = inProcess();
  const { port1, port2 } = new MessageChannel();
  serveEngine(engine, portChannel(port1), (error) => {
    throw error;
  });
  const far = connectEngine(portChannel(port2));
  closing.push(() => far.close());
  return far;
}

async function overSocket(): Promise<Engine> {
  const { engine } = await openPage(await hosts.start({ folders: [place('.')] }));
  closing.push(() => engine.close());
  return engine;
}

const audit = [
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

/** One exercise for each call of the contract; a call without one does not compile. */
const exercises: Record<
  Exclude<CallName, keyof typeof liveCalls>,
  (engine: Engine) => Promise<unknown>
> = {
  'case.open': async (engine) => {
    const info = await engine.call('case.open', { path: place('x.trailcase'), create: true });
    expect(info).toMatchObject({ records: 0, sources: [], integrity: { state: 'ok' } });
  },
  'case.close': async (engine) => {
    await engine.call('case.open', { path: place('x.trailcase'), create: true });
    expect(await engine.call('case.close', {})).toBeNull();
    await expect(engine.call('case.info', {})).rejects.toMatchObject({ code: 'no-case-open' });
  },
  'sources.list': async (engine) => {
    const listed = await engine.call('sources.list', {});
    expect(listed.map(({ system }) => system)).toContain('tenant');
    expect(listed.every(({ shapes }) => shapes.length > 0)).toBe(true);
  },
  'case.info': async (engine) => {
    await withAudit(engine);
    const info = await engine.call('case.info', {});
    expect(info.kinds).toEqual([
      {
        kind: 'audit',
        count: 2,
        undated: 0,
        first: '2026-01-20T11:02:00.000000Z',
        last: '2026-01-21T08:00:00.000000Z',
      },
    ]);
    expect(info.sources).toHaveLength(1);
  },
  'import.start': async (engine) => {
    const receipt = await importAudit(engine);
    expect(receipt.sources[0]).toMatchObject({
      system: 'tenant',
      kinds: { audit: 2 },
      read: 3,
      stored: 2,
      duplicates: 0,
      rejected: 1,
      state: 'incomplete',
    });
  },
  'import.files': async (engine) => {
    mkdirSync(place('logs/2026'), { recursive: true });
    const audit = place('logs/2026/audit.json', '[]');
    const hidden = place('logs/.hidden', '');
    const found = await engine.call('import.files', { files: [place('logs')] });
    expect(found).toMatchObject({
      files: [{ path: audit, name: 'logs/2026/audit.json', bytes: 2 }],
      total: 1,
      leftOut: [{ file: hidden, name: 'logs/.hidden', code: 'left-out' }],
      leftOutTotal: 1,
    });
    const named = engine.call('import.files', { files: [{ path: audit, name: 'else.json' }] });
    await expect(named).rejects.toMatchObject({ code: 'bad-request' });
  },
  'import.preview': async (engine) => {
    const file = place('events.csv', 'Event Type,Created On,Door\nlogin,2026-01-20 11:02:00,7\n');
    const { file: given, members, total } = await engine.call('import.preview', { file });
    expect(given).toMatchObject({ name: 'events.csv', container: 'plain', bytes: 55 });
    expect(total).toBe(1);
    expect(members).toMatchObject([{ name: 'events.csv', layout: 'CSV', encoding: 'utf-8' }]);
    const none = engine.call('import.preview', { file: place('none.csv') });
    await expect(none).rejects.toMatchObject({ code: 'file-unreadable' });
  },
  'records.page': async (engine) => {
    await withAudit(engine);
    const first = await engine.call('records.page', { kind: 'audit', limit: 1 });
    expect(first.rows.map(({ fields }) => fields.action)).toEqual(['create User']);
    expect(first.next).not.toBeNull();
    const second: RecordPage = await engine.call('records.page', {
      limit: 5,
      after: first.next ?? undefined,
    });
    expect(second.rows.map(({ fields }) => fields.target)).toEqual(['Google']);
    expect(second.next).toBeNull();
  },
  'records.count': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('records.count', {})).toBe(2);
    expect(await engine.call('records.count', { kind: 'audit' })).toBe(2);
    expect(await engine.call('records.count', { kind: 'event' })).toBe(0);
  },
  'record.get': async (engine) => {
    await withAudit(engine);
    const record = await engine.call('record.get', { id: 1 });
    expect(record).toMatchObject({ id: 1, kind: 'audit', fields: { actor: 'ana@example.com' } });
    expect(JSON.parse(record.raw ?? '')).toEqual(audit[0]);
    await expect(engine.call('record.get', { id: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'record.raw': async (engine) => {
    await withAudit(engine);
    const { base64, offset, length } = await engine.call('record.raw', { id: 2 });
    const file = readFileSync(place('audit.json'));
    expect(Buffer.from(base64, 'base64')).toEqual(file.subarray(offset, offset + length));
    const part = await engine.call('record.raw', { id: 2, from: 2, length: 6 });
    expect(part).toMatchObject({ offset, length });
    expect(Buffer.from(part.base64, 'base64')).toEqual(file.subarray(offset + 2, offset + 8));
  },
  'record.states': async (engine) => {
    await withAudit(engine);
    const changed = await engine.call('record.states', { id: 1 });
    expect(JSON.parse(changed.diff ?? '')).toEqual({
      enabled: { _old: true, _new: false },
      scopes: [['+', 'email']],
    });
    const created = await engine.call('record.states', { id: 2 });
    expect(created).toMatchObject({ diff: null, old: { text: null } });
  },
  'record.tree': async (engine) => {
    await withAudit(engine);
    const place = { id: 1, side: 'new' as const, path: ['scopes'], from: 1, count: 10 };
    expect(await engine.call('record.tree', place)).toEqual({
      nodes: [{ key: '1', type: 'text', text: 'email', cutFrom: null, children: 0 }],
      total: 2,
    });
    await expect(engine.call('record.tree', { ...place, path: ['none'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'record.related': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('record.related', { id: 1 })).toEqual([]);
  },
  'record.versions': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('record.versions', { id: 2 })).toEqual({
      target: 'ben@example.com',
      versions: [
        {
          record: 2,
          time: '2026-01-21T08:00:00.000000Z',
          action: 'create User',
          actor: 'ana@example.com',
          hasOld: false,
          hasNew: true,
          continues: null,
          breaks: [],
        },
      ],
      total: 1,
    });
  },
  'states.compare': async (engine) => {
    await withAudit(engine);
    const compared = await engine.call('states.compare', {
      old: { record: 1, side: 'old' },
      new: { record: 1, side: 'new' },
    });
    expect(compared).toMatchObject({ changed: 2, unchanged: 1, old: { recorded: true } });
    expect(compared.changes[1]).toMatchObject({ path: ['scopes', '[email]'], kind: 'added' });
  },
  'query.explain': async (engine) => {
    await withAudit(engine);
    const text = 'target is "Google"';
    const explained = await engine.call('query.explain', { text, kind: 'audit' });
    expect(explained).toMatchObject({
      ok: true,
      question: { kind: 'audit', where: { kind: 'compare', operator: 'is' } },
      asOf: '2026-01-21T08:00:00.000000Z',
      zone: 'UTC',
      ignored: [],
      chips: [{ query: { kind: 'compare' } }],
    });
    const broken = await engine.call('query.explain', { text: 'target is "Google', kind: 'audit' });
    expect(broken).toMatchObject({ ok: false, error: { position: 10 } });
  },
  'query.complete': async (engine) => {
    await withAudit(engine);
    const ask = (text: string) =>
      engine.call('query.complete', { text, at: text.length, kind: 'audit' });
    const fields = await ask('tar');
    expect(fields).toContainEqual({ kind: 'field', text: 'Target', from: 0, to: 3 });
    const values = await ask('actor is an');
    expect(values).toContainEqual({
      kind: 'value',
      text: '"ana@example.com"',
      from: 9,
      to: 11,
      count: 2,
    });
  },
  'result.open': async (engine) => {
    await withAudit(engine);
    const opened = await engine.call('result.open', { question: everything });
    expect(opened).toMatchObject({ result: 1, from: 0, order: 'sorted', zone: 'UTC' });
    expect(opened.rows.map(({ id }) => id)).toEqual([2, 1]);
  },
  'result.window': async (engine) => {
    const result = await withResult(engine);
    await engine.call('result.total', { result });
    const window = await engine.call('result.window', { result, from: 1, count: 5 });
    expect(window).toMatchObject({ from: 1, rows: [{ id: 1 }], total: 2, order: 'sorted' });
    const { rows } = await engine.call('result.window', {
      result,
      from: 1,
      count: 1,
      written: true,
    });
    expect(rows[0]).toMatchObject({
      changed: ['enabled', 'scopes'],
      written: { time: '2026-01-20T11:02:00.000Z', old: '{"enabled":true,"scopes":["openid"]}' },
    });
  },
  'result.total': async (engine) => {
    const result = await withResult(engine);
    expect(await engine.call('result.total', { result })).toBe(2);
  },
  'result.close': async (engine) => {
    const result = await withResult(engine);
    expect(await engine.call('result.close', { result })).toBe(true);
    expect(await engine.call('result.close', { view: 'none' })).toBe(false);
  },
  'result.facet': async (engine) => {
    const result = await withResult(engine);
    const field = { kind: 'field' as const, name: 'actor' };
    expect(await engine.call('result.facet', { result, field })).toEqual({
      records: 2,
      missing: 0,
      distinct: 1,
      top: [
        {
          value: 'ana@example.com',
          count: 2,
          first: '2026-01-20T11:02:00.000000Z',
          last: '2026-01-21T08:00:00.000000Z',
        },
      ],
      rare: [],
    });
  },
  'result.histogram': async (engine) => {
    const result = await withResult(engine);
    const histogram = await engine.call('result.histogram', { result, by: 'kind' });
    expect(histogram).toMatchObject({ unit: 'minute', step: 10, zone: 'UTC', records: 2 });
    expect(histogram.buckets[0]).toEqual({
      from: '2026-01-20T11:00:00.000000Z',
      to: '2026-01-20T11:10:00.000000Z',
      counts: { audit: 1 },
    });
    expect(histogram.undated).toEqual({});
  },
  'result.groups': async (engine) => {
    const result = await withResult(engine);
    const field = { kind: 'field' as const, name: 'action' };
    const groups = await engine.call('result.groups', { result, field, top: 1 });
    expect(groups).toMatchObject({ records: 2, missing: 0, distinct: 2 });
    expect(groups.groups).toMatchObject([{ value: 'create User', count: 1 }]);
  },
  'result.place': async (engine) => {
    const result = await withResult(engine);
    const find = (sought: PlaceSought) => engine.call('result.place', { result, place: sought });
    expect(await find({ kind: 'record', record: 1 })).toBe(1);
    expect(await find({ kind: 'record', record: 99 })).toBeNull();
    expect(await find({ kind: 'time', time: Date.UTC(2026, 0, 21) * 1000 })).toBe(1);
    expect(await find({ kind: 'gap', from: 0, forward: true, micros: 3_600_000_000 })).toBe(1);
    expect(await find({ kind: 'marked', from: 1, forward: false })).toBeNull();
  },
  'mark.change': async (engine) => {
    const result = await withResult(engine);
    const records = { kind: 'positions' as const, result, ranges: [[1, 9] as const] };
    const made = await engine.call('mark.change', { records, star: true, addTags: ['odd '] });
    expect(made).toMatchObject({ records: 1 });
    const mark = { star: true, tags: ['odd'], notes: 0 };
    expect((await engine.call('record.get', { id: 1 })).mark).toEqual(mark);
    const window = await engine.call('result.window', { result, from: 0, count: 2 });
    expect(window.rows.map((row) => row.mark)).toEqual([undefined, mark]);
  },
  'mark.undo': async (engine) => {
    await withAudit(engine);
    const { change } = await engine.call('mark.change', { records: both, star: true });
    expect(await engine.call('mark.undo', { change })).toMatchObject({ records: 2 });
    expect(await engine.call('mark.counts', {})).toMatchObject({ records: 0 });
    await expect(engine.call('mark.undo', { change: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'mark.get': async (engine) => {
    await withAudit(engine);
    await engine.call('mark.change', { records: both, addTags: ['b', 'a'] });
    expect(await engine.call('mark.get', { record: 2 })).toEqual({
      record: 2,
      star: false,
      tags: ['a', 'b'],
      notes: [],
    });
    await expect(engine.call('mark.get', { record: 3 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'mark.counts': async (engine) => {
    await withAudit(engine);
    await engine.call('mark.change', { records: both, addTags: ['odd'] });
    await engine.call('note.add', { record: 1, text: 'the first' });
    expect(await engine.call('mark.counts', {})).toEqual({
      records: 2,
      starred: 0,
      noted: 1,
      tags: [{ tag: 'odd', count: 2 }],
    });
  },
  'note.add': async (engine) => {
    await withAudit(engine);
    const note = await engine.call('note.add', { record: 2, text: 'Who is Ben?' });
    expect(note).toMatchObject({ record: 2, text: 'Who is Ben?', edited: null });
    expect((await engine.call('mark.get', { record: 2 })).notes).toEqual([note]);
  },
  'note.change': async (engine) => {
    await withAudit(engine);
    const { id } = await engine.call('note.add', { record: 2, text: 'Who is Ben?' });
    const changed = await engine.call('note.change', { note: id, text: 'A contractor.' });
    expect(changed).toMatchObject({ id, text: 'A contractor.' });
    expect(await engine.call('note.change', { note: id, text: null })).toBeNull();
    expect((await engine.call('record.get', { id: 2 })).mark).toBeUndefined();
  },
  'view.save': async (engine) => {
    await withAudit(engine);
    const saved = await engine.call('view.save', { name: ' Mine ', kind: null, filter: 'starred' });
    expect(saved).toMatchObject({ name: 'Mine', kind: null, filter: 'starred' });
    const { id } = saved;
    const again = await engine.call('view.save', { id, name: 'Mine', kind: 'audit' });
    expect(again).toMatchObject({ id, kind: 'audit', created: saved.created });
    expect(again).not.toHaveProperty('filter');
  },
  'view.remove': async (engine) => {
    await withAudit(engine);
    const { id } = await engine.call('view.save', { name: 'Mine', kind: null });
    expect(await engine.call('view.remove', { id })).toBe(true);
    expect(await engine.call('view.remove', { id })).toBe(false);
  },
  'view.list': async (engine) => {
    await withAudit(engine);
    const b = await engine.call('view.save', {
      name: 'b',
      kind: null,
      columns: [{ name: 'Actor' }],
    });
    const a = await engine.call('view.save', { name: 'A', kind: 'event', sort: [] });
    expect(await engine.call('view.list', {})).toEqual([a, b]);
  },
  'rules.list': async (engine) => {
    const { rules, problems } = await engine.call('rules.list', {});
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ level: 'critical', origin: 'shipped' });
    const folders = [place('no such folder')];
    await expect(engine.call('rules.list', { folders })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  },
  'detect.start': async (engine) => {
    const receipt = await withFinding(engine);
    expect(receipt).toMatchObject({
      rules: 1,
      ran: 1,
      records: 2,
      findings: { total: 1, new: 1 },
      levels: { high: 1 },
      zone: 'UTC',
    });
  },
  'finding.list': async (engine) => {
    const { detection } = await withFinding(engine);
    expect(await engine.call('finding.list', { levels: ['high'] })).toMatchObject({
      findings: [{ id: 1, title: 'Provider changed', state: 'open', records: 1, detection }],
      total: 1,
      gone: 0,
      counts: [{ level: 'high', state: 'open', count: 1 }],
      detections: [{ id: detection, rules: 1, findings: 1, records: 2 }],
    });
    expect(await engine.call('finding.list', { states: ['dismissed'] })).toMatchObject({
      total: 0,
    });
  },
  'finding.get': async (engine) => {
    await withFinding(engine);
    const finding = await engine.call('finding.get', { id: 1 });
    expect(finding).toMatchObject({ recordIds: [1], history: [], why: '' });
    expect(finding.ruleText).toContain('title: Provider changed');
    await expect(engine.call('finding.get', { id: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'finding.triage': async (engine) => {
    await withFinding(engine);
    const dismissed = { findings: [1], state: 'dismissed' as const };
    await expect(engine.call('finding.triage', { ...dismissed, reason: '' })).rejects.toMatchObject(
      { code: 'bad-request' },
    );
    expect(await engine.call('finding.triage', { ...dismissed, reason: 'planned' })).toBe(1);
    expect(await engine.call('finding.get', { id: 1 })).toMatchObject({
      state: 'dismissed',
      reason: 'planned',
      history: [{ state: 'dismissed' }],
    });
  },
  'search.start': async (engine) => {
    await withAudit(engine);
    const question = { kind: null, where: { kind: 'text', operator: 'contains', text: 'OPENID' } };
    const outcome = await runJob(engine, 'search.start', { question: question as Question });
    expect(outcome).toMatchObject({ result: 1, total: 1 });
    expect(outcome.searchedBytes).toBe(readFileSync(place('audit.json')).length);
  },
  'rejected.page': async (engine) => {
    await withAudit(engine);
    const { total, rows } = await engine.call('rejected.page', { limit: 10 });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ code: 'truncated', sourceName: 'audit.json', line: 4 });
  },
  'rejected.place': async (engine) => {
    await withAudit(engine);
    const { rows } = await engine.call('rejected.page', { limit: 10 });
    const id = rows[0]?.id ?? 0;
    const file = readFileSync(place('audit.json'), 'utf8');
    const shown = await engine.call('rejected.place', { id });
    expect(shown).toMatchObject({ text: '{"action": "delete U', after: '', cut: false, line: 4 });
    expect(shown.before + shown.text).toBe(file);
    await expect(engine.call('rejected.place', { id: id + 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'evidence.write': async (engine) => {
    await withAudit(engine);
    const out = place('out.json');
    const written = await runJob(engine, 'evidence.write', { source: 1, out });
    expect(readFileSync(out)).toEqual(readFileSync(place('audit.json')));
    expect(written.bytes).toBe(readFileSync(out).length);
    await expect(runJob(engine, 'evidence.write', { source: 1, out })).rejects.toMatchObject({
      code: 'file-exists',
    });
  },
  'playbook.list': async (engine) => {
    const { playbooks, problems } = await engine.call('playbook.list', {});
    expect(problems).toEqual([]);
    expect(playbooks.map(({ id }) => id)).toContain('account-compromise');
    const broken = await engine.call('playbook.list', { folders: [place('no.yaml', 'id: [')] });
    expect(broken.problems).toMatchObject([{ line: 1 }]);
  },
  'playbook.candidates': async (engine) => {
    await withAudit(engine);
    const asked = { playbook: 'who-changed-this', parameter: 'resource' };
    expect(await engine.call('playbook.candidates', asked)).toEqual([
      { value: 'Google', reason: '1 record' },
      { value: 'ben@example.com', reason: '1 record' },
    ]);
    const few = await engine.call('playbook.candidates', { ...asked, contains: 'goo' });
    expect(few.map(({ value }) => value)).toEqual(['Google']);
    const none = engine.call('playbook.candidates', { ...asked, parameter: 'none' });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'run.start': async (engine) => {
    const { id } = await withRun(engine);
    expect(id).toBeGreaterThan(2);
    const none = engine.call('run.start', { playbook: 'who-changed-this', parameters: {} });
    await expect(none).rejects.toMatchObject({ code: 'bad-request' });
  },
  'run.list': async (engine) => {
    expect(await engine.call('run.list', {}).catch(({ code }) => code)).toBe('no-case-open');
    const { id } = await withRun(engine);
    expect(await engine.call('run.list', {})).toMatchObject([{ id, steps: 4, answered: 0 }]);
  },
  'run.get': async (engine) => {
    const run = await withRun(engine);
    expect(await engine.call('run.get', { run: run.id })).toEqual(run);
    expect(run).toMatchObject({ title: 'Who changed this?', next: 'who', zone: 'UTC' });
  },
  'run.answer': async (engine) => {
    const { id } = await withRun(engine);
    const { all } = await engine.call('run.answer', { run: id, step: 'who' });
    expect(all[0]?.answer).toMatchObject({
      count: 1,
      records: 2,
      groups: { field: 'Actor', distinct: 1, top: [{ value: 'ana@example.com', count: 1 }] },
    });
  },
  'run.judge': async (engine) => {
    const { id } = await withRun(engine);
    const judged = { run: id, step: 'who', verdict: 'normal' as const, note: 'Ana.' };
    const run = await engine.call('run.judge', { ...judged, evidence: [1] });
    expect(run).toMatchObject({ judged: 1, next: 'what' });
    expect(run.all[0]).toMatchObject({ verdict: 'normal', note: 'Ana.', evidence: [1] });
    const none = engine.call('run.judge', { ...judged, evidence: [99] });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'run.state': async (engine) => {
    const { id } = await withRun(engine);
    const change = { run: id, state: 'finished' as const, conclusion: 'It was Ana.' };
    expect(await engine.call('run.state', change)).toMatchObject({
      state: 'finished',
      conclusion: 'It was Ana.',
    });
  },
  'run.rows': async (engine) => {
    const { id } = await withRun(engine);
    await engine.call('run.answer', { run: id, step: 'who' });
    const rows = await engine.call('run.rows', { run: id, step: 'who', from: 0, count: 10 });
    expect(rows).toMatchObject({ rows: [{ id: 1, fields: { target: 'Google' } }], total: 1 });
  },
  'run.actions': async (engine) => {
    await withAudit(engine);
    const parameters = { resource: 'Google' };
    const { id } = await engine.call('run.start', {
      playbook: 'configuration-tampering',
      parameters,
    });
    const step = { run: id, step: 'history' };
    await engine.call('run.answer', step);
    expect(await engine.call('run.actions', step)).toEqual([]);
    await engine.call('run.judge', { ...step, verdict: 'malicious', note: '', evidence: [1] });
    expect(await engine.call('run.actions', step)).toMatchObject([
      {
        kind: 'revert-change',
        target: { type: 'change', value: 'Google', record: 1 },
        planned: false,
      },
    ]);
  },
  'run.export': async (engine) => {
    const { id } = await withRun(engine);
    const out = place('run.md');
    const receipt = await runJob(engine, 'run.export', { run: id, out, format: 'markdown' });
    const text = readFileSync(out);
    expect(text.toString()).toContain('# Who changed this?');
    expect(receipt).toMatchObject({ path: out, steps: 4, bytes: text.length });
  },
  'export.start': async (engine) => {
    await withAudit(engine);
    const question = { kind: 'audit' as const, where: { kind: 'all' as const } };
    const out = place('out.ndjson');
    const receipt = await runJob(engine, 'export.start', { question, out, format: 'ndjson' });
    expect(receipt).toMatchObject({ counts: { matched: 2, written: 2 }, path: out });
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([audit[1], audit[0]]);
  },
  'report.preview': async (engine) => {
    await withAudit(engine);
    const { html, counts } = await engine.call('report.preview', { title: 'Of <b>ana</b>' });
    expect(html).toContain('<title>Of &lt;b&gt;ana&lt;/b&gt;</title>');
    expect(counts).toEqual({ findings: 0, runs: 0, marked: 0, actions: 0, queries: 0 });
    const none = engine.call('report.preview', { runs: [7] });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'report.start': async (engine) => {
    await withAudit(engine);
    const order = { out: place('r.json'), format: 'json', parts: ['scope'] } as const;
    const receipt = await runJob(engine, 'report.start', { ...order, parts: [...order.parts] });
    const written = JSON.parse(readFileSync(order.out, 'utf8')) as Record<string, unknown>;
    expect(written).toMatchObject({ scope: { records: 2 }, sources: null });
    expect(written).toHaveProperty('made.contentSha256', receipt.contentSha256);
  },
  'verify.start': async (engine) => {
    await withAudit(engine);
    const report = await runJob(engine, 'verify.start', {});
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
  },
  'entity.list': async (engine) => {
    await withAudit(engine);
    const { entities, total } = await engine.call('entity.list', { type: 'actor' });
    expect(total).toBe(1);
    expect(entities).toMatchObject([{ type: 'actor', value: 'ana@example.com', count: 2 }]);
  },
  'entity.page': async (engine) => {
    await withAudit(engine);
    const page = await engine.call('entity.page', { type: 'actor', value: 'ana@example.com' });
    expect(page).toMatchObject({ records: 2, made: { records: 2 }, suffered: { records: 0 } });
    await expect(
      engine.call('entity.page', { type: 'actor', value: 'nobody' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  },
  'address.countries': async (engine) => {
    await withAudit(engine);
    const addresses = ['8.8.8.8', '10.0.0.1'];
    const [known, none] = await engine.call('address.countries', { addresses });
    expect(known).toEqual({ code: 'US', name: 'United States' });
    expect(none).toBeNull();
  },
  'custody.list': async (engine) => {
    await importAudit(engine);
    const entries = await engine.call('custody.list', {});
    expect(entries.map(({ action }) => action)).toEqual(['created', 'imported']);
    expect(entries[1]?.previous).toBe(entries[0]?.hash);
  },
  'plan.get': async (engine) => {
    await withPlan(engine);
    const { actions } = await engine.call('plan.get', {});
    expect(actions.map(({ kind, position }) => [kind, position])).toEqual([
      ['revert-change', 1],
      ['disable-account', 2],
    ]);
  },
  'plan.resolve': async (engine) => {
    await withAudit(engine);
    const asked = { kind: 'revert-change', value: 'Google' } as const;
    const [target] = await engine.call('plan.resolve', asked);
    expect(target).toMatchObject({
      type: 'change',
      record: 1,
      change: { way: 'set-back', paths: ['enabled', 'scopes'], old: 'recorded' },
    });
  },
  'plan.add': async (engine) => {
    const { actions } = await withPlan(engine);
    expect(actions[0]).toMatchObject({
      why: 'Not ours.',
      missing: [],
      addedBy: expect.any(String),
    });
    expect(actions[1]?.missing).toEqual(['The evidence has no user id of this account.']);
  },
  'plan.change': async (engine) => {
    const [first] = (await withPlan(engine)).actions;
    const changed = { action: first?.id ?? 0, why: 'Not ours.', note: 'Ask Ana first.' };
    const { actions } = await engine.call('plan.change', changed);
    expect(actions[0]).toMatchObject({ why: 'Not ours.', note: 'Ask Ana first.' });
  },
  'plan.remove': async (engine) => {
    const [first, second] = (await withPlan(engine)).actions;
    const { actions } = await engine.call('plan.remove', { actions: [first?.id ?? 0] });
    expect(actions).toEqual([{ ...second, position: 1 }]);
  },
  'plan.order': async (engine) => {
    const ids = (await withPlan(engine)).actions.map(({ id }) => id).reverse();
    const { actions } = await engine.call('plan.order', { actions: ids });
    expect(actions.map(({ id }) => id)).toEqual(ids);
  },
  'plan.export': async (engine) => {
    await withPlan(engine);
    const out = place('plan.md');
    const receipt = await runJob(engine, 'plan.export', { out, format: 'markdown' });
    expect(receipt).toMatchObject({ path: out, actions: 2 });
    expect(readFileSync(out, 'utf8')).toContain('## 1. Take a change back');
  },
  'radius.read': async (engine) => {
    await withAudit(engine);
    const entity = { type: 'actor', value: 'ana@example.com' } as const;
    const radius = await engine.call('radius.read', { entity, from: null, to: null });
    expect(radius.records).toBe(2);
    expect(radius.lines.map(({ value, how }) => [value, how])).toEqual([
      ['Google', 'updated 1'],
      ['ben@example.com', 'created 1'],
    ]);
  },
  'job.cancel': async (engine) => {
    await withAudit(engine);
    const { job } = (await engine.call('verify.start', {})) as { job: number };
    expect(typeof (await engine.call('job.cancel', { job }))).toBe('boolean');
    expect(await engine.call('job.cancel', { job: 999 })).toBe(false);
  },
  'job.list': async (engine) => {
    await importAudit(engine);
    const jobs = await engine.call('job.list', {});
    expect(jobs).toMatchObject([{ job: 1, call: 'import.start', state: 'done' }]);
  },
};

const both = { kind: 'records' as const, ids: [1, 2] };

const everything: Question = { kind: null, where: { kind: 'all' } };

/** A run of a playbook that asks for one of the two records. */
async function withRun(engine: Engine): Promise<PlaybookRun> {
  await withAudit(engine);
  const parameters = { resource: 'Google' };
  return await engine.call('run.start', { playbook: 'who-changed-this', parameters });
}

/** Opens the result of both audit records. */
async function withResult(engine: Engine): Promise<number> {
  await withAudit(engine);
  return (await engine.call('result.open', { question: everything })).result;
}

/** Plans to take a change back and to disable the account that was made. */
async function withPlan(engine: Engine): Promise<ResponsePlan> {
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
const archive = `[\n${audit.map((record) => JSON.stringify(record)).join(',\n')},\n{"action": "delete U`;

/** Imports the archive into a new case. */
async function importAudit(engine: Engine): Promise<ImportReceipt> {
  await engine.call('case.open', { path: place('audit.trailcase'), create: true });
  const file = place('audit.json', archive);
  return await runJob(engine, 'import.start', { files: [file] });
}

let imported: Promise<Buffer> | null = null;

/** Opens a case with the archive: imported once, and copied for every test. */
async function withAudit(engine: Engine): Promise<void> {
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
async function withFinding(engine: Engine): Promise<DetectionReceipt> {
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

describe.each<[string, () => Engine | Promise<Engine>]>([
  ['in process', inProcess],
  ['over a message channel', overChannel],
  ['over a socket of the web host', overSocket],
])('the engine %s', (_where, start) => {
  it.each(Object.entries(exercises))('answers %s', async (_name, exercise) => {
    await exercise(await start());
  });

  it.each(['constructor', '__proto__', 'toString', 'case.delete', ''])(
    'refuses the unknown call "%s"',
    async (name) => {
      const engine = await start();
      await expect(engine.call(name as CallName, {} as never)).rejects.toMatchObject({
        code: 'unknown-call',
      });
    },
  );

  it('refuses parameters that are missing, wrong or more than there are', async () => {
    const engine = await start();
    for (const params of [{}, { path: 5 }, { path: '' }, { path: 'a', more: 1 }, null, [], 'a']) {
      await expect(engine.call('case.open', params as never)).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
  });

  it('says that no case is open before one is', async () => {
    const engine = await start();
    await expect(engine.call('records.count', {})).rejects.toMatchObject({ code: 'no-case-open' });
  });

  it('tells of a job from its start to exactly one end', async () => {
    const engine = await start();
    const events: JobEvent[] = [];
    engine.subscribe((event) => events.push(event));
    await importAudit(engine);
    expect(events[0]).toMatchObject({ job: 1, call: 'import.start', state: 'running' });
    expect(events.filter(({ state }) => state !== 'running')).toHaveLength(1);
    expect(events.at(-1)?.state).toBe('done');
  });

  it('answers with errors that are errors of Trailcase on both sides', async () => {
    const engine = await start();
    const failure = await engine
      .call('case.open', { path: place('none.trailcase') })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TrailcaseError);
    expect(failure).toMatchObject({ code: 'case-missing' });
  });
});

describe('the contract', () => {
  it('gives every call a purpose', () => {
    for (const { purpose } of Object.values(contract)) expect(purpose.length).toBeGreaterThan(20);
  });

  it('types parameters and answers by the name of the call', () => {
    expectTypeOf<ParamsOf<'record.get'>>().toEqualTypeOf<{ id: number }>();
    const engine = inProcess();
    expectTypeOf(engine.call<'records.count'>).returns.resolves.toEqualTypeOf<number>();
    expectTypeOf(engine.call<'verify.start'>).returns.resolves.toEqualTypeOf<{ job: number }>();
  });
});

import { mkdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { caseCalls } from '../../../../shared/contract/case-calls.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { Exercises } from './exercise.ts';
import { archive, audit, importAudit, place, withAudit } from './setting.ts';

export const caseExercises: Exercises<typeof caseCalls> = {
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
  'export.start': async (engine) => {
    await withAudit(engine);
    const question = { kind: 'audit' as const, where: { kind: 'all' as const } };
    const out = place('out.ndjson');
    const receipt = await runJob(engine, 'export.start', { question, out, format: 'ndjson' });
    expect(receipt).toMatchObject({ counts: { matched: 2, written: 2 }, path: out });
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([audit[1], audit[0]]);
  },
  'salvage.start': async (engine) => {
    await withAudit(engine);
    await engine.call('case.close', {});
    const order = { path: place('audit.trailcase'), to: place('saved') };
    const { whole, damaged, streams } = await runJob(engine, 'salvage.start', order);
    expect([whole, damaged]).toEqual([1, 0]);
    const file = place(`saved/${streams[0]?.files[0]?.file}`);
    expect(readFileSync(file, 'utf8')).toBe(archive);
  },
  'verify.start': async (engine) => {
    await withAudit(engine);
    const report = await runJob(engine, 'verify.start', {});
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
  },
  'custody.list': async (engine) => {
    await importAudit(engine);
    const entries = await engine.call('custody.list', {});
    expect(entries.map(({ action }) => action)).toEqual(['created', 'imported']);
    expect(entries[1]?.previous).toBe(entries[0]?.hash);
  },
};

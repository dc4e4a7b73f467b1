import { copyFileSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import { migration as case010 } from '../../../../main/engine/store/migrations/010-case.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { allRecords, importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

/** Tables that later migrations brought. */
const laterTables = [
  ...['mark', 'mark_label', 'mark_step', 'note', 'saved_view'],
  ...['detection', 'detected_rule', 'finding', 'finding_record', 'triage'],
  ...['playbook_run', 'playbook_step', 'plan_step'],
  ...['connection_step', 'pull', 'pull_page', 'pull_point'],
  ...['act_run', 'act_step', 'restore_run', 'restore_step'],
  'later_state',
];

/** A case with records as the program wrote it before there were marks, findings and plans. */
async function caseOfFormat10(): Promise<string> {
  const path = place('ten.trailcase');
  const engine = await engines.open(path);
  const file = place('events.ndjson');
  generateArchive({ kind: 'event', records: 200, seed: 'ten', path: file });
  await importOne(engine, file);
  await engine.close();
  const db = new Database(path);
  const later = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(laterTables));
  expect(later).toHaveLength(laterTables.length);
  for (const table of laterTables) {
    db.exec(`DROP TABLE ${table}`);
  }
  db.pragma('user_version = 10');
  const schema = 'SELECT name, sql FROM sqlite_schema ORDER BY name';
  const plain = new Database(':memory:');
  plain.exec(case010.sql);
  expect(db.prepare(schema).all()).toEqual(plain.prepare(schema).all());
  plain.close();
  db.close();
  return path;
}

describe('a case of format 10', () => {
  it('is migrated when it is opened, once, which its custody log says', async () => {
    const path = await caseOfFormat10();
    const engine = await engines.open(path);
    const before = await allRecords(engine);
    expect(before).toHaveLength(200);
    const records = { kind: 'records' as const, ids: [1] };
    await engine.call('mark.change', { records, star: true });
    expect((await runJob(engine, 'verify.start', {})).checks.filter(({ ok }) => !ok)).toEqual([]);
    await engine.call('case.open', { path });
    const entries = await engine.call('custody.list', {});
    expect(entries.map(({ action }) => action)).toEqual([
      'created',
      'imported',
      'migrated',
      'opened',
      'marked',
      'verified',
      'opened',
    ]);
    expect(entries[2]?.detail).toEqual({ from: 10, to: 50 });
  });

  it('is refused as it is, and not migrated, when it was altered', async () => {
    const path = await caseOfFormat10();
    const db = new Database(path);
    db.exec('CREATE TABLE added (a)');
    db.close();
    const bytes = readFileSync(path);
    const copy = place('copy.trailcase');
    copyFileSync(path, copy);
    const engine = createEngine();
    await expect(engine.call('case.open', { path: copy })).rejects.toMatchObject({
      code: 'case-altered',
      message: expect.stringContaining('unknown table added') as string,
    });
    await engine.close();
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  });

  it.each([11, 20, 30, 40, 50])(
    'is refused when its header says that it is of format %i',
    async (format) => {
      const path = await caseOfFormat10();
      const db = new Database(path);
      db.pragma(`user_version = ${format}`);
      db.close();
      const engine = createEngine();
      await expect(engine.call('case.open', { path })).rejects.toMatchObject({
        code: 'case-altered',
      });
      await engine.close();
    },
  );
});

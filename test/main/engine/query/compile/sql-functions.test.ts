import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { registerFunctions } from '../../../../../main/engine/query/compile/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import { importFiles, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { type AskedCase, inTimeline, openAskedCase } from './asked-case.ts';
import { compare } from './trees.ts';

const inFolder = useTempFolder();
const engines = useEngines();

const records = [
  {
    id: 'a',
    action: 'x',
    target: 't',
    actor: 'u',
    comments: 'c',
    details: { tags: ['one', 'two'], n: 5 },
  },
  {
    id: 'b',
    action: 'x',
    target: 't',
    actor: 'u',
    comments: 'c',
    details: { tags: [], big: { deep: true } },
  },
];

async function openCase(): Promise<AskedCase> {
  const path = inFolder('functions.trailcase');
  const engine = await engines.open(path);
  await importFiles(engine, [inFolder('records.json', JSON.stringify(records))]);
  await engine.close();
  return openAskedCase(path);
}

describe('the SQL functions of a reader', () => {
  it('give the text of the values at a path, NULL for none', async () => {
    const asked = await openCase();
    const values = (...path: string[]) =>
      asked.db
        .prepare('SELECT path_value(source, offset, length, ?) FROM record ORDER BY id')
        .pluck()
        .all(JSON.stringify(path));
    expect(values('details', 'tags')).toEqual(['one, two', null]);
    expect(values('details', 'n')).toEqual(['5', null]);
    expect(values('details', 'big')).toEqual([null, '{"deep":true}']);
    expect(values('id')).toEqual(['a', 'b']);
    asked.close();
  });

  it('answer NULL for NULL', async () => {
    const asked = await openCase();
    expect(
      asked.db
        .prepare(`SELECT text_passes('{"kind":"equal","text":""}', NULL) IS NULL,
        fold_loosely(NULL) IS NULL`)
        .raw()
        .get(),
    ).toEqual([1, 1]);
    asked.close();
  });

  it('cannot be called by a view of the file', () => {
    const path = inFolder('sly.db');
    const maker = new Database(path);
    maker.exec(`CREATE VIEW sly AS SELECT fold_loosely('A B') AS text`);
    maker.close();
    const db = openReadable(path);
    registerFunctions(db);
    expect(() => db.prepare('SELECT * FROM sly').get()).toThrow(/unsafe use of fold_loosely/);
    expect(db.prepare(`SELECT fold_loosely('A B')`).pluck().get()).toBe('a b');
    db.close();
  });

  it('leave no connection open behind them', async () => {
    const asked = await openCase();
    expect(asked.ids(inTimeline(compare('details.n', 'exists')))).toEqual([1]);
    asked.close();
    const engine = await engines.open(inFolder('functions.trailcase'));
    await engine.close();
    const left = readdirSync(dirname(inFolder('x'))).filter((name) => name.includes('trailcase'));
    expect(left).toEqual(['functions.trailcase']);
  });
});

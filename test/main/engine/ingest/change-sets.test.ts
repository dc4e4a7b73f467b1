import { expect, it } from 'vitest';
import { openReadable } from '../../../../main/engine/store/index.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

it('tells a change that changed nothing from one that replaced the whole state', async () => {
  const path = place('a.trailcase');
  const engine = await engines.open(path);
  const change = (id: string, oldEntity: unknown, newEntity: unknown) =>
    JSON.stringify({
      id,
      action: 'update User',
      target: 'ben',
      actor: 'ana',
      timestamp: '2026-01-20T11:02:00Z',
      oldEntity,
      newEntity,
    });
  const lines = [
    change('same', { a: 1 }, { a: 1 }),
    change('replaced', { a: 1 }, [1]),
    change('field', { a: 1, b: { c: 1 } }, { a: 2, b: { c: 2 } }),
  ];
  await importOne(engine, place('a.ndjson', lines.join('\n')));
  const db = openReadable(path);
  const rows = db
    .prepare(
      `SELECT s.paths, (SELECT count(*) FROM change_path WHERE change_set = s.id)
       FROM record r JOIN change_set s ON s.id = r.changed ORDER BY r.id`,
    )
    .raw()
    .all();
  db.close();
  expect(rows).toEqual([
    ['', 0],
    ['\\*', 1],
    ['a\nb.c', 2],
  ]);
  expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { windowOfAudits } from '../../../../main/engine/restore/archive.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';

const place = useTempFolder();
const engines = useEngines();

describe('the records of an archive', () => {
  it('are read by their ids, window after window, and never sorted', async () => {
    const path = place('plan.trailcase');
    const engine = await engines.open(path);
    const files = (['audit', 'event'] as const).map((kind) =>
      place(`${kind}.json`, `[${madeRecords(kind, 2_000).join(',')}]`),
    );
    await importFiles(engine, files);
    await engine.call('case.close', {});
    const db = openReadable(path);
    try {
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${windowOfAudits}`).all(1_000, '[1]') as {
        detail: string;
      }[];
      const details = steps.map(({ detail }) => detail);
      expect(details).toContain('SEARCH record USING INTEGER PRIMARY KEY (rowid>?)');
      expect(details.join('\n')).not.toContain('TEMP B-TREE FOR ORDER BY');
    } finally {
      db.close();
    }
  });
});

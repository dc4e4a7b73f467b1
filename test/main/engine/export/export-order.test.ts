import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportRecords } from '../../../../main/engine/export/index.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import type { ExportedQuestion } from '../../../../shared/export.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { createRandom } from '../../../helpers/random.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const question: ExportedQuestion = {
  ...{ kind: null, typed: null, text: '', sentence: '', ignored: [], query: { kind: 'all' } },
  ...{ asOf: '', asOfFrom: '', zone: 'UTC', sort: [], limit: null },
};

describe('the records of an export', () => {
  it('come in the order asked for, near each other or scattered, small or many frames long', async () => {
    const random = createRandom('order');
    const count = 120_000;
    const lines = Array.from({ length: count }, (_, at) => {
      const size = at % 30_000 === 0 ? 9_000_000 : random.between(0, 40);
      const id = `e${at}`;
      return JSON.stringify({ id, eventType: 'login', clientName: 'a', pad: 'x'.repeat(size) });
    });
    const engine = await engines.open(place('a.trailcase'));
    await importOne(engine, place('in.ndjson', `${lines.join('\n')}\n`));
    await engine.close();
    const ascending = Uint32Array.from({ length: count }, (_, at) => at + 1);
    const scattered = Uint32Array.from(random.sample([...ascending], count));
    const orders = { ascending, descending: ascending.toReversed(), scattered };
    const db = openReadable(place('a.trailcase'));
    for (const [name, ids] of Object.entries(orders)) {
      const out = place(name);
      const order = { ids, matched: count, question, format: 'ndjson' as const, marks: false, out };
      exportRecords(db, order, () => undefined);
      const found = readFileSync(out, 'utf8').trim().split('\n');
      expect(found.length).toBe(count);
      expect(found.every((line, at) => line === lines[(ids[at] as number) - 1])).toBe(true);
    }
    db.close();
  });
});

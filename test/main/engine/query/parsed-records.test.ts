import { expect, it } from 'vitest';
import { ParsedRecords, RawRecords } from '../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

it('keeps the four records that were used last, so that each is parsed once', async () => {
  const path = place('a.trailcase');
  const engine = await engines.open(path);
  const lines = Array.from({ length: 6 }, (_, at) => `{"action":"a${at}","newEntity":1}`);
  await importOne(engine, place('a.ndjson', lines.join('\n')));
  const db = openReadable(path);
  try {
    const records = new ParsedRecords(db, new RawRecords(db));
    const first = records.get(1);
    for (const id of [2, 3, 4]) records.get(id);
    expect(records.get(1)).toBe(first);
    for (const id of [2, 3, 4, 5]) records.get(id);
    expect(records.get(1)).not.toBe(first);
    expect(records.get(1).value).toEqual(first.value);
  } finally {
    db.close();
  }
});

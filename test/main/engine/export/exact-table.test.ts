import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { fieldsOf } from '../../../../shared/fields.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { exportTo, oldestFirst } from '../../../helpers/exports.ts';
import { createRandom } from '../../../helpers/random.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const rows = 100_000;
const pieces = ['=', '"', ',', ';', '\r', '\n', '\t', ' ', "'", '\u200b', 'é', '😀', 'a', 'b'];

/** Event records with a random text in every field. */
function randomRecords(): string {
  const random = createRandom('exact table');
  // Content with many control characters is refused as binary when it is imported.
  const piece = () => (random.chance(0.005) ? '\0' : random.pick(pieces));
  const text = () => Array.from({ length: random.between(0, 6) }, () => piece()).join('');
  const names = fieldsOf.event.map(({ name }) => name);
  const record = () => Object.fromEntries(names.map((name) => [name, text()]));
  return Array.from({ length: rows }, () => `${JSON.stringify(record())}\n`).join('');
}

/** All values of all records, in the order in which they are stored. */
async function storedValues(engine: Engine): Promise<string[]> {
  const found: [number, string][] = [];
  let after: { time: number | null; id: number } | undefined;
  for (;;) {
    const page = await engine.call('records.page', { limit: 10_000, after });
    for (const { id, time, fields } of page.rows) found.push([id, JSON.stringify([time, fields])]);
    if (page.next === null) break;
    after = page.next;
  }
  return found.sort(([one], [other]) => one - other).map(([, values]) => values);
}

describe('an exact table', () => {
  it('whose first cells look like UTF-16 imports again with identical values', async () => {
    const first = await engines.open(place('first.trailcase'));
    const event = { eventType: 'login', clientName: 'a\0'.repeat(2_000), createdOn: '2026-01-01' };
    const lines = Array.from({ length: 1_500 }, (_, at) =>
      JSON.stringify({ ...event, ...(at === 0 ? {} : { clientName: `${at}`.repeat(60) }) }),
    );
    await importOne(first, place('in.ndjson', `${lines.join('\n')}\n`));
    await exportTo(first, { kind: 'event', out: place('o.csv'), format: 'csv', sort: oldestFirst });
    const second = await engines.open(place('second.trailcase'));
    await importOne(second, place('o.csv'));
    expect(await storedValues(second)).toEqual(await storedValues(first));
  });

  it('of 100,000 rows of random texts imports again with identical values', {
    timeout: 240_000,
  }, async () => {
    const first = await engines.open(place('first.trailcase'));
    await importOne(first, place('in.ndjson', randomRecords()));
    const columns = fieldsOf.event.map(({ label }) => label);
    await exportTo(first, {
      kind: 'event',
      out: place('o.csv'),
      format: 'csv',
      columns,
      sort: oldestFirst,
    });
    const second = await engines.open(place('second.trailcase'));
    await importOne(second, place('o.csv'));
    expect(await storedValues(second)).toEqual(await storedValues(first));
  });
});

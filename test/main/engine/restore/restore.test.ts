import { describe, expect, test } from 'vitest';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { changing, check, exportOf, restore, sumOf, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();

describe('a restore', () => {
  test('brings an archive to an empty tenant, whose export is the same bytes', async () => {
    const one = await start({ records: { audit: madeRecords('audit', 2_300) } });
    const exported = await exportOf(one);
    const two = await start();
    const engine = await open(place('a.trailcase'), two.tokens.admin);
    await importOne(engine, place('audit.json', exported));
    const connection = two.connection(unhurried);
    const compared = await check(engine, connection);
    expect(compared).toMatchObject({
      confirm: 'acme',
      counts: { new: 2_300, there: 0, conflicting: 0, unfit: 0 },
      inTenant: 0,
      batches: 5,
      refusal: null,
    });
    expect(changing(two)).toEqual([]);
    const run = await restore(engine, connection);
    expect(run).toMatchObject({
      state: 'done',
      batches: 5,
      batchesDone: 5,
      accepted: 2_300,
      alreadyThere: 0,
      refusedTotal: 0,
      verification: { expected: 2_300, found: 2_300, sampled: 200, faults: [], good: true },
    });
    expect(await exportOf(two)).toBe(exported);
    expect(sumOf(run)).toBe(2_300);
    const again = await check(engine, connection);
    expect(again.counts).toEqual({ new: 0, there: 2_300, conflicting: 0, unfit: 0 });
    expect(again.refusal).toContain('nothing to restore');
  });
});

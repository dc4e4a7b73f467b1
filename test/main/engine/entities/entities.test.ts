import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { entityTypes } from '../../../../shared/entities.ts';
import type { Question } from '../../../../shared/query/index.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();
const demo = fileURLToPath(new URL('../../../../assets/demo/', import.meta.url));

async function countOf(engine: Engine, question: Question): Promise<number> {
  const { result } = await engine.call('result.open', { question, rows: 0 });
  return await engine.call('result.total', { result });
}

describe('an entity of the demo', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await engines.open(place('demo.trailcase'));
    const archives = readdirSync(demo).filter((name) => !name.endsWith('.md'));
    await importFiles(
      engine,
      archives.map((name) => `${demo}${name}`),
    );
  });

  it('has the records that its question finds, by kind and outcome, first and last', async () => {
    for (const type of entityTypes) {
      const { entities, total } = await engine.call('entity.list', { type, limit: 3 });
      expect(total, type).toBeGreaterThan(0);
      for (const { value, count, first, last } of entities) {
        const page = await engine.call('entity.page', { type, value });
        expect(page, value).toMatchObject({ records: count, first, last });
        expect(page.counts.reduce((sum, cell) => sum + cell.count, 0)).toBe(count);
        expect(await countOf(engine, page.question)).toBe(count);
        expect(await countOf(engine, page.made.question)).toBe(page.made.records);
        expect(await countOf(engine, page.suffered.question)).toBe(page.suffered.records);
        for (const group of page.groups) {
          const [most] = group.values;
          if (most !== undefined) expect(await countOf(engine, most.question)).toBe(most.count);
        }
      }
    }
  });

  it('is found by a part of its value, in any case', async () => {
    const list = await engine.call('entity.list', { type: 'actor', contains: 'JONAS' });
    expect(list.entities.map(({ value }) => value)).toContain('jonas.keller@acme.example');
    expect(list.entities.every(({ value }) => value.includes('jonas'))).toBe(true);
  });

  it('shows an actor with addresses, devices, sessions and the other names that sessions and grants tie to it', async () => {
    const page = await engine.call('entity.page', {
      type: 'actor',
      value: 'jonas.keller@acme.example',
    });
    const titles = page.groups.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Addresses', 'Devices', 'Clients']));
    const devices = page.groups.find(({ title }) => title === 'Devices');
    expect(devices?.values[0]?.device?.browser).toMatch(/\w+ \d+/);
    expect(page.names.length).toBeGreaterThan(0);
  });
});

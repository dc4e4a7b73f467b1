import { describe, expect, it } from 'vitest';
import type { EntityList, EntityPage } from '../../../../shared/entities.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { administrator, useDemoAccounts } from './demo-case.ts';

const { path } = useDemoAccounts();

describe('trailcase entities', () => {
  it('lists those of a type that hold a text, most records first, and says how many there are', async () => {
    const { out } = await trailcase('entities', path, 'actor', '--contains', 'JONAS', '--json');
    const { entities, total } = JSON.parse(out) as EntityList;
    expect(total).toBe(entities.length);
    expect(entities[0]).toMatchObject({ value: administrator, name: 'jonas.keller' });
    const { out: text } = await trailcase('entities', path, 'address', '--limit', '3');
    expect(text).toMatch(/^3 of \d+ by number of records\n\naddress +name +records/);
    expect(text.trim().split('\n')).toHaveLength(6);
  });

  it('says so when there are none', async () => {
    const { code, out } = await trailcase('entities', path, 'endpoint');
    expect({ code, out }).toEqual({ code: 0, out: 'No endpoint found.\n' });
  });

  it('ends with 2 for a type that there is not', async () => {
    const { code, err } = await trailcase('entities', path, 'person');
    expect(code).toBe(2);
    expect(err).toContain('actor');
  });
});

describe('trailcase entity', () => {
  it('tells of the intruder’s address what the demo’s answer key does', async () => {
    const { out } = await trailcase('entity', path, 'address', '198.51.100.77', '--json');
    const page = JSON.parse(out) as EntityPage;
    const signedIn = page.groups.find(({ title }) => title === 'Actors')?.values ?? [];
    expect(signedIn.map(({ value }) => value)).toContain(administrator);
    expect(page).toMatchObject({ country: null });
    expect(page.counts.reduce((sum, { count }) => sum + count, 0)).toBe(page.records);
  });

  it('tells a person by names, kinds, changes and groups as text', async () => {
    const { code, out } = await trailcase('entity', path, 'actor', administrator);
    expect(code).toBe(0);
    expect(out).toContain(`actor ${administrator}\n`);
    expect(out).toMatch(/\d+ changes made, \d+ suffered/);
    for (const title of ['kind', 'other name', 'Addresses', 'Devices', 'Clients']) {
      expect(out).toMatch(new RegExp(`^${title} `, 'm'));
    }
    expect(out).toContain('jonas.keller');
  });

  it('ends with 2 for one that no record names', async () => {
    const { code, err } = await trailcase('entity', path, 'actor', 'nobody');
    expect(code).toBe(2);
    expect(err).toContain('nobody');
  });
});

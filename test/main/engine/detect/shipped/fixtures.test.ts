import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureCases, importFixtures } from './fixture-case.ts';
import { fixtureFiles, fixtureOf, ruleFiles, ruleIn } from './fixture-rules.ts';

const fixtures = fixtureFiles.map((file) => ({ file, ...fixtureOf(file) }));
let cases: FixtureCases;

beforeAll(async () => {
  cases = await importFixtures(fixtures.flatMap(({ fires, silent }) => [...fires, ...silent]));
}, 120_000);

afterAll(() => cases.close());

it('gives every rule of the program a fixture, and no other', () => {
  expect(fixtureFiles).toEqual(ruleFiles);
});

describe.each(fixtures)('the rule $file', ({ file, by = file, fires, silent }) => {
  const rule = ruleIn(by);

  it.each(fires)('fires: $what', (given) => {
    const { matched, found } = cases.ask(rule, given);
    if (rule.type === 'event') expect(matched).toBeGreaterThan(0);
    if (given.matched !== undefined) expect(matched).toBe(given.matched);
    expect(found).not.toEqual([]);
    if (given.findings !== undefined) expect(found).toHaveLength(given.findings);
  });

  it.each(silent)('does not fire: $what', (given) => {
    const { matched, found } = cases.ask(rule, given);
    expect(found).toEqual([]);
    expect(matched).toBe(rule.type === 'event' ? 0 : null);
  });

  it('has a case that fires and one that does not', () => {
    expect([fires, silent].map(({ length }) => length > 0)).toEqual([true, true]);
  });
});

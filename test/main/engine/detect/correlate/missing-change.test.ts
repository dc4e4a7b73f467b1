import { expect, it } from 'vitest';
import { isParseError, parse } from '../../../../../shared/query/index.ts';
import { allRecords, useEngines } from '../../../../helpers/engines.ts';
import { createRandom } from '../../../../helpers/random.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { makeRunCase, rulesOf } from './run-case.ts';

const place = useTempFolder();
const engines = useEngines();

const rules = rulesOf(`
title: change
id: change
name: change
description: d
level: low
logsource: {product: trailcase, service: audit}
detection:
  any:
    target|exists: true
  condition: any
---
title: missing
id: missing
description: d
level: low
correlation:
  type: missing_change
  rules: [change]
  options: {regular: 0}
`);

/** Changes of a few things, some of which are left out, some without states, some at the same time. */
function changes(seed: string, count: number, shared: number): object[] {
  const random = createRandom(seed);
  const states = new Map<string, number>();
  const made: object[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = `t${random.between(1, 9)}`;
    const before = states.get(id) ?? 0;
    states.set(id, before + 1);
    const [isLeftOut, isBare] = [random.chance(0.15), random.chance(0.1)];
    if (isLeftOut) continue;
    const state = (value: number) => ({ id, value, list: [{ id: 'x', value }] });
    const minute = random.chance(0.05) ? at - 1 : at;
    made.push({
      id: `${seed}-${at}`,
      action: `update ${id < 't5' ? 'User' : 'Client'}`,
      target: random.chance(shared) ? 'shared' : `name of ${id}`,
      actor: 'ana@acme.example',
      timestamp: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
      ...(isBare ? {} : { oldEntity: state(before), newEntity: state(before + 1) }),
    });
  }
  return made;
}

const seed = process.env.TRAILCASE_SEED === 'random' ? String(Date.now()) : 'first';

/** Pairs of records that the rule tells, and those that the versions of each record show. */
async function compare(records: object[]): Promise<{ told: string[]; shown: string[] }> {
  const runCase = makeRunCase(place);
  await runCase.add(records);
  const result = runCase.run(rules).find(({ rule }) => rule === 'missing');
  const engine = await engines.open(place('case.trailcase'));
  const shown = new Set<string>();
  for (const { id } of await allRecords(engine)) {
    const { versions } = await engine.call('record.versions', { id });
    for (const [at, { record, continues }] of versions.entries()) {
      const before = versions[at - 1]?.record ?? 0;
      if (continues === false) shown.add(pair([before, record]));
    }
  }
  return { told: (result?.found ?? []).map((each) => pair(each.records)), shown: [...shown] };
}

const pair = (records: readonly number[]) => [...records].sort((a, b) => a - b).join(' ');

it(`finds exactly what the versions of the records show, seed ${seed}`, async () => {
  const { told, shown } = await compare(changes(seed, 250, 0));
  expect(told.length).toBeGreaterThan(10);
  expect(told.sort()).toEqual(shown.sort());
});

it(`finds no more than these where things share a name or have two, seed ${seed}`, async () => {
  const { told, shown } = await compare(changes(seed, 250, 0.1));
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((each) => !shown.includes(each))).toEqual([]);
});

const change = (minute: number, actor: string, from: number, to: number) => ({
  id: `c${minute}`,
  action: 'update Client',
  target: 'crm',
  actor,
  timestamp: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString(),
  oldEntity: { n: from },
  newEntity: { n: to },
});

it('takes nothing for missing that lies outside of what a run was narrowed to', async () => {
  const runCase = makeRunCase(place);
  const scope = (text: string) => {
    const read = parse(text, { kind: null, asOf: 0, zone: 'UTC' });
    if (isParseError(read)) throw new Error(read.message);
    return { kind: null, where: read.query };
  };
  const found = (text: string) =>
    runCase
      .run(rules, { scope: scope(text) })
      .flatMap((result) => (result.rule === 'missing' ? result.found : []))
      .map(({ records, summary }) => ({ records, summary }));
  await runCase.add([
    change(0, 'ana@acme.example', 1, 2),
    change(1, 'ben@acme.example', 2, 3),
    change(2, 'ana@acme.example', 3, 4),
    change(3, 'kim@acme.example', 9, 5),
    change(4, 'ben@acme.example', 5, 6),
  ]);
  expect(found('actor is "ben@acme.example"')).toEqual([]);
  const summary =
    'A change to crm is missing between 2026-01-01 10:02:00 and 2026-01-01 10:03:00: n';
  expect(found('actor is "ana@acme.example"')).toEqual([{ records: [3, 4], summary }]);
  expect(found('actor is "kim@acme.example"')).toEqual([{ records: [3, 4], summary }]);
});

import { createRandom, type Random } from '../helpers/random.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { clock } from './clock.ts';
import type { Population } from './population.ts';
import { recordId } from './record-id.ts';

const verbs = { update: 80, create: 8, delete: 6, enable: 3, disable: 3 };
const entities = {
  User: 40,
  Group: 20,
  Role: 10,
  Client: 12,
  IdentityProvider: 5,
  Template: 8,
  TenantSettings: 5,
};
const comments = ['', 'ticket OPS-1182', 'requested by the owner', 'weekly review', 'clean-up'];
const adminCount = 60;

/** Yields the audit records of an archive, each as one line of NDJSON without the line end. */
export function* auditLines(
  population: Population,
  { records, seed, firstId = 0 }: ArchiveOptions,
): Generator<string> {
  const random = createRandom(`audit ${seed}`);
  const timeOf = clock(records, random);
  const admins = population.people.slice(0, adminCount);
  for (let i = 0; i < records; i++) {
    const target = random.pick(population.targets);
    const verb = random.weighted(verbs);
    const before = stateFields(target, population, random);
    const after = changeSome(before, population, random);
    const oldEntity = verb === 'create' ? 'null' : `{${before.join(',')}}`;
    const newEntity = verb === 'delete' ? 'null' : `{${after.join(',')}}`;
    yield `{"id":"${recordId(firstId + i, random)}","action":"${verb} ${random.weighted(
      entities,
    )}","target":"${target}","actor":"${random.pick(admins).email}","subject":null,"clientActor":"${random.pick(
      population.clients,
    )}","comments":"${random.pick(comments)}","timestamp":"${timeOf(
      i,
    )}","oldEntity":${oldEntity},"newEntity":${newEntity}}`;
  }
}

/** The fields of an entity, each already as JSON text; the last six may change. */
function stateFields(target: string, population: Population, random: Random): string[] {
  return [
    `"name":"${target}"`,
    '"tenant":"t-1"',
    `"serial":${random.between(1, 99_999)}`,
    '"scopes":["openid","email"]',
    '"locale":"de-DE"',
    '"type":"standard"',
    ...changeable.map((field) => field(population, random)),
  ];
}

const changeable: readonly ((population: Population, random: Random) => string)[] = [
  (_, random) => `"enabled":${random.chance(0.5)}`,
  (_, random) => `"mfaRequired":${random.chance(0.5)}`,
  (_, random) => `"lifetime":${random.between(1, 96) * 900}`,
  (_, random) => `"version":${random.between(1, 400)}`,
  (population, random) => `"owner":"${random.pick(population.people).email}"`,
  (population, random) => `"client":"${random.pick(population.clients)}"`,
];

function changeSome(before: readonly string[], population: Population, random: Random): string[] {
  const after = [...before];
  const firstChangeable = before.length - changeable.length;
  const start = random.between(0, changeable.length - 1);
  const count = random.between(1, 3);
  for (let n = 0; n < count; n++) {
    const at = (start + n) % changeable.length;
    const field = changeable[at];
    if (field === undefined) continue;
    let text = field(population, random);
    while (text === before[firstChangeable + at]) text = field(population, random);
    after[firstChangeable + at] = text;
  }
  return after;
}

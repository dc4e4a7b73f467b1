import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { type EntityPage, type EntityType, entityTypes } from '../../../../shared/entities.ts';
import { isParseError, parse, print, type Question } from '../../../../shared/query/index.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

/** Few values in many places, so that one stands in several columns and several kinds. */
const name = fc.constantFrom('ana', 'ana@example.com', 'ben', 'Ö "x"', '10.0.0.1', 's1', 'sync');
const maybe = fc.option(name, { freq: 3 });
const agent = fc.constantFrom(
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.1.0 Safari/537.36',
  'python-requests/2.32.5',
);

const shape = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...fields, status: fc.constantFrom('Success', 'Failure', 'odd') });

const record = fc.oneof(
  shape({
    eventType: name,
    clientName: maybe,
    providerName: fc.constant('Local'),
    email: maybe,
    username: maybe,
    ipAddress: maybe,
    userAgent: fc.option(agent),
  }),
  shape({ action: name, target: maybe, actor: maybe, subject: maybe, clientActor: maybe }),
  shape({ jobId: fc.option(name, { freq: 1 }), jobName: name, jobType: name }),
  shape({ recipient: maybe, subject: name, category: name }),
  shape({ sessionId: name, protocol: name, clientId: maybe, userId: maybe }),
  shape({ grantId: name, email: maybe, client: maybe, sessionId: maybe }),
  shape({ endpoint: name, eventType: name, eventId: name, attempt: fc.constant(1) }),
);

let cases = 0;

/** A case with these records, a minute apart. */
async function caseWith(records: readonly Record<string, unknown>[]): Promise<Engine> {
  const start = Date.UTC(2026, 0, 1);
  const lines = records.map((fields, at) => {
    const when = new Date(start + at * 60_000).toISOString();
    return JSON.stringify({ ...fields, timestamp: when, createdOn: when, createdAt: when });
  });
  cases += 1;
  const engine = await engines.open(place(`${cases}.trailcase`));
  await importFiles(engine, [place(`${cases}.ndjson`, lines.join('\n'))]);
  return engine;
}

async function countOf(engine: Engine, question: Question): Promise<number> {
  const { result } = await engine.call('result.open', { question, rows: 0 });
  return await engine.call('result.total', { result });
}

/** The same question, from its canonical text. */
function readAgain({ kind, where }: Question): Question {
  const read = parse(print(where, kind), { kind, asOf: 0, zone: 'UTC' });
  if (isParseError(read)) throw new Error(read.message);
  return { kind, where: read.query };
}

async function expectLaws(engine: Engine, page: EntityPage): Promise<void> {
  const { records, counts, question, made, suffered, groups } = page;
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(records);
  expect(await countOf(engine, readAgain(question))).toBe(records);
  const told = groups.map(({ values }) => values.at(-1) ?? { question, count: records });
  told.push({ question: made.question, count: made.records });
  told.push({ question: suffered.question, count: suffered.records });
  for (const each of told) expect(await countOf(engine, each.question)).toBe(each.count);
}

describe('every entity of any case', () => {
  it('is listed with as many records as its page has and its question finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
        const engine = await caseWith(records);
        for (const type of entityTypes) {
          const { entities, total } = await engine.call('entity.list', { type });
          expect(total).toBe(entities.length);
          for (const { value, count, first, last } of entities) {
            const page = await engine.call('entity.page', { type, value });
            expect(page).toMatchObject({ type, value, records: count, first, last });
            await expectLaws(engine, page);
          }
        }
        await engine.close();
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

const at = { status: 'Success' };

async function listed(engine: Engine, type: EntityType, contains?: string) {
  const { entities } = await engine.call('entity.list', { type, contains });
  return entities.map(({ value, name: shown, count }) => [value, shown, count]);
}

describe('entities', () => {
  it('are actors by their username only where a record has no e-mail address', async () => {
    const event = { ...at, eventType: 'login', clientName: 'wiki', providerName: 'Local' };
    const engine = await caseWith([
      { ...event, email: 'ana@example.com', username: 'ana' },
      { ...event, username: 'ben' },
    ]);
    expect(await listed(engine, 'actor')).toEqual([
      ['ana@example.com', 'ana', 1],
      ['ben', null, 1],
    ]);
  });

  it('bear the name that grants of their sessions, or other runs of the job, give them', async () => {
    const engine = await caseWith([
      { ...at, sessionId: 's1', protocol: 'OIDC', clientId: 'wiki', userId: '1042' },
      { ...at, grantId: 'g1', email: 'ana@example.com', client: 'wiki', sessionId: 's1' },
      { ...at, jobId: 'j1', jobName: 'sync', jobType: 'sync' },
    ]);
    expect(await listed(engine, 'actor')).toContainEqual(['1042', 'ana@example.com', 1]);
    expect(await listed(engine, 'job', 'J1')).toEqual([['j1', 'sync', 1]]);
    const page = await engine.call('entity.page', { type: 'actor', value: 'ana@example.com' });
    expect(page.names.map(({ value }) => value)).toEqual(['1042']);
  });

  it('are found by letters of any script in either case', async () => {
    const change = { ...at, action: 'update User', actor: 'ana' };
    const engine = await caseWith([
      { ...change, target: 'Örs Ångström' },
      { ...change, target: '100%_x' },
    ]);
    expect(await listed(engine, 'target', 'ÅNGstr')).toEqual([['Örs Ångström', null, 1]]);
    expect(await listed(engine, 'target', '%_X')).toEqual([['100%_x', null, 1]]);
    expect(await listed(engine, 'target', 'none')).toEqual([]);
  });

  it('have user agents of one browser and system as one device', async () => {
    const event = { ...at, eventType: 'login', clientName: 'wiki', providerName: 'Local' };
    const chrome = (minor: number) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.${minor}.0 Safari/537.36`;
    const engine = await caseWith(
      [chrome(1), chrome(1), chrome(2), 'python-requests/2.32.5'].map((userAgent) => ({
        ...event,
        email: 'ana@example.com',
        userAgent,
      })),
    );
    const page = await engine.call('entity.page', { type: 'actor', value: 'ana@example.com' });
    const devices = page.groups.find(({ title }) => title === 'Devices');
    expect(devices).toMatchObject({
      total: 2,
      values: [
        {
          value: 'Chrome 143 on Windows 10',
          name: `2 user agents, mostly ${chrome(1)}`,
          count: 3,
          device: { browser: 'Chrome 143', system: 'Windows 10', form: 'desktop' },
        },
        { value: 'python-requests/2.32.5', name: null, count: 1 },
      ],
    });
  });

  it('that no record names are not found', async () => {
    const engine = await caseWith([{ ...at, action: 'a', target: 'b', actor: 'c' }]);
    await expect(engine.call('entity.page', { type: 'actor', value: 'b' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

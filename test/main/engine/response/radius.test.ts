import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { BlastRadius, RadiusLine } from '../../../../shared/response-plan.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { useDemo } from './demo-case.ts';

const place = useTempFolder();
const engines = useEngines();
const night = { from: '2026-02-11T20:00:00Z', to: '2026-02-12T04:00:00Z' };
const jonas = { type: 'actor', value: 'jonas.keller@acme.example' } as const;

let engine: Engine;

const valuesOf = ({ lines }: BlastRadius, relation: RadiusLine['relation']) =>
  lines.filter((line) => line.relation === relation).map(({ value }) => value);

async function countOf(text: string): Promise<number> {
  const read = await engine.call('query.explain', { text });
  if (!read.ok) throw new Error(`${text}: ${read.error.message}`);
  const { result } = await engine.call('result.open', { question: read.question, rows: 0 });
  return await engine.call('result.total', { result });
}

describe('the blast radius in the demo', () => {
  const demo = useDemo();
  beforeEach(() => {
    engine = demo();
  });

  it('of the account that was taken over tells what was changed that night, from where, and who else was there', async () => {
    const radius = await engine.call('radius.read', { entity: jonas, ...night });
    const changed = radius.lines.filter(({ relation }) => relation === 'changed');
    expect(changed.filter(({ name, how }) => name === 'User' && how === 'deleted 1')).toHaveLength(
      18,
    );
    expect(changed.filter(({ name, how }) => name === 'Group' && how === 'deleted 1')).toHaveLength(
      4,
    );
    expect(changed.find(({ value }) => value === 'svc-monitor@acme.example')).toMatchObject({
      records: 2,
      how: 'created 1; subject of assigned 1',
    });
    expect(valuesOf(radius, 'address')).toEqual(['198.51.100.77']);
    expect(valuesOf(radius, 'session')).toHaveLength(2);
    const states = radius.lines.flatMap(({ status }) => status ?? []);
    expect(new Set(states)).toEqual(new Set(['revoked']));
    expect(valuesOf(radius, 'account').sort()).toEqual([
      'claudia.brandt@acme.example',
      'felix.arnold@acme.example',
      'lena.hoffmann@acme.example',
    ]);
  });

  it('is the same by any name of the account', async () => {
    const by = (value: string) =>
      engine.call('radius.read', { entity: { type: 'actor', value }, ...night });
    const { centre: _, ...whole } = await engine.call('radius.read', { entity: jonas, ...night });
    for (const name of ['1001', 'jonas.keller']) {
      const { centre, records, totals } = await by(name);
      expect(centre.name).toBe(jonas.value);
      expect({ records, totals }).toEqual({ records: whole.records, totals: whole.totals });
    }
  });

  it('of an address tells whose sign-ins came from it and which sessions name it', async () => {
    const radius = await engine.call('radius.read', {
      entity: { type: 'address', value: '198.51.100.77' },
      from: null,
      to: null,
    });
    expect(valuesOf(radius, 'account')).toHaveLength(4);
    expect(valuesOf(radius, 'session')).toHaveLength(5);
    expect(radius.lines.find(({ value }) => value === jonas.value)?.how).toContain('5 success');
  });

  it('leads every line to the records that it counts', async () => {
    const radius = await engine.call('radius.read', { entity: jonas, ...night });
    for (const { query, records, value } of radius.lines) {
      expect(await countOf(query), `${value}: ${query}`).toBe(records);
    }
  });

  it('hangs accounts that share an address on the address, and everything else on the centre', async () => {
    const { lines, edges } = await engine.call('radius.read', { entity: jonas, ...night });
    const relationAt = (at: number) => (at === -1 ? 'centre' : lines[at]?.relation);
    for (const { from, to } of edges) {
      const isAccount = relationAt(to) === 'account';
      expect(['address', 'device'].includes(relationAt(from) ?? '')).toBe(isAccount);
    }
    expect(new Set(edges.map(({ to }) => to)).size).toBe(lines.length);
  });

  it('ends before its end, and refuses a window that is none', async () => {
    const first = { entity: jonas, from: null, to: '2026-02-12T01:14:20Z' };
    const google = await engine.call('radius.read', first);
    expect(google.lines.some(({ last }) => last !== null && last >= '2026-02-12T01:14:20')).toBe(
      false,
    );
    for (const window of [
      { from: 'yesterday-ish', to: null },
      { from: night.to, to: night.from },
    ]) {
      await expect(engine.call('radius.read', { entity: jonas, ...window })).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
    const nobody = { type: 'actor', value: 'nobody@nowhere.example' } as const;
    await expect(
      engine.call('radius.read', { entity: nobody, from: null, to: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what very many share', () => {
  it('is not followed, and says so', async () => {
    engine = await engines.open(place('many.trailcase'));
    const event = (at: number, email: string, ipAddress: string, userAgent: string) => ({
      id: `e${at}`,
      eventType: 'login',
      status: 'Success',
      clientName: 'wiki',
      providerName: 'Local',
      createdOn: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
      email,
      ipAddress,
      userAgent,
    });
    const others = Array.from({ length: 40 }, (_, at) =>
      event(at + 10, `p${at}@acme.example`, '10.0.0.1', 'Common/1.0'),
    );
    const events = [
      ...others,
      event(1, 'ana@acme.example', '10.0.0.1', 'Common/1.0'),
      event(2, 'ana@acme.example', '10.0.0.2', 'Common/1.0'),
      event(3, 'ben@acme.example', '10.0.0.2', 'Rare/2.0'),
    ];
    const lines = events.map((each) => JSON.stringify(each)).join('\n');
    await importOne(engine, place('events.ndjson', lines));
    const radius = await engine.call('radius.read', {
      entity: { type: 'actor', value: 'ana@acme.example' },
      from: null,
      to: null,
    });
    const how = (value: string) => radius.lines.find((line) => line.value === value)?.how;
    expect(how('10.0.0.1')).toBe('shared by more than 25 accounts: not followed');
    expect(how('Common/1.0')).toBe('shared by 40 other accounts: not followed');
    expect(how('10.0.0.2')).toBe('1 other account');
    expect(valuesOf(radius, 'account')).toEqual(['ben@acme.example']);
    expect(radius.notes).toHaveLength(1);
  });
});

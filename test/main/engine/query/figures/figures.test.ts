import { describe, expect, it } from 'vitest';
import type { FacetValue, OneField, RecordRow } from '../../../../../shared/case.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import { fieldsOf } from '../../../../../shared/fields.ts';
import { kinds } from '../../../../../shared/kinds.ts';
import type { Query, Question } from '../../../../../shared/query/ast.ts';
import { allRecords, importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from '../results/mixed-archive.ts';
import { allRows, contains, equals, everything } from '../results/opened.ts';

const place = useTempFolder();
const engines = useEngines();

async function mixedCase(records: number): Promise<Engine> {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(records, 'figures').join('\n')));
  return engine;
}

/** What a record has for a canonical field. */
function cellOf(row: RecordRow, name: string): string | number | null {
  if (name === 'kind') return row.kind;
  const field = fieldsOf[row.kind].find(({ stored }) => stored === name);
  return field === undefined ? null : (row.fields[field.name] ?? null);
}

/** Values with their counts, most frequent first, counted record by record. */
function countNaively(
  rows: readonly RecordRow[],
  value: (row: RecordRow) => string | number | null,
) {
  const counts = new Map<string | number, FacetValue>();
  let missing = 0;
  for (const row of rows) {
    const found = value(row);
    if (found === null) {
      missing += 1;
      continue;
    }
    const known = counts.get(found) ?? { value: found, count: 0, first: null, last: null };
    const { time } = row;
    counts.set(found, {
      value: found,
      count: known.count + 1,
      first:
        time === null || (known.first !== null && Date.parse(known.first) <= Date.parse(time))
          ? known.first
          : time,
      last:
        time === null || (known.last !== null && Date.parse(known.last) >= Date.parse(time))
          ? known.last
          : time,
    });
  }
  const byValue = (a: FacetValue, b: FacetValue) => (a.value < b.value ? -1 : 1);
  const top = [...counts.values()].sort((a, b) => b.count - a.count || byValue(a, b));
  const rare = [...counts.values()].sort((a, b) => a.count - b.count || byValue(a, b));
  return { top, rare, missing, distinct: counts.size };
}

const named = (name: string): OneField => ({ kind: 'field', name });

async function facet(engine: Engine, question: Question, field: OneField, top = 10, rare = 5) {
  const { result } = await engine.call('result.open', { question });
  return await engine.call('result.facet', { result, field, top, rare });
}

describe.each([400, 6_000])('the facet of a field in a case of %d records', (records) => {
  it('counts every field as looking at record after record does', async () => {
    const engine = await mixedCase(records);
    const rows = await allRecords(engine);
    for (const name of [
      'action',
      'actor',
      'target',
      'status',
      'ip',
      'client',
      'httpStatus',
      'attempt',
      'duration',
      'kind',
      'key',
      'message',
    ]) {
      const found = await facet(engine, everything(), named(name));
      const { top, rare, missing, distinct } = countNaively(rows, (row) => cellOf(row, name));
      expect(found, name).toEqual({
        records,
        missing,
        distinct,
        top: top.slice(0, 10),
        rare: rare
          .filter((each) => !top.slice(0, 10).some(({ value }) => value === each.value))
          .slice(0, 5),
      });
    }
  });

  it('is counted under the other conditions of the question, not under its own', async () => {
    const engine = await mixedCase(records);
    const both: Query = {
      kind: 'and',
      of: [equals('status', 'Failure'), contains('actor', 'person1')],
    };
    const question: Question = { kind: 'event', where: both };
    const ofPerson = await allRows(engine, {
      question: { kind: 'event', where: contains('actor', 'person1') },
    });
    const status = await facet(engine, question, named('status'));
    expect(status.top).toEqual(countNaively(ofPerson, (row) => cellOf(row, 'status')).top);
    expect(status.distinct).toBeGreaterThan(1);
    const failures = await allRows(engine, {
      question: { kind: 'event', where: equals('status', 'Failure') },
    });
    const actors = await facet(engine, question, named('actor'), 1_000, 0);
    expect(actors.top).toEqual(countNaively(failures, (row) => cellOf(row, 'actor')).top);
  });

  it('counts sources, outcomes, changed paths and paths of the original', async () => {
    const engine = await mixedCase(records);
    const rows = await allRecords(engine);
    const source = await facet(engine, everything(), named('source'));
    expect(source.top).toMatchObject([{ value: 'mixed.ndjson', count: records }]);
    expect((await facet(engine, everything(), named('system'))).top).toMatchObject([
      { value: 'tenant' },
    ]);
    const outcome = await facet(engine, everything('job'), named('outcome'));
    const jobs = rows.filter(({ kind }) => kind === 'job');
    expect(outcome.top.reduce((sum, { count }) => sum + count, 0)).toBe(jobs.length);
    const changed = await facet(engine, everything('audit'), named('changed'));
    expect(changed.top.map(({ value }) => value).sort()).toEqual(['enabled', 'owner']);
    const reason = await facet(engine, everything('event'), {
      kind: 'path',
      path: ['details', 'reason'],
    });
    const events = rows.filter(({ kind }) => kind === 'event');
    const reasonOf = ({ raw }: RecordRow) =>
      (JSON.parse(raw ?? '') as { details: { reason: string | null } }).details.reason;
    const { top, missing } = countNaively(events, reasonOf);
    expect(reason).toMatchObject({ top, missing, distinct: 2 });
  });

  it('is refused for times, of which a histogram is made, and for unknown fields', async () => {
    const engine = await mixedCase(records);
    for (const name of ['time', 'updated', 'nonsense', '__proto__']) {
      await expect(facet(engine, everything(), named(name))).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
  });
});

describe.each([400, 6_000])('the histogram of a case of %d records', (records) => {
  it('counts every dated record in its bucket and layer, and the undated apart', async () => {
    const engine = await mixedCase(records);
    const rows = await allRecords(engine);
    const { result } = await engine.call('result.open', { question: everything() });
    const histogram = await engine.call('result.histogram', {
      result,
      by: 'kind',
      zone: 'Europe/Berlin',
    });
    expect(histogram).toMatchObject({ unit: 'year', zone: 'Europe/Berlin', by: 'kind', records });
    expect(histogram.buckets.length).toBeLessThanOrEqual(200);
    for (const { from, to, counts } of histogram.buckets) {
      const inside = rows.filter(
        ({ time }) =>
          time !== null &&
          Date.parse(time) >= Date.parse(from) &&
          Date.parse(time) < Date.parse(to),
      );
      const expected = kinds.flatMap((kind) => {
        const count = inside.filter((row) => row.kind === kind).length;
        return count === 0 ? [] : [[kind, count]];
      });
      expect(counts).toEqual(Object.fromEntries(expected));
    }
    const undated = Object.values(histogram.undated).reduce((sum, count) => sum + count, 0);
    expect(undated).toBe(rows.filter(({ time }) => time === null).length);
  });

  it('has no buckets where every record is undated, or none is there', async () => {
    const engine = await mixedCase(records);
    const undated: Query = {
      kind: 'not',
      of: { kind: 'compare', field: named('time'), operator: 'exists' },
    };
    const open = async (where: Query) => {
      const { result } = await engine.call('result.open', { question: { kind: null, where } });
      return await engine.call('result.histogram', { result, by: 'outcome' });
    };
    const none = await open(undated);
    expect(none).toMatchObject({ buckets: [], zone: 'UTC' });
    expect(Object.values(none.undated).reduce((sum, count) => sum + count, 0)).toBe(none.records);
    expect(await open(equals('actor', 'nobody'))).toMatchObject({
      records: 0,
      buckets: [],
      undated: {},
    });
  });
});

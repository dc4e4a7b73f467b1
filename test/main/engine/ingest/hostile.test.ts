import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { type ImportedFiles, rawBytes, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

const mebibyte = 2 ** 20;

/** An event as JSON text with something of ours in it. */
function event(id: string, extra = ''): string {
  return `{"id":"${id}","eventType":"login","status":"Success","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"${extra}}`;
}

function change(id: string, state: string): string {
  return `{"id":"${id}","action":"update","target":"t","actor":"a","oldEntity":${state},"newEntity":${state}}`;
}

function nested(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

const depths = [199, 200, 201, 1_000, 1_001, 100_000, 1_000_000];

let files: ImportedFiles;

beforeAll(async () => {
  const columns = (count: number) => Array.from({ length: count }, (_, at) => `extra ${at}`);
  const header = ['id', 'Event Type', 'Client Name', 'Created On'];
  files = await shared.import({
    'deep.ndjson': depths
      .map((levels) => event(`deep ${levels}`, `,"details":${nested(levels - 1)}`))
      .join('\n'),
    'deep-fields.ndjson': [
      event('deep actor', `,"email":${nested(5_000)}`),
      event('deep actor 2', `,"email":${nested(200_000)}`),
      event('after'),
    ].join('\n'),
    'deep-states.ndjson': [nested(50_000), `"${nested(50_000)}"`]
      .map((state, at) => change(`s${at}`, state))
      .join('\n'),
    'large.ndjson': [
      event('small 1'),
      event('large', `,"pad":"${'x'.repeat(17 * mebibyte)}"`),
      event('small 2'),
    ].join('\n'),
    'large.json': `[${[event('b1'), event('b2', `,"pad":"${'x'.repeat(17 * mebibyte)}"`), event('b3')].join(',')}]`,
    'large.csv': `id,Event Type,Client Name,Created On\nc1,login,wiki,2026-01-20T00:00:00Z\nc2,login,${'x'.repeat(17 * mebibyte)},2026-01-20T00:00:00Z\nc3,login,wiki,2026-01-20T00:00:00Z\n`,
    'just-fits.ndjson': `${event('fits', `,"pad":"${'x'.repeat(15 * mebibyte)}"`)}\n${event('after fits')}`,
    'wide.csv': `${[...header, ...columns(9_990)].join(',')}\nw1,login,wiki,2026-01-20T00:00:00Z\n`,
    'too-wide.csv': `${[...header, ...columns(10_001)].join(',')}\nw2,login,wiki,2026-01-20T00:00:00Z\n`,
    'too-wide-row.csv': `${header.join(',')}\nr1,login,wiki,2026-01-20T00:00:00Z${',x'.repeat(10_001)}\nr2,login,wiki,2026-01-20T00:00:00Z\n`,
    'wide.ndjson': `{${columns(20_000)
      .map((name) => `"${name}":1`)
      .join(',')},${event('wide').slice(1)}\n`,
  });
});

async function expectExactBytes(name: string): Promise<void> {
  const given = readFileSync(shared.place(name));
  for (const record of files.of(name).records) {
    const raw = await rawBytes(shared.engine, record);
    expect(raw.equals(given.subarray(record.offset, record.offset + record.length))).toBe(true);
  }
}

describe('nesting', () => {
  it('is looked into down to 200 levels; what is deeper is kept and flagged', async () => {
    const { receipt, records } = files.of('deep.ndjson');
    expect(receipt).toMatchObject({ read: depths.length, stored: depths.length, rejected: 0 });
    expect(records.map(({ flags }) => flags)).toEqual(
      depths.map((levels) => (levels > 200 ? ['tooDeep'] : [])),
    );
    await expectExactBytes('deep.ndjson');
  });

  it('of any depth in a field does not stop the import', async () => {
    const { receipt, records } = files.of('deep-fields.ndjson');
    expect(receipt).toMatchObject({ read: 3, stored: 3 });
    expect(records.map(({ flags }) => flags)).toEqual([['tooDeep'], ['tooDeep'], []]);
    await expectExactBytes('deep-fields.ndjson');
  });

  it('of any depth in a state is kept, and asking for the states is answered', async () => {
    const { records } = files.of('deep-states.ndjson');
    expect(records).toHaveLength(2);
    for (const { id } of records) {
      const states = await shared.engine.call('record.states', { id });
      const unshown = { text: null, readable: false };
      expect(states).toMatchObject({ old: unshown, new: unshown, diff: null });
      expect(states.note).toContain('deeper than 200 levels');
    }
  });
});

describe('records above 16 MB', () => {
  it.each(['large.ndjson', 'large.json', 'large.csv'])(
    '%s: the large one is rejected with its place, its neighbours are stored',
    async (name) => {
      const { receipt, records, rejected } = files.of(name);
      expect(receipt).toMatchObject({ read: 3, stored: 2, rejected: 1, state: 'complete' });
      expect(rejected).toMatchObject([{ code: 'record-too-large' }]);
      const given = readFileSync(shared.place(name), 'latin1');
      const [{ offset, length } = { offset: 0, length: 0 }] = rejected;
      const whole = given.slice(offset, offset + length);
      expect(length).toBeGreaterThan(17 * mebibyte);
      expect(whole).toMatch(/^(\{"id":"(large|b2)"|c2,login)/);
      expect(whole).toMatch(/(\}|,2026-01-20T00:00:00Z)$/);
      expect(records).toHaveLength(2);
      await expectExactBytes(name);
    },
  );

  it('begin just there: 15 MB are stored', async () => {
    expect(files.of('just-fits.ndjson').receipt).toMatchObject({ stored: 2, rejected: 0 });
    await expectExactBytes('just-fits.ndjson');
  });
});

describe('columns', () => {
  it('up to 10 000 are read', () => {
    expect(files.of('wide.csv').receipt).toMatchObject({ read: 1, stored: 1 });
    expect(files.of('wide.csv').records[0]?.flags).toEqual(['ragged']);
  });

  it('above 10 000 in a header are refused with the number', () => {
    expect(files.of('too-wide.csv').refused).toMatchObject([{ code: 'unknown-shape' }]);
    expect(files.of('too-wide.csv').refused[0]?.message).toContain('10005 columns');
  });

  it('above 10 000 in a row cost only that row', () => {
    const { receipt, rejected } = files.of('too-wide-row.csv');
    expect(receipt).toMatchObject({ read: 2, stored: 1, rejected: 1 });
    expect(rejected).toMatchObject([{ code: 'invalid-csv', line: 2 }]);
  });

  it('in any number are kept in JSON', async () => {
    expect(files.of('wide.ndjson').receipt).toMatchObject({ read: 1, stored: 1 });
    await expectExactBytes('wide.ndjson');
  });
});

it('after all this the case verifies', async () => {
  const { checks } = await runJob(shared.engine, 'verify.start', {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

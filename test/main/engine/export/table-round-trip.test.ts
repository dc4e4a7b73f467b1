import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isDangerous } from '../../../../main/engine/export/csv-cells.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { fieldsOf } from '../../../../shared/fields.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { allRecords, importFiles, importOne, useEngines } from '../../../helpers/engines.ts';
import { exportTo, oldestFirst } from '../../../helpers/exports.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const pieces = [
  ...['=1', '+', '-', '@', '\t', '\r', '\n', '\r\n', '"', '""', ',', ';', "'", ' ', '\u00a0'],
  ...['\u200b', '\ufeff', '\u202e', '\0', '\u0007', '＝', '＠', '\\', '{}', '[', 'null', '0x1'],
  ...['é', '😀', '\ud800', '<b>', '__proto__', 'a', '%00', '…', '2026-01-01T00:00:00Z', '1e400'],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const value = fc.oneof(
  { weight: 6, arbitrary: hostile },
  fc.constantFrom(null, '', 0, -1, 1.5, true, 12345678901234567890n, 'x'.repeat(9_000), '-'),
);
const state = fc.oneof(
  fc.dictionary(hostile, fc.oneof(hostile, fc.integer(), fc.constant([1.5, { a: null }]))),
  fc.constantFrom(undefined, null, '{"cut": [1, 2', '{"text": "state"}', [1, 'a'], 'plain'),
);

/** A record of a kind with something hostile in every field. */
function recordOf(kind: Kind) {
  const fields = fieldsOf[kind].map(({ name, type, stored }) => {
    if (type === 'time') {
      const times = ['2026-01-20T12:02:00.123456+01:00', '1768906920', 'yesterday', '', null];
      return [name, fc.constantFrom(...times, 1768906920.5)] as const;
    }
    if (type === 'integer' || type === 'duration') {
      return [name, fc.constantFrom(0, 1, 200, '404', null, 'many')] as const;
    }
    if (type === 'json' && stored === undefined) return [name, state] as const;
    return [name, stored === 'key' ? fc.uuid() : value] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

const toJson = (record: unknown) =>
  JSON.stringify(record, (_, member: unknown) =>
    typeof member === 'bigint' ? `<<${member}>>` : member,
  ).replace(/"<<(\d+)>>"/g, '$1');

async function contents(engine: Engine, kind: Kind, names: readonly string[]) {
  const rows = (await allRecords(engine)).filter((row) => row.kind === kind);
  return rows
    .map(({ time, fields }) => JSON.stringify([time, ...names.map((name) => fields[name])]))
    .sort();
}

const shown = (kind: Kind) => fieldsOf[kind].filter(({ hidden }) => hidden !== true);
const storedNames = (kind: Kind) =>
  fieldsOf[kind].flatMap(({ name, stored }) =>
    stored === undefined || stored === 'time' ? [] : [name],
  );

const rowsOf = (text: string) =>
  Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true,
  }).data;

describe.each(kinds)('a table of hostile %s records', (kind) => {
  it('imports again with identical values, states and differences', {
    timeout: 240_000,
  }, async () => {
    const [records = []] = fc.sample(fc.array(recordOf(kind), { minLength: 300, maxLength: 300 }), {
      numRuns: 1,
      seed: 7,
    });
    const first = await engines.open(place('first.trailcase'));
    await importOne(first, place('in.ndjson', records.map((each) => `${toJson(each)}\n`).join('')));
    const columns = fieldsOf[kind].map(({ label }) => label);
    const options = { kind, columns, sort: oldestFirst };
    const once = await exportTo(first, { ...options, out: place('once.csv'), format: 'csv' });
    const second = await engines.open(place('second.trailcase'));
    const receipt = await importOne(second, place('once.csv'));
    expect(receipt).toMatchObject({ kinds: { [kind]: once.manifest.counts.written }, rejected: 0 });
    const names = storedNames(kind);
    expect(await contents(second, kind, names)).toEqual(await contents(first, kind, names));
    const twice = await exportTo(second, { ...options, out: place('twice.csv'), format: 'csv' });
    const stable = (text: string) =>
      rowsOf(text).map((row) =>
        Object.entries(row).filter(([label]) => !/ \(original\)$|^Record$/.test(label)),
      );
    expect(stable(twice.text)).toEqual(stable(once.text));
  });

  it('is free of formulas in its safe form, and says how many cells it altered', async () => {
    const [records = []] = fc.sample(fc.array(recordOf(kind), { minLength: 100 }), {
      numRuns: 1,
      seed: 9,
    });
    const engine = await engines.open(place('a.trailcase'));
    await importOne(
      engine,
      place('in.ndjson', records.map((each) => `${toJson(each)}\n`).join('')),
    );
    const safe = await exportTo(engine, { kind, out: place('safe.csv'), format: 'csv-safe' });
    const exact = await exportTo(engine, { kind, out: place('exact.csv'), format: 'csv' });
    const [safeRows, exactRows] = [rowsOf(safe.text), rowsOf(exact.text)];
    let altered = 0;
    for (const [at, row] of safeRows.entries()) {
      for (const [label, cell] of Object.entries(row)) {
        const was = exactRows[at]?.[label] ?? '';
        expect(isDangerous(cell)).toBe(false);
        expect(cell).toBe(isDangerous(was) ? `'${was}` : was);
        if (cell !== was) altered += 1;
      }
    }
    expect(safe.manifest.alteredCells).toBe(altered);
    expect(safe.receipt.alteredCells).toBe(altered);
    expect(exact.manifest.alteredCells).toBeNull();
  });
});

const change = {
  id: 'a1',
  action: 'update Role',
  target: 'test role',
  actor: 'ana@example.com',
  timestamp: '2026-01-20T12:02:00+01:00',
  oldEntity: '{"on":true,"n": 1.00}',
  newEntity: { on: false, n: 1.5, big: 12345678901234567890n },
};

describe('an exported table', () => {
  it('has the columns that the view shows, times beside their text, states as one cell each', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importOne(engine, place('in.ndjson', `${toJson(change)}\n{}\n`));
    const { text, manifest } = await exportTo(engine, {
      kind: 'audit',
      out: place('o'),
      format: 'csv',
    });
    const [row] = rowsOf(text);
    expect(row).toEqual({
      Action: 'update Role',
      Target: 'test role',
      Actor: 'ana@example.com',
      Subject: '',
      'Client Actor': '',
      Comments: '',
      Timestamp: '2026-01-20T11:02:00.000000Z',
      'Timestamp (original)': '2026-01-20T12:02:00+01:00',
      'Old Entity': '{"on":true,"n": 1.00}',
      'New Entity': '{"on":false,"n":1.5,"big":12345678901234567890}',
      Diff: '{"on":{"_old":true,"_new":false},"n":{"_old":1,"_new":1.5},"big__added":12345678901234567890}',
      Record: '1',
    });
    expect(
      Object.keys(row ?? {}).filter((label) => !/ \(original\)$|^Record$/.test(label)),
    ).toEqual(shown('audit').map(({ label }) => label));
    expect(manifest.columns?.find(({ label }) => label === 'Subject')?.filled).toBe(0);
    expect(manifest.importAgain).toMatch(/^Recognised as audit of tenant/);
  });

  it('has the columns asked for, paths of the original record among them', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const event = { eventType: 'login', clientName: 'ui', details: { mfa: { used: true }, n: 1 } };
    await importOne(engine, place('in.ndjson', `${JSON.stringify(event)}\n{}\n`));
    const columns = ['client', '.details', 'details.mfa.used', 'outcome', 'system', 'event type'];
    const { text, receipt } = await exportTo(engine, {
      ...{ kind: 'event', out: place('o'), format: 'csv' },
      columns: [...columns, 'details.none'],
    });
    expect(text).toBe(
      'Client Name,.details,details.mfa.used,Outcome,System,Event Type,details.none,Record\r\n' +
        'ui,"{""mfa"":{""used"":true},""n"":1}",true,unknown,tenant,login,,1\r\n',
    );
    expect(receipt.emptyColumns).toEqual(['details.none']);
  });

  it('refuses a column that no record can have, and says which is meant', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const wrong = {
      kind: 'event',
      out: place('o'),
      format: 'csv',
      columns: ['Evnt Type'],
    } as const;
    await expect(exportTo(engine, { ...wrong, columns: [...wrong.columns] })).rejects.toMatchObject(
      {
        code: 'bad-request',
        message: expect.stringContaining('Event Type') as string,
      },
    );
  });

  it('of several kinds says what it is and cannot be taken for one kind', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const event = { eventType: 'login', clientName: 'ui', createdOn: '2026-01-01T00:00:00Z' };
    await importOne(engine, place('in.ndjson', `${toJson(change)}\n${toJson(event)}\n`));
    const { text, manifest } = await exportTo(engine, { out: place('o.csv'), format: 'csv' });
    expect(rowsOf(text).map(({ Kind, Action, Time }) => [Kind, Action, Time])).toEqual([
      ['audit', 'update Role', '2026-01-20T11:02:00.000000Z'],
      ['event', 'login', '2026-01-01T00:00:00.000000Z'],
    ]);
    expect(manifest.importAgain).toMatch(/^Not recognised/);
    const again = await engines.open(place('b.trailcase'));
    const { sources, refused } = await importFiles(again, [place('o.csv')]);
    expect(sources).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual(['unknown-shape']);
  });

  it('keeps texts whole of which the case keeps the beginning', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const message = `${'é'.repeat(9_000)}\n=end`;
    await importOne(
      engine,
      place('in.ndjson', `${toJson({ ...change, comments: message })}\n{}\n`),
    );
    const { text } = await exportTo(engine, { kind: 'audit', out: place('o'), format: 'csv' });
    expect(rowsOf(text)[0]?.Comments).toBe(message);
  });
});

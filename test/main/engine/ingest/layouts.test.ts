import type { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../../shared/fields.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { type ImportedFiles, rawBytes, useSharedCase } from './shared-case.ts';
import {
  asCells,
  columnValue,
  headerForms,
  oneOfEach,
  shownOf,
  type TenantRecord,
} from './tenant-records.ts';

const shared = useSharedCase();

/** The ways in which JSON archives of mixed kinds are written; each gets records of its own. */
const jsonLayouts: Record<string, { layout: string; write: (records: TenantRecord[]) => string }> =
  {
    'compact.json': { layout: 'array', write: (records) => JSON.stringify(records) },
    'pretty.json': { layout: 'array', write: (records) => JSON.stringify(records, null, 2) },
    'tabs-crlf.json': {
      layout: 'array',
      write: (records) => JSON.stringify(records, null, '\t').replaceAll('\n', '\r\n'),
    },
    'lines.ndjson': { layout: 'ndjson', write: (records) => lines(records, '\n') },
    'lines-crlf.ndjson': { layout: 'ndjson', write: (records) => lines(records, '\r\n') },
    'no-last-line-end.ndjson': {
      layout: 'ndjson',
      write: (records) => lines(records, '\n').trimEnd(),
    },
    'sequence.json': {
      layout: 'sequence',
      write: (records) => records.map((record) => JSON.stringify(record, null, 2)).join('\n'),
    },
    'records.json': { layout: 'envelope', write: (records) => envelope({ Records: records }) },
    'data-total.json': {
      layout: 'envelope',
      write: (data) => envelope({ status: 'ok', data, total: data.length, next: null }),
    },
    'graphql.json': {
      layout: 'envelope',
      write: (records) => {
        const edges = records.map((node, at) => ({ cursor: `c${at}`, node }));
        return envelope({ data: { auditLogs: { edges, pageInfo: { hasNextPage: false } } } });
      },
    },
    'pages.json': {
      layout: 'pages',
      write: (records) =>
        [records.slice(0, 3), records.slice(3)]
          .map((data) => JSON.stringify({ data, next: 'x' }))
          .join('\n'),
    },
    'pages-of-arrays.json': {
      layout: 'pages',
      write: (records) =>
        [records.slice(0, 3), [], records.slice(3)]
          .map((page) => JSON.stringify(page, null, 2))
          .join(''),
    },
    'two-lists.json': {
      layout: 'envelope',
      write: (records) =>
        envelope({ changes: records.slice(0, 3), others: records.slice(3), skipped: [] }),
    },
  };

const delimiters = { 'comma.csv': ',', 'tab.tsv': '\t', 'semicolon.csv': ';', 'pipe.csv': '|' };

let imported: ImportedFiles;

beforeAll(async () => {
  const json = Object.entries(jsonLayouts).map(
    ([name, { write }]) => [name, write(oneOfEach(name))] as const,
  );
  const single = kinds.map((kind, at) => {
    const name = `single-${kind}.json`;
    return [name, JSON.stringify(oneOfEach(name)[at], null, 2)] as const;
  });
  const headers = Object.entries(headerForms).flatMap(([form, header]) =>
    kinds.map((kind, at) => {
      const name = `${form}-${kind}.csv`;
      const record = oneOfEach(name)[at] as TenantRecord;
      return [name, Papa.unparse([asCells(kind, record, header)])] as const;
    }),
  );
  const delimited = Object.entries(delimiters).map(([name, delimiter]) => {
    const rows = [1, 2, 3].map((n) =>
      asCells('event', oneOfEach(`${name} ${n}`)[1] as TenantRecord, headerForms.label),
    );
    return [name, Papa.unparse(rows, { delimiter, newline: '\n' })] as const;
  });
  imported = await shared.import(
    Object.fromEntries([...json, ...single, ...headers, ...delimited]),
  );
});

function lines(records: readonly TenantRecord[], end: string): string {
  return records.map((record) => `${JSON.stringify(record)}${end}`).join('');
}

function envelope(value: unknown): string {
  return JSON.stringify(value, null, 1);
}

async function expectExactBytes(name: string): Promise<Buffer[]> {
  const given = readFileSync(shared.place(name));
  return Promise.all(
    imported.of(name).records.map(async (record) => {
      const raw = await rawBytes(shared.engine, record);
      expect(raw).toEqual(given.subarray(record.offset, record.offset + record.length));
      return raw;
    }),
  );
}

describe('JSON of all seven kinds in one file', () => {
  it.each(Object.keys(jsonLayouts))('%s is stored whole, each record as its kind', async (name) => {
    const { receipt, records } = imported.of(name);
    expect(receipt).toMatchObject({ read: 7, stored: 7, duplicates: 0, rejected: 0 });
    expect(receipt).toMatchObject({ system: 'tenant', state: 'complete', warnings: [] });
    expect(receipt.layout).toBe(jsonLayouts[name]?.layout);
    expect(receipt.kinds).toEqual(Object.fromEntries(kinds.map((kind) => [kind, 1])));
    const written = oneOfEach(name);
    for (const [at, kind] of kinds.entries()) {
      expect(records[at]).toMatchObject(shownOf(kind, written[at] as TenantRecord));
    }
  });

  it.each(Object.keys(jsonLayouts))('%s gives back the bytes of every record', async (name) => {
    const raws = await expectExactBytes(name);
    const values = raws.map((raw) => JSON.parse(raw.toString()) as TenantRecord);
    const nodes = values.map((value) => value.node ?? value);
    expect(nodes).toEqual(oneOfEach(name));
  });

  it.each(kinds)('a single %s object is a record, not an envelope', (kind) => {
    const name = `single-${kind}.json`;
    const { receipt, records } = imported.of(name);
    expect(receipt).toMatchObject({ layout: 'single', read: 1, kinds: { [kind]: 1 } });
    const written = oneOfEach(name)[kinds.indexOf(kind)] as TenantRecord;
    expect(records[0]).toMatchObject(shownOf(kind, written));
  });
});

describe('CSV', () => {
  const forms = Object.keys(headerForms).flatMap((form) =>
    kinds.map((kind) => ({ form, kind, name: `${form}-${kind}.csv` })),
  );

  it.each(forms)('$kind with $form headers arrives column by column', ({ kind, name }) => {
    const { receipt, records } = imported.of(name);
    expect(receipt).toMatchObject({ read: 1, stored: 1, rejected: 0, kinds: { [kind]: 1 } });
    expect(receipt).toMatchObject({ layout: 'CSV', system: 'tenant', warnings: [] });
    const written = oneOfEach(name)[kinds.indexOf(kind)] as TenantRecord;
    expect(records[0]).toMatchObject({ ...shownOf(kind, written), flags: [] });
  });

  it.each(forms)('$kind with $form headers keeps its row byte for byte', async ({ kind, name }) => {
    const [raw] = await expectExactBytes(name);
    const written = oneOfEach(name)[kinds.indexOf(kind)] as TenantRecord;
    const [cells] = Papa.parse<string[]>(raw?.toString() ?? '').data;
    expect(cells).toEqual(Object.values(asCells(kind, written, headerForms.label)));
  });

  it.each(Object.keys(delimiters))('%s is split at its own delimiter', async (name) => {
    const { receipt, records } = imported.of(name);
    expect(receipt).toMatchObject({ read: 3, stored: 3, kinds: { event: 3 } });
    expect(receipt.layout).toBe(name.endsWith('.tsv') ? 'TSV' : 'CSV');
    expect(records.map(({ fields }) => fields.userAgent)).toEqual(
      Array(3).fill('Mozilla/5.0 (X11; Linux x86_64), "Test"'),
    );
    await expectExactBytes(name);
  });
});

describe('columns that are read from the raw record', () => {
  it.each(kinds)('of %s stand in its original text under their names', (kind) => {
    const [record] = imported.of(`single-${kind}.json`).records;
    const value = JSON.parse(record?.raw ?? '{}') as TenantRecord;
    const own = fieldsOf[kind].filter(({ hidden, stored }) => !hidden || stored === undefined);
    for (const field of own) expect(columnValue(value, field)).toBeDefined();
  });
});

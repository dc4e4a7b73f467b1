import { Buffer } from 'node:buffer';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { fieldsOf } from '../../../../shared/fields.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';
import { asCells, headerForms, type TenantRecord } from './tenant-records.ts';

/** A record as it is written into an archive, and as the case must show it. */
export interface WrittenRecord {
  kind: Kind;
  value: TenantRecord;
  time: string | null;
  fields: Record<string, string | number | null>;
}

/** An archive of random records in a random form. */
export interface RandomArchive {
  records: WrittenRecord[];
  layout: keyof typeof jsonWriters | 'csv' | 'tsv';
  encoding: keyof typeof encoders;
  container: keyof typeof packers;
}

const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', '"', 'a,b', 'a\tb', "'", '\r\n', '[', '{}', '\\'),
  },
  { weight: 1, arbitrary: fc.constantFrom('null', 'NaN', '-0', '1e5', '\u0000', '\ufeffx', '☃') },
);

/** What a text column may hold in JSON, and the text that stands for it. */
const textCell = fc.oneof(
  { weight: 6, arbitrary: text.map((value) => ({ value, shown: value === '' ? null : value })) },
  { weight: 1, arbitrary: fc.constant({ value: null, shown: null }) },
  { weight: 1, arbitrary: fc.integer().map((value) => ({ value, shown: String(value) })) },
  { weight: 1, arbitrary: fc.boolean().map((value) => ({ value, shown: String(value) })) },
);

const integerCell = fc
  .option(fc.nat(100_000))
  .map((value) => ({ value, shown: value === null ? null : value }));

const timeCell = fc
  .tuple(fc.integer({ min: 0, max: 4_102_444_799 }), fc.nat(999_999), fc.nat(3))
  .map(([seconds, fraction, form]) => {
    const iso = formatInstant(seconds * 1_000_000 + fraction);
    if (form === 0) return { value: iso, shown: iso };
    if (form === 1) return { value: iso.replace('Z', '+00:00'), shown: iso };
    if (form === 2) return { value: `${iso.slice(0, -1)}7+0000`, shown: iso };
    return { value: seconds, shown: formatInstant(seconds * 1_000_000) };
  });

/** A random record of a kind; `name` makes it another one than all others. */
function recordOf(kind: Kind): fc.Arbitrary<(name: string) => WrittenRecord> {
  const fields = fieldsOf[kind];
  const cells = fields.map(({ type }) => {
    if (type === 'time') return timeCell;
    return type === 'integer' || type === 'duration' ? integerCell : textCell;
  });
  return fc.tuple(...(cells as fc.Arbitrary<Cell>[])).map((values) => (name) => {
    const value: TenantRecord = kind === 'audit' || kind === 'event' ? { id: name } : {};
    const written: WrittenRecord = { kind, value, time: null, fields: {} };
    for (const [at, field] of fields.entries()) {
      const isName = field.stored === 'key' || (kind === 'notification' && at === 0);
      const cell = isName ? { value: name, shown: name } : (values[at] as Cell);
      putAt(value, (field.path ?? field.name).split('.'), cell.value);
      if (field.stored === 'time') written.time = cell.shown as string;
      else if (field.type === 'duration' && typeof cell.shown === 'number') {
        written.fields[field.name] = cell.shown * 1_000;
      } else if (field.stored !== undefined) written.fields[field.name] = cell.shown;
    }
    return written;
  });
}

interface Cell {
  value: unknown;
  shown: string | number | null;
}

function putAt(record: TenantRecord, [step = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) record[step] = value;
  else {
    record[step] ??= {};
    putAt(record[step] as TenantRecord, rest, value);
  }
}

export const jsonWriters = {
  array: (values: unknown[]) => JSON.stringify(values),
  'pretty array': (values: unknown[]) => JSON.stringify(values, null, 2),
  lines: (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join(''),
  'lines with CR LF': (values: unknown[]) =>
    values.map((value) => JSON.stringify(value)).join('\r\n'),
  sequence: (values: unknown[]) => values.map((value) => JSON.stringify(value, null, 1)).join('\n'),
  envelope: (values: unknown[]) => JSON.stringify({ Records: values }),
  'edges and nodes': (values: unknown[]) =>
    JSON.stringify({ data: { logs: { edges: values.map((node) => ({ node })) } } }),
} as const;

export const encoders = {
  'utf-8': (content: string) => Buffer.from(content),
  'utf-8 with BOM': (content: string) => Buffer.from(`\ufeff${content}`),
  'utf-16le': (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le'),
  'utf-16be': (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le').swap16(),
} as const;

export const packers = {
  plain: (bytes: Buffer) => bytes,
  gzip: (bytes: Buffer) => gzipSync(bytes),
  zstd: (bytes: Buffer) => zstdCompressSync(bytes),
  zip: (bytes: Buffer) => buildZip([{ name: 'in/it.log', data: bytes }]),
  'stored zip': (bytes: Buffer) => buildZip([{ name: 'it', data: bytes, method: 0 }]),
} as const;

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];

/** Archives of mixed kinds in JSON, or of one kind as a table; `name` is part of every id. */
export function randomArchive(name: () => string): fc.Arbitrary<RandomArchive> {
  const form = {
    encoding: fc.constantFrom(...names(encoders)),
    container: fc.constantFrom(...names(packers)),
  };
  const named = (makers: ((name: string) => WrittenRecord)[]) => {
    const prefix = name();
    return makers.map((make, at) => make(`${prefix}-${at}`));
  };
  const mixed = fc.record({
    records: fc.array(fc.oneof(...kinds.map(recordOf)), { minLength: 1, maxLength: 12 }).map(named),
    layout: fc.constantFrom(...names(jsonWriters)),
    ...form,
  });
  const table = fc.record({
    records: fc
      .constantFrom(...kinds)
      .chain((kind) => fc.array(recordOf(kind), { minLength: 1, maxLength: 12 }))
      .map(named),
    layout: fc.constantFrom('csv' as const, 'tsv' as const),
    ...form,
  });
  return fc.oneof({ weight: 2, arbitrary: mixed }, { weight: 1, arbitrary: table });
}

/** The archive's text, encoded; not yet packed. */
export function writeArchive({ records, layout, encoding }: RandomArchive): Buffer {
  if (layout !== 'csv' && layout !== 'tsv') {
    return encoders[encoding](jsonWriters[layout](records.map(({ value }) => value)));
  }
  const rows = records.map(({ kind, value }) => asCells(kind, value, headerForms.label));
  return encoders[encoding](Papa.unparse(rows, { delimiter: layout === 'csv' ? ',' : '\t' }));
}

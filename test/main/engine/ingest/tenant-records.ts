import { camelCase, type Field, fieldsOf } from '../../../../shared/fields.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { readFixture } from './shared-case.ts';

/** A record as the tenant's JSON holds it. */
export type TenantRecord = Record<string, unknown>;

const idOf: Partial<Record<Kind, string>> = {
  audit: 'id',
  event: 'id',
  job: 'jobId',
  session: 'sessionId',
  grant: 'grantId',
  webhook: 'eventId',
};

/**
 * The record of a kind in `test/fixtures/tenant`, made another one by `name`: in its id, or where
 * the kind has none, in its subject.
 */
export function tenantRecord(kind: Kind, name: string): TenantRecord {
  const [record] = JSON.parse(readFixture(`${kind}.json`)) as TenantRecord[];
  if (record === undefined) throw new Error(`no fixture of ${kind}`);
  const changed = idOf[kind] ?? 'subject';
  return { ...record, [changed]: `${String(record[changed])} ${name}` };
}

/** One record of each kind, in the order of `kinds`. */
export function oneOfEach(name: string): TenantRecord[] {
  return kinds.map((kind) => tenantRecord(kind, name));
}

/** What a tenant's record holds for a column, wherever its JSON has it. */
export function columnValue(record: TenantRecord, { name, path }: Field): unknown {
  if (path === undefined) return record[name];
  return path.split('.').reduce<unknown>((value, step) => (value as TenantRecord)[step], record);
}

/** The forms in which a column's label stands in a CSV header. */
export const headerForms = {
  label: (label: string) => label,
  camelCase,
  snake_case: (label: string) => label.toLowerCase().replaceAll(' ', '_'),
} as const;

/** Cells under headers for all columns of a kind's view, JSON where a value is an object. */
export function asCells(
  kind: Kind,
  record: TenantRecord,
  header: (label: string) => string,
): Record<string, string> {
  const cells = fieldsOf[kind].map((field) => {
    const value = columnValue(record, field) ?? '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return [header(field.label), text] as const;
  });
  const id = kind === 'audit' || kind === 'event' ? [['id', String(record.id)] as const] : [];
  return Object.fromEntries([...id, ...cells]);
}

/** What a view must show of a record: its time apart, and its stored columns by canonical name. */
export function shownOf(kind: Kind, record: TenantRecord) {
  const shown: Record<string, unknown> = {};
  let time: unknown = null;
  for (const field of fieldsOf[kind]) {
    if (field.stored === undefined) continue;
    const value = columnValue(record, field);
    // Columns for what other systems tell are empty in the tenant's own records.
    if (value === undefined && field.hidden) shown[field.name] = null;
    else if (field.stored === 'time') time = withMicros(value);
    else if (field.type === 'time') shown[field.name] = withMicros(value);
    else if (field.type === 'duration') shown[field.name] = Number(value) * 1_000;
    else if (field.type === 'integer') shown[field.name] = Number(value);
    else shown[field.name] = String(value);
  }
  return { kind, time, fields: shown };
}

/** `…:00.125Z` as every answer writes it, with microseconds. */
function withMicros(iso: unknown): string {
  return String(iso).replace(/(\.\d{3})?Z$/, (_whole, millis = '.000') => `${millis}000Z`);
}

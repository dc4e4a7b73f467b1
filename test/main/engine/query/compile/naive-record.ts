import Papa from 'papaparse';
import type { ReadableCase } from '../../../../../main/engine/store/index.ts';
import type { RecordRow } from '../../../../../shared/case.ts';
import { type Kind, kinds } from '../../../../../shared/kinds.ts';
import { type Outcome, outcomes } from '../../../../../shared/record.ts';

/** A record as the naive evaluator looks at it: everything spelled out. */
export interface NaiveRecord {
  id: number;
  kind: Kind;
  outcome: Outcome;
  /** Canonical fields, and `source` and `system`. */
  fields: Readonly<Record<string, string | number | null>>;
  /** What people marked on it. */
  marks: { star: boolean; tags: readonly string[]; notes: readonly string[] };
  /** A later state of what it tells of is in the case. */
  superseded: boolean;
  /** The original record, parsed. */
  original: unknown;
  /** Its text. */
  text: string;
}

const textOf = (name: string) => `(SELECT text FROM value WHERE id = r.${name}) AS ${name}`;

const everything = `
  SELECT r.id, r.kind, r.outcome, s.name AS source, s.system,
    r.time, r.updated, r.http_status AS httpStatus, r.attempt, r.duration, r.key, r.session, r.message,
    ${[
      'action',
      'actor',
      'target',
      'subject',
      'client',
      'provider',
      'status',
      'username',
      'ip',
      'agent',
      'organization',
      'country',
      'protocol',
    ]
      .map(textOf)
      .join(', ')}
  FROM record r JOIN source s ON s.id = r.source ORDER BY r.id`;

/**
 * All records of a case.
 * @param rows the same records with their original text
 * @param tableHeader columns of the one table of the case
 */
export function naiveRecords(
  db: ReadableCase,
  rows: readonly RecordRow[],
  tableHeader: readonly string[],
): NaiveRecord[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const notes = db.prepare('SELECT text FROM note WHERE record = ? AND text IS NOT NULL').pluck();
  const found = db.prepare(everything).all() as Record<string, string | number | null>[];
  return found.map(({ id, kind, outcome, ...fields }) => {
    const { raw: text = '', mark, superseded = false } = rowOf.get(id as number) ?? {};
    const isTable = String(fields.source).endsWith('.csv');
    return {
      id: id as number,
      kind: kinds[kind as number] as Kind,
      outcome: outcomes[outcome as number] as Outcome,
      fields,
      marks: {
        star: mark?.star ?? false,
        tags: mark?.tags ?? [],
        notes: notes.all(id) as string[],
      },
      superseded,
      original: isTable ? tableRow(text, tableHeader) : JSON.parse(text),
      text,
    };
  });
}

function tableRow(text: string, header: readonly string[]): unknown {
  const [cells] = Papa.parse<string[]>(text, { delimiter: ',' }).data;
  return Object.fromEntries(header.map((name, at) => [name, cells?.[at] ?? null]));
}

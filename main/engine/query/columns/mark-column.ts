import { starLabel } from '../../marks/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { type Bound, flaggedRecords } from '../compile/index.ts';
import { readIntegers } from './integer-text.ts';
import { countIds } from './load-column.ts';
import { makeColumn, type NarrowColumn } from './number-column.ts';

/**
 * What stands beside records that they can be ordered and counted by: what people mark, and whether a later state is known.
 * Notes are words, which are only asked for.
 */
export const markNames = ['starred', 'marked', 'superseded', 'tag'] as const;

export type MarkName = (typeof markNames)[number];

/** What is marked on all records: the cell of each is a place in the values, none: -1. */
export interface MarkColumn {
  column: NarrowColumn;
  /** In their order; several where a record has several tags. */
  values: readonly (readonly string[])[];
}

/** The tags of the record `r`, in their order, as one text; NULL where it has none. */
const tagsOfRecord = `(SELECT group_concat(l.text, char(10) ORDER BY l.text)
  FROM mark m JOIN mark_label l ON l.id = m.label WHERE m.record = r.id)`;

/** The value of a mark on the record `r`, in an order of its own; NULL where there is none. */
export const markSql: Readonly<Record<MarkName, string>> = {
  starred: `(SELECT 1 FROM mark WHERE record = r.id AND label = ${starLabel})`,
  marked: `(SELECT 1 WHERE EXISTS (SELECT 1 FROM mark WHERE record = r.id)
    OR EXISTS (SELECT 1 FROM note WHERE record = r.id AND text IS NOT NULL))`,
  superseded: '(SELECT 1 FROM later_state WHERE superseded = r.id)',
  tag: tagsOfRecord,
};

/** Reads what is marked on the records of a case. It is never kept: marks change, columns do not. */
export function loadMarkColumn(db: ReadableCase, name: MarkName): MarkColumn {
  const column = makeColumn('narrow', countIds(db)) as NarrowColumn;
  if (name !== 'tag') {
    const { text, params } = flaggedRecords(name);
    put(db, column, `SELECT record, 0 AS place FROM (${text})`, params);
    return { column, values: [['true']] };
  }
  const tagged = `SELECT m.record, group_concat(l.text, char(10) ORDER BY l.text) AS tags,
      group_concat(l.id ORDER BY l.text) AS labels
    FROM mark m JOIN mark_label l ON l.id = m.label GROUP BY m.record`;
  put(
    db,
    column,
    `SELECT record, dense_rank() OVER (ORDER BY tags, labels) - 1 AS place FROM (${tagged})`,
  );
  const texts = new Map(
    db.prepare('SELECT id, text FROM mark_label').raw().all() as [number, string][],
  );
  const sets = db
    .prepare(`SELECT DISTINCT tags, labels FROM (${tagged}) ORDER BY tags, labels`)
    .raw()
    .all() as [string, string][];
  const values = sets.map(([, labels]) =>
    labels.split(',').map((label) => texts.get(Number(label)) as string),
  );
  return { column, values };
}

/** @param rows SQL of records with their places */
function put(
  db: ReadableCase,
  column: NarrowColumn,
  rows: string,
  params: readonly Bound[] = [],
): void {
  const [count, records, places] = db
    .prepare(
      `SELECT count(*), CAST(group_concat(record) AS BLOB), CAST(group_concat(place) AS BLOB)
       FROM (${rows})`,
    )
    .raw()
    .get(...params) as [number, Uint8Array | null, Uint8Array | null];
  if (records === null || places === null) return;
  const ids = new Uint32Array(count);
  const cells = new Uint32Array(count);
  readIntegers(records, ids, 0, 0);
  readIntegers(places, cells, 0, 0);
  ids.forEach((id, at) => {
    if (id <= column.records) column.cells[id] = cells[at] as number;
  });
}

import type { Kind } from '../../../shared/kinds.ts';
import { columnOf } from '../store/index.ts';
import type { EntityColumn } from './entity-columns.ts';

/** Indexes that begin with a column of entities, then kind and time: see the first migration. */
const indexes: Readonly<Record<string, string>> = {
  actor: 'record_actor_kind_time',
  target: 'record_target_kind_time',
  ip: 'record_ip_kind_time',
};

/** Kinds that make up most of a case. */
const bulk: readonly Kind[] = ['audit', 'event'];

/**
 * How SQLite is to go through `record` for a column: by the column's index, else in the order in which records
 * are stored, else (kinds of few records) by the index of kinds, which it chooses itself. Without statistics it would
 * choose that for all, and pick a million records one by one.
 */
export function tableFor({ field, kinds }: EntityColumn): string {
  const index = indexes[columnOf(field).name];
  if (index !== undefined) return `record INDEXED BY ${index}`;
  return kinds.some((kind) => bulk.includes(kind)) ? 'record NOT INDEXED' : 'record';
}

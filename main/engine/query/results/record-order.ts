import type { SortKey } from '../../../../shared/case.ts';
import { columnOfField, type FieldColumn } from './field-column.ts';

/** A field that records are ordered by. Records without it come last, whichever the direction. */
export interface OrderKey {
  column: FieldColumn;
  descending: boolean;
}

/** A total order of records: equal in all keys, the id decides. */
export interface RecordOrder {
  keys: readonly OrderKey[];
  /** Of two records with equal keys the one stored later comes first. */
  idDescending: boolean;
}

/** Newest first, the order when none is asked for and behind every other. */
const newestFirst: SortKey = { field: { kind: 'field', name: 'time' }, descending: true };

/**
 * Makes a total order of what was asked for: then newest first, unless time is among the keys, then
 * the id in the direction of the time. Texts are compared letter by letter (capitals before small).
 */
export function makeOrder(sort: readonly SortKey[]): RecordOrder {
  const isTime = ({ field }: SortKey) => field.kind === 'field' && field.name === 'time';
  const asked = sort.some(isTime) ? sort : [...sort, newestFirst];
  const keys = asked.map(({ field, descending }) => ({ column: columnOfField(field), descending }));
  return { keys, idDescending: asked.find(isTime)?.descending === true };
}

/** True when every key can be sorted by in memory. */
export function isInMemory({ keys }: RecordOrder): boolean {
  return keys.every(({ column: { storage } }) => ['number', 'value', 'mark'].includes(storage));
}

/** The columns that have to be loaded to sort in memory. Marks are read when it is sorted: they change. */
export function orderColumns({ keys }: RecordOrder): string[] {
  return keys.flatMap(({ column }) =>
    column.storage === 'path' || column.storage === 'mark' ? [] : [column.name],
  );
}

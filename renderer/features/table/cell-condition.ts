import type { OneField, RecordRow } from '../../../shared/case.ts';
import type { Query } from '../../../shared/query/index.ts';
import { hasValue, lacks } from '../../state/conditions.ts';
import { microsOf } from '../../state/reading.ts';
import { timeBetween, undated } from '../../state/time-conditions.ts';
import type { CellValue } from './cell-value.ts';
import type { TableColumn } from './columns.ts';

const second = 1_000_000;

/** The condition that a cell stands for: its value, or that there is none. Null for columns that cannot be asked for. */
export function cellCondition(column: TableColumn, value: CellValue): Query | null {
  const { field } = column;
  if (field === null) return null;
  if (field.kind === 'field' && field.name === 'time') {
    if (value === null) return undated;
    const at = Math.floor(microsOf(String(value)) / second) * second;
    return timeBetween(at, at + second);
  }
  if (value === null) return lacks(field);
  if (standsForMany(field, value)) return { kind: 'compare', field, operator: 'exists' };
  if (column.type === 'time') {
    const at = microsOf(String(value));
    return {
      kind: 'compare',
      field,
      operator: 'during',
      operand: { kind: 'span', from: at, to: at + 1 },
    };
  }
  return hasValue(field, value);
}

/** Several tags beside each other, or how many notes there are: no value that could be asked for. */
function standsForMany(field: OneField, value: NonNullable<CellValue>): boolean {
  if (field.kind !== 'field') return false;
  return field.name === 'note' || (field.name === 'tag' && String(value).includes(', '));
}

/** Everything within so many minutes before and after a record; null for one without a time. */
export function around(row: RecordRow, minutes: number): Query | null {
  if (row.time === null) return null;
  const at = microsOf(row.time);
  const reach = Math.round(minutes * 60) * second;
  return timeBetween(at - reach, at + reach + 1);
}

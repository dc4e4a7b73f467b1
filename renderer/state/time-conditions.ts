import {
  type FieldRef,
  isAboutTime,
  type Query,
  type TimeOperand,
} from '../../shared/query/index.ts';

/** The time by which every view is ordered, whatever its column is called. */
export const timeField: FieldRef = { kind: 'field', name: 'time' };

/** The conditions with others about time in place of those that they have. The rest keeps its order. */
export function withTime(conditions: readonly Query[], times: readonly Query[]): Query[] {
  const at = conditions.findIndex(isAboutTime);
  const rest = conditions.filter((each) => !isAboutTime(each));
  return at < 0 ? [...rest, ...times] : rest.toSpliced(at, 0, ...times);
}

/** Records within a time. */
export function timeIn(operand: TimeOperand): Query {
  return { kind: 'compare', field: timeField, operator: 'during', operand };
}

/** Records from a time up to, not including, another: microseconds UTC. */
export function timeBetween(from: number, to: number): Query {
  return timeIn({ kind: 'span', from, to });
}

/** Records without a time that could be read. */
export const undated: Query = {
  kind: 'not',
  of: { kind: 'compare', field: timeField, operator: 'exists' },
};

import type { Operand, Query } from './ast.ts';
import { type Condition, someCondition } from './some-condition.ts';

/** What counts from the "as of" moment. */
const relative: ReadonlySet<Operand['kind']> = new Set([
  'age',
  'last',
  'calendar',
  'sinceWeekday',
  'clock',
]);

/** True for a condition that asks about the time of a record and nothing else. */
export function isAboutTime(query: Query): boolean {
  switch (query.kind) {
    case 'compare':
      return query.field.kind === 'field' && query.field.name === 'time';
    case 'not':
      return isAboutTime(query.of);
    case 'and':
    case 'or':
      return query.of.every(isAboutTime);
    default:
      return false;
  }
}

/** True where a condition counts from the "as of" moment, so that this is to be told. */
export function isRelative(query: Query): boolean {
  return someCondition(query, countsBack);
}

/** The same of one condition that is made of no others. */
export function countsBack(condition: Condition): boolean {
  return (
    condition.kind === 'compare' &&
    condition.operand !== undefined &&
    relative.has(condition.operand.kind)
  );
}

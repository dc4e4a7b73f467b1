import {
  countsBack,
  type FieldRef,
  isMarkField,
  type Query,
  someCondition,
} from '../../../../shared/query/index.ts';

/**
 * True where the answer for a record may change without the record: the question counts from "as of", or asks
 * for what stands beside records.
 */
export function restsOnMoment(query: Query): boolean {
  return someCondition(
    query,
    (condition) =>
      countsBack(condition) ||
      (condition.kind === 'compare' && namesOf(condition.field).some(isMarkField)),
  );
}

function namesOf(field: FieldRef): readonly string[] {
  if (field.kind === 'anyOf') return field.names;
  return field.kind === 'field' ? [field.name] : [];
}

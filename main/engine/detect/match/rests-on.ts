import { isMarkField, type Operand, type Query } from '../../../../shared/query/index.ts';

const relative: ReadonlySet<Operand['kind']> = new Set([
  'age',
  'last',
  'calendar',
  'sinceWeekday',
  'clock',
]);

/**
 * True where the answer for a record may change without the record: the question counts from "as of", or asks
 * for what people marked.
 */
export function restsOnMoment(query: Query): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.some(restsOnMoment);
    case 'not':
      return restsOnMoment(query.of);
    case 'compare': {
      const { field, operand } = query;
      const names =
        field.kind === 'anyOf' ? field.names : field.kind === 'field' ? [field.name] : [];
      return names.some(isMarkField) || (operand !== undefined && relative.has(operand.kind));
    }
    default:
      return false;
  }
}

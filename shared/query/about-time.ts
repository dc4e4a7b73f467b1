import type { Query } from './ast.ts';

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

import type { OneField } from '../../../../shared/case.ts';
import type { FieldRef, Query } from '../../../../shared/query/ast.ts';

/**
 * A condition without the parts at its top that ask about one field alone: what the values of that
 * field are counted under, so that a filter on it does not hide the values it leaves out.
 * @returns the same object where there is no such part
 */
export function withoutField(query: Query, field: OneField): Query {
  if (isAbout(query, field)) return { kind: 'all' };
  if (query.kind !== 'and') return query;
  const kept = query.of.map((each) => withoutField(each, field));
  if (kept.every((each, at) => each === query.of[at])) return query;
  const [first, ...more] = kept.filter(({ kind }) => kind !== 'all');
  if (first === undefined) return { kind: 'all' };
  return more.length === 0 ? first : { kind: 'and', of: [first, ...more] };
}

function isAbout(query: Query, field: OneField): boolean {
  switch (query.kind) {
    case 'compare':
      return isSame(query.field, field);
    case 'not':
      return isAbout(query.of, field);
    case 'and':
    case 'or':
      return query.of.every((each) => isAbout(each, field));
    default:
      return false;
  }
}

function isSame(one: FieldRef, other: OneField): boolean {
  if (one.kind === 'field') return other.kind === 'field' && one.name === other.name;
  if (one.kind !== 'path' || other.kind !== 'path') return false;
  return (
    one.path.length === other.path.length && one.path.every((step, at) => step === other.path[at])
  );
}

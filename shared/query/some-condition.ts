import type { Query } from './ast.ts';

/** A condition that is made of no others. */
export type Condition = Exclude<Query, { kind: 'and' | 'or' | 'not' }>;

/** True where some condition of a question passes, however deep it stands, also under "not". */
export function someCondition(query: Query, passes: (condition: Condition) => boolean): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.some((each) => someCondition(each, passes));
    case 'not':
      return someCondition(query.of, passes);
    default:
      return passes(query);
  }
}

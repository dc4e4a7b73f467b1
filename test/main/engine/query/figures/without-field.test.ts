import { describe, expect, it } from 'vitest';
import { withoutField } from '../../../../../main/engine/query/figures/index.ts';
import type { OneField } from '../../../../../shared/case.ts';
import type { Query } from '../../../../../shared/query/ast.ts';
import { contains, equals } from '../results/opened.ts';

const actor: OneField = { kind: 'field', name: 'actor' };
const isActor = equals('actor', 'ana');
const isLogin = equals('action', 'login');
const all: Query = { kind: 'all' };
const and = (...of: Query[]): Query => ({ kind: 'and', of });
const or = (...of: Query[]): Query => ({ kind: 'or', of });
const not = (of: Query): Query => ({ kind: 'not', of });

describe('a question without one of its fields', () => {
  it.each<[string, Query, Query]>([
    ['the field alone', isActor, all],
    ['its opposite', not(isActor), all],
    ['one of two', and(isActor, isLogin), isLogin],
    ['several of three', and(isActor, isLogin, contains('actor', 'b')), isLogin],
    ['either of two of its values', and(or(isActor, equals('actor', 'ben')), isLogin), isLogin],
    ['one inside an inner "and"', and(isLogin, and(isActor, isLogin)), and(isLogin, isLogin)],
  ])('drops %s', (_what, query, expected) => {
    expect(withoutField(query, actor)).toEqual(expected);
  });

  it.each<[string, Query]>([
    ['everything', all],
    ['another field', isLogin],
    ['a choice between it and another', or(isActor, isLogin)],
    [
      'any of several fields',
      { ...contains('actor', 'x'), field: { kind: 'anyOf', names: ['actor', 'target'] } } as Query,
    ],
  ])('keeps %s, and is the same object then', (_what, query) => {
    expect(withoutField(query, actor)).toBe(query);
  });

  it('tells paths apart', () => {
    const reason = (path: string[]): Query => ({
      kind: 'compare',
      field: { kind: 'path', path },
      operator: 'exists',
    });
    const field: OneField = { kind: 'path', path: ['details', 'reason'] };
    expect(withoutField(reason(['details', 'reason']), field)).toEqual(all);
    expect(withoutField(reason(['details']), field)).toEqual(reason(['details']));
  });
});

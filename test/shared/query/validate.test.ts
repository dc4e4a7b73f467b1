import { describe, expect, test } from 'vitest';
import { querySchema, questionSchema } from '../../../shared/query/index.ts';
import { all, and, compare, contains, is, not, number } from './trees.ts';

const accepts = (tree: unknown) => querySchema.safeParse(tree).success;

describe('trees from outside', () => {
  test('are accepted in every form that the language has', () => {
    expect(accepts(and(is('actor', 'x'), not(number('httpStatus', 'less', 500)), all))).toBe(true);
    expect(questionSchema.safeParse({ kind: null, where: all }).success).toBe(true);
    expect(questionSchema.safeParse({ kind: 'job', where: is('key', 'x') }).success).toBe(true);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'status is failed'],
    ['an unknown kind of node', { kind: 'xor', of: [all, all] }],
    ['a member that nobody knows', { kind: 'all', extra: 1 }],
    ['an "and" of one', { kind: 'and', of: [all] }],
    ['an unknown field', is('nope', 'x')],
    ['an inherited name for a field', is('__proto__', 'x')],
    ['an empty path', { ...is('x', 'y'), field: { kind: 'path', path: [] } }],
    ['an unknown operator', { ...is('actor', 'x'), operator: 'constructor' }],
    ['an operator that does not fit the field', contains('time', 'x')],
    ['an operator without its operand', compare('actor', 'is')],
    ['an operand of the wrong kind', compare('actor', 'is', { kind: 'number', value: 5 })],
    ['a kind that does not exist', is('kind', 'bananas')],
    [
      'a list of texts for a number',
      compare('attempt', 'in', {
        kind: 'list',
        items: [{ kind: 'text', text: 'x', exact: false }],
      }),
    ],
    [
      'an expression that is none',
      compare('actor', 'matches', { kind: 'text', text: '(', exact: true }),
    ],
    ['a network that is none', compare('ip', 'within', { kind: 'network', network: 'x' })],
    [
      'a span that is open on both sides',
      compare('time', 'during', { kind: 'span', from: null, to: null }),
    ],
    [
      'a span that ends before it begins',
      compare('time', 'during', { kind: 'span', from: 2, to: 1 }),
    ],
    ['half a microsecond', compare('time', 'before', { kind: 'instant', at: 0.5 })],
    ['a number that is none', number('attempt', 'is', Number.NaN)],
    ['any field that is no text', is(['time', 'actor'], 'x')],
  ])('%s is refused', (_, tree) => expect(accepts(tree)).toBe(false));

  test('have at most 50 levels and 1 000 nodes', () => {
    const nested = (levels: number) => {
      let tree = is('actor', 'x') as Parameters<typeof not>[0];
      for (let level = 1; level < levels; level++) tree = not(tree);
      return tree;
    };
    expect(accepts(nested(50))).toBe(true);
    expect(accepts(nested(51))).toBe(false);
    expect(accepts(nested(100_000))).toBe(false);
    expect(accepts(and(...Array.from({ length: 999 }, () => all)))).toBe(true);
    expect(accepts(and(...Array.from({ length: 1000 }, () => all)))).toBe(false);
  });
});

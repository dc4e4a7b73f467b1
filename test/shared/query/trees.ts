import type {
  Comparison,
  FieldRef,
  Operand,
  OperatorKey,
  Query,
  TextOperand,
  TimeOperand,
  TimeUnit,
} from '../../../shared/query/index.ts';

/** The "as of" of these tests: the newest record of the demo, a Sunday. */
export const asOf = micros('2026-02-15T19:00Z');

/** Microseconds of an ISO time; digits below the millisecond do not count. */
export function micros(iso: string): number {
  return Date.parse(iso) * 1000;
}

export const all: Query = { kind: 'all' };
export const and = (...of: Query[]): Query => ({ kind: 'and', of });
export const or = (...of: Query[]): Query => ({ kind: 'or', of });
export const not = (of: Query): Query => ({ kind: 'not', of });

/** A field by canonical name, by path (`.details.reason`), or any of several. */
export function ref(name: string | readonly string[]): FieldRef {
  if (typeof name !== 'string') return { kind: 'anyOf', names: name };
  if (name.startsWith('.')) return { kind: 'path', path: name.slice(1).split('.') };
  return { kind: 'field', name };
}

export function compare(
  name: string | readonly string[],
  operator: OperatorKey,
  operand?: Operand,
): Comparison {
  const comparison: Comparison = { kind: 'compare', field: ref(name), operator };
  return operand === undefined ? comparison : { ...comparison, operand };
}

export const text = (value: string, exact = false): TextOperand => ({
  kind: 'text',
  text: value,
  exact,
});

type Names = string | readonly string[];
const withText = (operator: OperatorKey) => (name: Names, value: string, exact?: boolean) =>
  compare(name, operator, text(value, exact));

export const is = withText('is');
export const contains = withText('contains');
export const like = withText('like');
export const startsWith = withText('startsWith');
export const endsWith = withText('endsWith');
export const matches = withText('matches');
export const exists = (name: Names) => compare(name, 'exists');
export const number = (name: Names, operator: OperatorKey, value: number) =>
  compare(name, operator, { kind: 'number', value });
export const inList = (name: Names, ...items: string[]) =>
  compare(name, 'in', { kind: 'list', items: items.map((item) => text(item)) });
export const within = (name: Names, network: string) =>
  compare(name, 'within', { kind: 'network', network });

export const during = (operand: TimeOperand, name = 'time') => compare(name, 'during', operand);
export const earlierThan = (iso: string, name = 'time') =>
  compare(name, 'before', { kind: 'instant', at: micros(iso) });
export const last = (amount: number, unit: TimeUnit): TimeOperand => ({
  kind: 'last',
  amount,
  unit,
});
export const calendar = (unit: 'day' | 'week' | 'month' | 'year', offset: number): TimeOperand => ({
  kind: 'calendar',
  unit,
  offset,
});
export const span = (from: string | null, to: string | null): TimeOperand => ({
  kind: 'span',
  from: from === null ? null : micros(from),
  to: to === null ? null : micros(to),
});
export const day = (date: string): TimeOperand =>
  ({ kind: 'span', from: micros(date), to: micros(date) + 86_400_000_000 }) as const;
export const olderThan = (amount: number, unit: TimeUnit, name = 'time') =>
  compare(name, 'olderThan', { kind: 'age', amount, unit });
export const yesterday = during(calendar('day', -1));
export const today = during(calendar('day', 0));
export const lastWeek = during(calendar('week', -1));

/** A tree with the parts of every `and` and `or` in one fixed order: what it means, not how it is written. */
export function inOneOrder(tree: Query): Query {
  if (tree.kind === 'not') return { kind: 'not', of: inOneOrder(tree.of) };
  if (tree.kind !== 'and' && tree.kind !== 'or') return tree;
  const parts = tree.of.map(inOneOrder).map((part) => [JSON.stringify(part), part] as const);
  parts.sort(([one], [other]) => (one < other ? -1 : 1));
  return { kind: tree.kind, of: parts.map(([, part]) => part) };
}

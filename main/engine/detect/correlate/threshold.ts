import type { Threshold } from '../rule.ts';

const operators = {
  gt: (value: number, to: number) => value > to,
  gte: (value: number, to: number) => value >= to,
  lt: (value: number, to: number) => value < to,
  lte: (value: number, to: number) => value <= to,
  eq: (value: number, to: number) => value === to,
  neq: (value: number, to: number) => value !== to,
} as const;

/**
 * Whether a number meets all of a condition's operators.
 * @param unless the least number that is enough, where the condition has no operator
 */
export function makeTest(condition: Threshold | null, unless: number): (value: number) => boolean {
  const asked = Object.entries(operators).flatMap(([name, compare]) => {
    const to = condition?.[name as keyof typeof operators];
    return to === undefined ? [] : [(value: number) => compare(value, to)];
  });
  const [only] = asked;
  if (only === undefined) return (value) => value >= unless;
  return asked.length === 1 ? only : (value) => asked.every((test) => test(value));
}

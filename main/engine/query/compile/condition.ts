import { join, type Sql, sql } from './sql.ts';

/**
 * What a condition costs a record, from the cheapest: a number in the row, a text in the row, the
 * original record.
 */
export const costs = { number: 0, text: 1, original: 2 } as const;

export type Cost = (typeof costs)[keyof typeof costs];

/** A condition on the record `r`. NULL counts as false; only `negated` may turn it round. */
export interface Condition {
  sql: Sql;
  cost: Cost;
}

/** Only this very object is known to be always true. */
export const always: Condition = { sql: sql`1`, cost: costs.number };
/** Only this very object is known to be never true. */
export const never: Condition = { sql: sql`0`, cost: costs.number };

/** All of them; the cheapest is looked at first. True of none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return combined(conditions, ' AND ', always, never);
}

/** At least one of them; the cheapest is looked at first. False of none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return combined(conditions, ' OR ', never, always);
}

/**
 * True exactly where the condition is not true. A field that is missing makes a comparison NULL in
 * SQL and its NOT as well; here `not` holds for a record without the field, as everybody expects.
 */
export function negated(condition: Condition): Condition {
  if (condition === always) return never;
  if (condition === never) return always;
  return { sql: sql`(${condition.sql}) IS NOT TRUE`, cost: condition.cost };
}

/**
 * @param neutral what changes nothing, and stands for no condition at all
 * @param decisive what decides the whole by itself: SQLite would drop the other conditions for a
 * constant, and then find no use for the index that it is told to use
 */
function combined(
  conditions: readonly Condition[],
  between: ' AND ' | ' OR ',
  neutral: Condition,
  decisive: Condition,
): Condition {
  if (conditions.includes(decisive)) return decisive;
  const [first, ...more] = conditions
    .filter((condition) => condition !== neutral)
    .sort((one, other) => one.cost - other.cost);
  if (first === undefined) return neutral;
  if (more.length === 0) return first;
  const pieces = [first, ...more].map((condition) => condition.sql);
  return {
    sql: sql`(${join(pieces, between)})`,
    cost: Math.max(first.cost, ...more.map(({ cost }) => cost)) as Cost,
  };
}

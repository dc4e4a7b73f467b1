import { makeZoneRule, undecidedDate, withDayFirst } from '../../../../shared/time/index.ts';
import type { ValuedColumn } from './record-columns.ts';
import { isBlank, type Shape, shapesOf } from './value-shapes.ts';

/** What the sample tells of one column. */
export interface ColumnFacts {
  path: string;
  depth: number;
  /** Records that were looked at. */
  records: number;
  /** Records that have a value. */
  filled: number;
  /** Different values. */
  distinct: number;
  /** Number of values that look like something. */
  shapes: Partial<Record<Shape, number>>;
  /** Every record has a value of its own. */
  isApart: boolean;
  /** Whole numbers that are small or follow each other: the rows of another file have the same. */
  isCount: boolean;
  /** The least and the greatest number; null where not every value is one. */
  range: { least: number; most: number } | null;
  /** Dates such as `31/12/2025` prove that the day comes first. */
  isDayFirst: boolean;
}

/** Whole numbers below this are too common to tell records of several files apart. */
const leastId = 1_000_000;

/** What a time means does not matter here, only that it is one. */
const utc = makeZoneRule(null);
const dayFirst = withDayFirst(utc);

export function factsOf({ path, depth, values }: ValuedColumn): ColumnFacts {
  const filled = values.filter((value) => !isBlank(value));
  const isDayFirst = provesDayFirst(filled);
  const zone = isDayFirst ? dayFirst : utc;
  const shapes: Partial<Record<Shape, number>> = {};
  for (const value of filled) {
    for (const shape of shapesOf(value, zone)) shapes[shape] = (shapes[shape] ?? 0) + 1;
  }
  const keys = new Set(filled.filter(isScalar).map(String));
  const numbers = shapes.number === filled.length ? filled.map(Number) : [];
  const range =
    numbers.length === 0 ? null : { least: Math.min(...numbers), most: Math.max(...numbers) };
  const isApart = filled.length === values.length && keys.size === values.length;
  return {
    path,
    depth,
    records: values.length,
    filled: filled.length,
    distinct: keys.size,
    shapes,
    isApart: isApart && values.length > 0,
    isCount: range !== null && (range.most < leastId || range.most - range.least < values.length),
    range,
    isDayFirst,
  };
}

/** The share of a column's values that look like something, from 0 to 1. */
export function shareOf({ shapes, filled }: ColumnFacts, shape: Shape): number {
  return filled === 0 ? 0 : (shapes[shape] ?? 0) / filled;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function provesDayFirst(values: readonly unknown[]): boolean {
  const dates = values.flatMap((value) =>
    typeof value === 'string' ? (undecidedDate(value) ?? []) : [],
  );
  return dates.some(({ first }) => first > 12) && dates.every(({ second }) => second <= 12);
}

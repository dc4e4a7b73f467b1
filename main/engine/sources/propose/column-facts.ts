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
  slashDates: SlashDates;
}

/** Dates written `1/2/2026`: which of the first two numbers can be no month. */
export interface SlashDates {
  dates: number;
  /** The first number is beyond 12: the day comes first. */
  dayFirst: number;
  /** The second one is: the month comes first. */
  monthFirst: number;
}

/** Whole numbers below this are too common to tell records of several files apart. */
const leastId = 1_000_000;

export function factsOf({ path, depth, values }: ValuedColumn): ColumnFacts {
  const filled = values.filter((value) => !isBlank(value));
  const shapes: Partial<Record<Shape, number>> = {};
  for (const value of filled) {
    for (const shape of shapesOf(value)) shapes[shape] = (shapes[shape] ?? 0) + 1;
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
    slashDates: slashDatesOf(filled),
  };
}

/** The share of a column's values that look like something, from 0 to 1. */
export function shareOf({ shapes, filled }: ColumnFacts, shape: Shape): number {
  return filled === 0 ? 0 : (shapes[shape] ?? 0) / filled;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function slashDatesOf(values: readonly unknown[]): SlashDates {
  const found: SlashDates = { dates: 0, dayFirst: 0, monthFirst: 0 };
  for (const value of values) {
    if (typeof value !== 'string') continue;
    const parts = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}(?!\d)/.exec(value);
    if (parts === null) continue;
    found.dates += 1;
    if (Number(parts[1]) > 12) found.dayFirst += 1;
    if (Number(parts[2]) > 12) found.monthFirst += 1;
  }
  return found;
}

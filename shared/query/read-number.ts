import type { QueryType } from './field-names.ts';
import { chunkAt, fail, type Reader, wordAt } from './reader.ts';

/** Microseconds of the units of a duration. */
const durationUnits: ReadonlyMap<string, number> = new Map(
  (
    [
      ['us µs microsecond microseconds', 1],
      ['ms msec millisecond milliseconds', 1000],
      ['s sec secs second seconds', 1_000_000],
      ['m min mins minute minutes', 60_000_000],
      ['h hr hrs hour hours', 3_600_000_000],
    ] as const
  ).flatMap(([words, micros]) => words.split(' ').map((word) => [word, micros] as const)),
);

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/;

/** A number as it was written. */
export interface WrittenNumber {
  value: number;
  /** Microseconds of the unit behind it; null where none stands. */
  unit: number | null;
}

/** A duration without a unit counts milliseconds, as the records themselves do. */
const usualUnit = 1000;

/**
 * The number that is stored: of a duration in microseconds.
 *
 * @param assumed the unit that counts where none is written
 */
export function storedNumber(
  { value, unit }: WrittenNumber,
  type: QueryType,
  assumed: number | null = null,
): number {
  return type === 'duration' ? value * (unit ?? assumed ?? usualUnit) : value;
}

/** Reads a number; of a duration with its unit. */
export function readNumber(reader: Reader, type: QueryType): WrittenNumber {
  const start = reader.at;
  const { text, next } = chunkAt(reader, start);
  const digits = plain.exec(text)?.[0] ?? '';
  const rest = text.slice(digits.length);
  const value = Number(digits);
  const known = digits !== '' && Number.isFinite(value);
  if (known && type !== 'duration' && rest === '') {
    reader.at = next;
    return { value, unit: null };
  }
  if (known && type === 'duration') {
    const unit = durationUnits.get(rest === '' ? wordAt(reader, next) : rest) ?? null;
    if (unit !== null || rest === '') {
      reader.at = unit !== null && rest === '' ? next + 1 : next;
      return { value, unit };
    }
  }
  const duration = type === 'duration';
  return fail(reader, start, `${duration ? 'A length of time' : 'A number'} is expected here.`, {
    expected: duration ? ['500 ms', '2 s'] : ['a number'],
    suggestion: duration ? 'Write it as 500 ms or 2 s.' : null,
  });
}

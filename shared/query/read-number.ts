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

/**
 * Reads a number; of a duration with its unit, in microseconds. A duration without a unit counts
 * milliseconds, as the records themselves do.
 */
export function readNumber(reader: Reader, type: QueryType): number {
  const start = reader.at;
  const { text, next } = chunkAt(reader, start);
  const digits = plain.exec(text)?.[0] ?? '';
  const rest = text.slice(digits.length);
  const value = Number(digits);
  if (digits !== '' && Number.isFinite(value)) {
    if (type !== 'duration' && rest === '') {
      reader.at = next;
      return value;
    }
    if (type === 'duration') {
      const unit = durationUnits.get(rest === '' ? wordAt(reader, next) : rest);
      if (unit !== undefined || rest === '') {
        reader.at = unit !== undefined && rest === '' ? next + 1 : next;
        return value * (unit ?? 1000);
      }
    }
  }
  const expected = type === 'duration' ? ['500 ms', '2 s'] : ['a number'];
  return fail(reader, start, `${type === 'duration' ? 'A length of time' : 'A number'} is expected here.`, {
    expected,
    suggestion: type === 'duration' ? 'Write it as 500 ms or 2 s.' : null,
  });
}

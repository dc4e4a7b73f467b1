import { formatInstant } from '../../../../shared/time/index.ts';

/** The sentence about the latest record of a log that was tried: how far it reaches, or that there is none. */
export function latestTold(
  records: readonly unknown[],
  timeOf: (record: unknown) => number | null,
) {
  const [latest] = records;
  if (latest === undefined) return 'It may be read; there is no record in it.';
  const time = timeOf(latest);
  // Some systems say a number, and a hostile one any number.
  return time === null || !Number.isSafeInteger(time)
    ? 'It may be read.'
    : `It may be read; the latest record is of ${formatInstant(time)}.`;
}

import { InvalidArgumentError } from 'commander';
import { longestPause, shortestPause } from '../../../shared/pull.ts';
import { count } from './output.ts';

/** A whole number from 1 on. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}

/** Seconds from one pull to the next of those that follow. */
export function pauseSeconds(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= shortestPause && number <= longestPause)
    return number;
  throw new InvalidArgumentError(
    `Give whole seconds, from ${shortestPause} to ${count(longestPause)}.`,
  );
}

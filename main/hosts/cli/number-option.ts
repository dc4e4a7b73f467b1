import { InvalidArgumentError } from 'commander';

/** A whole number from 1 on. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}

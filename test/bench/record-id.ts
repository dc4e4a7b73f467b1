import type { Random } from '../helpers/random.ts';

/**
 * A UUID-like id that no other `number` below 2^32 can have: its first word is the number, scattered
 * by steps that can be undone (a sum, shifts, odd products), the rest is chance.
 */
export function recordId(number: number, random: Random): string {
  let word = (number + 0x9e3779b9) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x45d9f3b5);
  word = Math.imul(word ^ (word >>> 16), 0x2c1b3c6d);
  return ((word ^ (word >>> 16)) >>> 0).toString(16).padStart(8, '0') + random.uuid().slice(8);
}

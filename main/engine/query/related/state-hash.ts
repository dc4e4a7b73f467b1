import { hash } from 'node:crypto';
import { nestingExceeds } from '../../../../shared/json/index.ts';

/** What lies deeper is not hashed: writing recurses. */
const deepestHashed = 200;

/**
 * Writes eight bytes that stand for a state: equal ones for equal states, whatever the order of keys. A hash
 * that nobody can steer, as the states of a log may be written by those who want to hide something.
 * @param to two numbers from this place on
 * @returns false where the state lies too deep
 */
export function writeStateHash(state: unknown, into: Uint32Array, to: number): boolean {
  if (nestingExceeds(state, deepestHashed)) return false;
  const bytes = hash('sha256', inOneOrder(state), 'buffer');
  into[to] = bytes.readUInt32LE(0);
  into[to + 1] = bytes.readUInt32LE(4);
  return true;
}

/** JSON with sorted keys; large integers are told from texts. */
function inOneOrder(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOneOrder).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${inOneOrder((value as Record<string, unknown>)[key])}`);
  return `{${members.join(',')}}`;
}

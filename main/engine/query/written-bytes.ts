import { Buffer } from 'node:buffer';
import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';

/** Bytes of a value as JSON on one line in UTF-8, of any depth, without writing it. */
export function writtenBytes(value: JsonValue): number {
  let bytes = 0;
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) {
      bytes += scalarBytes(next);
      continue;
    }
    // Two brackets, and a comma between any two members.
    if (Array.isArray(next)) {
      bytes += 2 + Math.max(0, next.length - 1);
      for (const member of next) open.push(member);
      continue;
    }
    const members = Object.entries(next);
    bytes += 2 + Math.max(0, members.length - 1);
    for (const [key, member] of members) {
      bytes += scalarBytes(key) + 1;
      open.push(member);
    }
  }
  return bytes;
}

function scalarBytes(value: string | number | bigint | boolean | null): number {
  return Buffer.byteLength(stringifyExact(value));
}

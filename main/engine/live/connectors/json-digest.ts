import { createHash } from 'node:crypto';

/** SHA-256 that stands for a JSON value, in hex, however deep it is. */
export function jsonDigest(value: unknown): string {
  try {
    return createHash('sha256')
      .update(JSON.stringify(value) ?? '')
      .digest('hex');
  } catch (error) {
    // Deeper than calls can go: what a server sends may be.
    if (error instanceof RangeError) return deepDigest(value);
    throw error;
  }
}

function deepDigest(value: unknown): string {
  const hash = createHash('sha256').update('deep');
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== 'object' || next === null) {
      hash.update(`${JSON.stringify(next)},`);
      continue;
    }
    const names = Array.isArray(next) ? next.length : Object.keys(next);
    hash.update(`${JSON.stringify(names)}:`);
    for (const member of Object.values(next)) rest.push(member);
  }
  return hash.digest('hex');
}

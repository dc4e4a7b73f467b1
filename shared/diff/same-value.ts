/**
 * True when two JSON values are equal: the same scalars in the same places, whatever the order of
 * keys. A bigint equals only the same bigint. Goes to any depth without recursion.
 */
export function sameValue(before: unknown, after: unknown): boolean {
  const pending: unknown[] = [before, after];
  while (pending.length > 0) {
    const right = pending.pop();
    const left = pending.pop();
    if (left !== right && !sameContainer(left, right, pending)) return false;
  }
  return true;
}

/** Compares the outlines of two containers and leaves their members, in pairs, to be compared. */
function sameContainer(left: unknown, right: unknown, pending: unknown[]): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return false;
    for (let index = 0; index < left.length; index++) pending.push(left[index], right[index]);
    return true;
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key)) return false;
    pending.push((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]);
  }
  return true;
}

/**
 * The first few of many in an order, without sorting the rest.
 * @param compare below 0 when the first comes before the second; never 0 for two different ones
 */
export function bestOf<T>(
  many: Iterable<T>,
  few: number,
  compare: (one: T, other: T) => number,
): T[] {
  const best: T[] = [];
  for (const each of many) {
    const last = best.at(-1);
    if (best.length === few && (last === undefined || compare(each, last) > 0)) continue;
    let at = best.length;
    while (at > 0 && compare(each, best[at - 1] as T) < 0) at -= 1;
    best.splice(at, 0, each);
    if (best.length > few) best.pop();
  }
  return best;
}

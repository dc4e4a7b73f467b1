/**
 * How many letters must be added, dropped, replaced or swapped with their neighbour to turn one
 * text into the other; `limit + 1` as soon as it is more than `limit`.
 * The restricted Damerau-Levenshtein distance ("optimal string alignment").
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(beforeLast, column - 2) + 1);
      current.push(least);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/**
 * The candidate that a mistyped text most likely meant; null when none is near. The first of
 * equally near ones wins.
 *
 * @param limit mistakes that are forgiven: if not given one in three letters, from one to three.
 */
export function nearest(
  text: string,
  candidates: Iterable<string>,
  limit: number = Math.min(3, Math.max(1, Math.floor(text.length / 3))),
): string | null {
  let found: string | null = null;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(text, candidate, least - 1);
    if (distance >= least) continue;
    found = candidate;
    least = distance;
  }
  return found;
}

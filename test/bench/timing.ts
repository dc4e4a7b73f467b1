/** Seconds since a moment taken with `performance.now()`. */
export function elapsedSince(start: number): number {
  return (performance.now() - start) / 1000;
}

/** The middle value, or the mean of the two middle ones. NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (low + high) / 2;
}

/** Runs a measurement several times and gives the median of what it returns, in seconds. */
export async function medianOf(
  runs: number,
  measure: () => number | Promise<number>,
): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) values.push(await measure());
  return median(values);
}

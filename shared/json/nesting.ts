/**
 * True when arrays and objects lie in one another more than `limit` levels deep: a scalar has no
 * level, `{}` has one, `{"a": [1]}` has two. Walks level by level, so no depth can overflow the
 * stack, and stops at the first level beyond the limit.
 */
export function nestingExceeds(value: unknown, limit: number): boolean {
  let containers: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let level = 0; containers.length > 0; level++) {
    if (level >= limit) return true;
    containers = containersInside(containers);
  }
  return false;
}

function containersInside(containers: readonly object[]): object[] {
  const found: object[] = [];
  for (const container of containers) {
    if (Array.isArray(container)) {
      for (const child of container) {
        if (typeof child === 'object' && child !== null) found.push(child);
      }
      continue;
    }
    const record = container as Record<string, unknown>;
    for (const key in record) {
      const child = record[key];
      if (typeof child === 'object' && child !== null) found.push(child);
    }
  }
  return found;
}

const mostLevels = 50;
const mostNodes = 1000;

/**
 * Why a tree is too large: it has at most 50 levels and 1 000 nodes; null when it is not. Looks only at the children of `and`, `or` and
 * `not`, and at nothing beyond the limits, so that it may be asked about anything.
 */
export function sizeTrouble(tree: unknown): string | null {
  let nodes = 0;
  let level: unknown[] = [tree];
  for (let levels = 1; level.length > 0; levels++) {
    nodes += level.length;
    if (nodes > mostNodes) return `This is more than ${mostNodes} conditions.`;
    if (levels > mostLevels) return `This is nested deeper than ${mostLevels} levels.`;
    level = level.flatMap(childrenOf);
  }
  return null;
}

function childrenOf(node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null || !('of' in node)) return [];
  return Array.isArray(node.of) ? node.of : [node.of];
}

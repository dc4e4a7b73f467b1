/** An element of GraphQL `edges` is looked through to its `node`; anything else is itself. */
export function unwrapNode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'node')) return value;
  const { node } = value as { node: unknown };
  const isEdge = Object.keys(value).every((key) => key === 'node' || key === 'cursor');
  return isEdge && typeof node === 'object' && node !== null ? node : value;
}

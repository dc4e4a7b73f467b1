import type { TreeRow } from './tree-rows.ts';

/** What a key does in a tree: the cursor goes to a row, or a row is opened or closed. */
export type TreeMove = { kind: 'go'; to: number } | { kind: 'toggle'; at: number };

/**
 * The keys of a tree, as the ARIA practices give them. Null for a key that means nothing here.
 * @param at index of the row under the cursor
 */
export function moveInTree(rows: readonly TreeRow[], at: number, key: string): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return go(rows, at + 1);
    case 'ArrowUp':
      return go(rows, at - 1);
    case 'Home':
      return go(rows, 0);
    case 'End':
      return go(rows, rows.length - 1);
    case 'Enter':
    case ' ':
      return { kind: 'toggle', at };
    case 'ArrowRight':
      if (row.kind !== 'node' || row.node.children === 0) return null;
      return row.isOpen ? go(rows, at + 1) : { kind: 'toggle', at };
    case 'ArrowLeft':
      if (row.kind === 'node' && row.isOpen) return { kind: 'toggle', at };
      return go(rows, parentOf(rows, at));
    default:
      return null;
  }
}

function go(rows: readonly TreeRow[], to: number): TreeMove {
  return { kind: 'go', to: Math.min(Math.max(0, to), rows.length - 1) };
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const depth = depthOf(rows[at]);
  for (let above = at - 1; above >= 0; above--) if (depthOf(rows[above]) < depth) return above;
  return at;
}

/** Levels below the root: 1 for its children. */
export function depthOf(row: TreeRow | undefined): number {
  if (row === undefined) return 0;
  return row.kind === 'node' ? row.steps.length : row.steps.length + 1;
}

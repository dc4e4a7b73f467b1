import type { TreeNode } from '../../../../shared/entities.ts';
import { keysOf, type Step } from './tree-path.ts';

/** Children of a node that are known so far. */
export interface Branch {
  nodes: readonly TreeNode[];
  total: number;
  isAsking: boolean;
  /** Why no more of it could be read; null when nothing failed. */
  trouble: string | null;
}

/** What is known of a tree, and which of its nodes are open; by `branchKey`. */
export interface KnownTree {
  branches: ReadonlyMap<string, Branch>;
  open: ReadonlySet<string>;
}

/** One line of a tree on the screen. */
export type TreeRow =
  | {
      kind: 'node';
      id: string;
      steps: readonly Step[];
      node: TreeNode;
      isOpen: boolean;
      /** From 1, among the children of its parent. */
      position: number;
      siblings: number;
    }
  /** More children than were read so far, or none yet. */
  | { kind: 'rest'; id: string; steps: readonly Step[]; known: number; branch: Branch };

/** How a place in a tree is called in maps. */
export function branchKey(steps: readonly Step[]): string {
  return JSON.stringify(keysOf(steps));
}

/**
 * The lines of a tree from top to bottom: every child of what is open, as far as it was read.
 * @param root where the tree begins
 * @param isArray the root is an array
 */
export function rowsOf(tree: KnownTree, root: readonly Step[], isArray: boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (steps: readonly Step[], isMember: boolean) => {
    const branch = tree.branches.get(branchKey(steps));
    if (branch === undefined) return;
    for (const [at, node] of branch.nodes.entries()) {
      const own = [...steps, { key: node.key, isMember }];
      const id = branchKey(own);
      const isOpen = tree.open.has(id);
      const siblings = branch.total;
      rows.push({ kind: 'node', id, steps: own, node, isOpen, position: at + 1, siblings });
      if (isOpen) add(own, node.type === 'array');
    }
    const known = branch.nodes.length;
    if (known < branch.total || branch.isAsking || branch.trouble !== null) {
      rows.push({ kind: 'rest', id: `${branchKey(steps)} rest`, steps, known, branch });
    }
  };
  add(root, isArray);
  return rows;
}

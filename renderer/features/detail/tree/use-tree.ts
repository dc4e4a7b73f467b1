import { useMemo, useState } from 'react';
import type { TreeChildren } from '../../../../shared/entities.ts';
import { wordsOf } from '../../../app/trouble-notice.ts';
import { engine } from '../../../engine/connection.ts';
import { keysOf, type Step, type TreeSide } from './tree-path.ts';
import { treePiece } from './tree-piece.ts';
import { type Branch, branchKey, type KnownTree, rowsOf, type TreeRow } from './tree-rows.ts';

/** A tree on the screen and what can be done with it. */
export interface Tree {
  rows: readonly TreeRow[];
  /** Opens a node, or closes it; a text is opened to its whole length. */
  toggle: (row: Extract<TreeRow, { kind: 'node' }>) => void;
  /** Reads the next piece of children. */
  more: (steps: readonly Step[]) => void;
}

/** Where a tree is rooted. */
export interface TreeRoot {
  record: number;
  side: TreeSide;
  /** None: the record or state itself. */
  steps: readonly Step[];
  isArray: boolean;
  /** The first children of the root. */
  first: TreeChildren;
}

/** The tree of a record, read branch by branch as it is opened. For one root only: another record is another tree. */
export function useTree({ record, side, steps, isArray, first }: TreeRoot): Tree {
  const [tree, setTree] = useState<KnownTree>(() => ({
    branches: new Map([[branchKey(steps), branchOf(first)]]),
    open: new Set(),
  }));

  const setBranch = (at: readonly Step[], change: (before: Branch) => Branch) =>
    setTree(({ branches, open }) => {
      const before = branches.get(branchKey(at)) ?? unread;
      return { branches: new Map(branches).set(branchKey(at), change(before)), open };
    });

  const more = (at: readonly Step[]) => {
    const from = tree.branches.get(branchKey(at))?.nodes.length ?? 0;
    setBranch(at, (before) => ({ ...before, isAsking: true, trouble: null }));
    engine()
      .call('record.tree', { id: record, side, path: keysOf(at), from, count: treePiece })
      .then(
        ({ nodes, total }) =>
          setBranch(at, (before) =>
            before.nodes.length === from
              ? { nodes: [...before.nodes, ...nodes], total, isAsking: false, trouble: null }
              : before,
          ),
        (error: unknown) =>
          setBranch(at, (before) => ({ ...before, isAsking: false, trouble: wordsOf(error) })),
      );
  };

  const toggle = ({ id, node, steps: at }: Extract<TreeRow, { kind: 'node' }>) => {
    const isOpening = !tree.open.has(id);
    setTree(({ branches, open }) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      return { branches, open: next };
    });
    if (isOpening && node.children > 0 && !tree.branches.has(id)) more(at);
  };

  const rows = useMemo(() => rowsOf(tree, steps, isArray), [tree, steps, isArray]);
  return { rows, toggle, more };
}

const unread: Branch = { nodes: [], total: 0, isAsking: false, trouble: null };

function branchOf({ nodes, total }: TreeChildren): Branch {
  return { nodes, total, isAsking: false, trouble: null };
}

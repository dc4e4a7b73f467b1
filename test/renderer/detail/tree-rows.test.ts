import { expect, test } from 'vitest';
import { moveInTree } from '../../../renderer/features/detail/tree/tree-keys.ts';
import {
  type Branch,
  branchKey,
  type KnownTree,
  rowsOf,
} from '../../../renderer/features/detail/tree/tree-rows.ts';
import type { TreeNode } from '../../../shared/entities.ts';

function node(key: string, type: TreeNode['type'] = 'text', children = 0): TreeNode {
  return { key, type, text: '', cutFrom: null, children };
}

function branch(nodes: TreeNode[], total = nodes.length): Branch {
  return { nodes, total, isAsking: false, trouble: null };
}

const tree: KnownTree = {
  branches: new Map([
    ['[]', branch([node('a'), node('list', 'array', 300), node('z')])],
    ['["list"]', branch([node('0'), node('1', 'object', 1)], 300)],
  ]),
  open: new Set(['["list"]']),
};

test('open nodes are followed by what is known of their children, and by what is left', () => {
  const rows = rowsOf(tree, [], false);
  expect(rows.map((row) => (row.kind === 'node' ? row.node.key : `${row.known} known`))).toEqual([
    'a',
    'list',
    '0',
    '1',
    '2 known',
    'z',
  ]);
  const [, , first] = rows;
  expect(first?.steps).toEqual([
    { key: 'list', isMember: false },
    { key: '0', isMember: true },
  ]);
  expect(first).toMatchObject({ position: 1, siblings: 300 });
});

test('every line has its own name, also where a key looks like another place', () => {
  const odd = branchKey([{ key: 'a","b', isMember: false }]);
  const two = branchKey([
    { key: 'a', isMember: false },
    { key: 'b', isMember: false },
  ]);
  expect(odd).not.toBe(two);
});

test('the keys of a tree move, open and close as everywhere', () => {
  const rows = rowsOf(tree, [], false);
  expect(moveInTree(rows, 0, 'ArrowDown')).toEqual({ kind: 'go', to: 1 });
  expect(moveInTree(rows, 0, 'ArrowUp')).toEqual({ kind: 'go', to: 0 });
  expect(moveInTree(rows, 1, 'ArrowRight')).toEqual({ kind: 'go', to: 2 });
  expect(moveInTree(rows, 1, 'ArrowLeft')).toEqual({ kind: 'toggle', at: 1 });
  expect(moveInTree(rows, 3, 'ArrowRight')).toEqual({ kind: 'toggle', at: 3 });
  expect(moveInTree(rows, 4, 'ArrowLeft')).toEqual({ kind: 'go', to: 1 });
  expect(moveInTree(rows, 5, 'ArrowRight')).toBeNull();
  expect(moveInTree(rows, 2, 'End')).toEqual({ kind: 'go', to: 5 });
  expect(moveInTree(rows, 2, 'Enter')).toEqual({ kind: 'toggle', at: 2 });
  expect(moveInTree(rows, 2, 'j')).toBeNull();
  expect(moveInTree([], 0, 'ArrowDown')).toBeNull();
});

import type { TreeChildren, TreeNode } from '../../../../shared/entities.ts';
import { foldName } from '../../../../shared/fields.ts';
import { engine } from '../../../engine/connection.ts';
import { keysOf, type Step } from '../tree/tree-path.ts';
import { treePiece } from '../tree/tree-piece.ts';
import type { WantedSection } from './sections.ts';

/** A part of a record that was found. */
export interface Section {
  title: string;
  steps: readonly Step[];
  node: TreeNode;
  /** The first children of an object or array; none of a value. */
  first: TreeChildren;
}

/** Finds parts of a record. @param root the first children of its tree */
export async function loadSections(
  record: number,
  root: TreeChildren,
  wanted: readonly WantedSection[],
): Promise<Section[]> {
  const read = async (steps: readonly Step[]): Promise<TreeChildren> =>
    engine().call('record.tree', {
      id: record,
      side: 'record',
      path: keysOf(steps),
      from: 0,
      count: treePiece,
    });
  const find = async (path: readonly string[]): Promise<Omit<Section, 'title'> | null> => {
    let children = root;
    let found: { steps: readonly Step[]; node: TreeNode } | null = null;
    for (const key of path) {
      const node = children.nodes.find((each) => foldName(each.key) === foldName(key));
      if (node === undefined) return null;
      const steps: Step[] = [...(found?.steps ?? []), { key: node.key, isMember: false }];
      found = { steps, node };
      children = node.children > 0 ? await read(steps) : { nodes: [], total: 0 };
    }
    if (found === null || isNothing(found.node)) return null;
    return { ...found, first: children };
  };
  const sections: Section[] = [];
  for (const { title, paths } of wanted) {
    for (const path of paths) {
      const section = await find(path);
      if (section === null) continue;
      sections.push({ title, ...section });
      break;
    }
  }
  return sections;
}

/** Null, an empty text, object or array. */
function isNothing({ type, text, children }: TreeNode): boolean {
  if (type === 'object' || type === 'array') return children === 0;
  return type === 'null' || text === '';
}

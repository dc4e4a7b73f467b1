import type { TreeNode } from '../../../../shared/entities.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { engine } from '../../../engine/connection.ts';
import { keysOf, type Step, type TreeSide } from './tree-path.ts';

/** Values and containers that are read for one copy. */
const mostNodes = 5_000;

/**
 * A value of a record as text: a text as it is, all else as JSON, numbers letter by letter.
 * @throws TrailcaseError `limit-reached` for what is too long to be copied from here
 */
export async function readSubtree(
  record: number,
  side: TreeSide,
  steps: readonly Step[],
  node: TreeNode,
): Promise<string> {
  if (node.type === 'text') return wholeText(node);
  let left = mostNodes;
  const write = async (at: readonly string[], each: TreeNode): Promise<string> => {
    left -= 1;
    if (left < 0) throw tooLong();
    if (each.type === 'text') return JSON.stringify(wholeText(each));
    if (each.type !== 'object' && each.type !== 'array') return each.text;
    if (each.children > left) throw tooLong();
    const members: string[] = [];
    while (members.length < each.children) {
      const { nodes } = await engine().call('record.tree', {
        id: record,
        side,
        path: [...at],
        from: members.length,
        count: 1_000,
      });
      if (nodes.length === 0) break;
      for (const child of nodes) {
        const text = await write([...at, child.key], child);
        members.push(each.type === 'array' ? text : `${JSON.stringify(child.key)}:${text}`);
      }
    }
    return each.type === 'array' ? `[${members.join(',')}]` : `{${members.join(',')}}`;
  };
  return write(keysOf(steps), node);
}

function wholeText({ text, cutFrom }: TreeNode): string {
  if (cutFrom !== null) throw tooLong();
  return text;
}

function tooLong(): TrailcaseError {
  return new TrailcaseError(
    'limit-reached',
    'This is too long to be copied from here: copy the record from Raw, or export it.',
  );
}

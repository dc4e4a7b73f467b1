import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { cutText } from '../../../../shared/cut-text.ts';
import type { TreeNode } from '../../../../shared/entities.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { isSecretPath, maskedSecret } from '../../../../shared/secret-keys.ts';
import { LogText } from '../../../components/log-text.tsx';
import { count, counted } from '../../../components/numbers.ts';
import type { ViewKey } from '../../../state/view.ts';
import { LongText } from '../long-text.tsx';
import { useReveal } from '../use-reveal.ts';
import styles from './tree.module.css';
import { TreeActions } from './tree-actions.tsx';
import { keysOf } from './tree-path.ts';
import { treePiece } from './tree-piece.ts';
import type { TreeRow } from './tree-rows.ts';
import type { Tree, TreeRoot } from './use-tree.ts';

/** Characters of a value that stand on its line. */
const onLine = 240;

type NodeRow = Extract<TreeRow, { kind: 'node' }>;

interface LineProps<R extends TreeRow> {
  row: R;
  domId: string;
  /** 1 for the children of the root. */
  depth: number;
  isActive: boolean;
  root: TreeRoot;
  view: ViewKey;
  tree: Tree;
}

/** One line of a tree: a node with its value, or what of a branch is not read yet. */
export function TreeLine(props: LineProps<TreeRow>) {
  const { row } = props;
  return row.kind === 'node' ? (
    <NodeLine {...props} row={row} />
  ) : (
    <RestLine {...props} row={row} />
  );
}

function NodeLine({ row, domId, depth, isActive, root, view, tree }: LineProps<NodeRow>) {
  const { node, isOpen } = row;
  const { isRevealed, reveal } = useReveal({
    record: root.record,
    side: root.side,
    path: keysOf(row.steps),
  });
  const isSecret = isSecretNode(node, row) && !isRevealed;
  const isLong = !isSecret && isLongText(row);
  const canOpen = node.children > 0 || isLong;
  return (
    <div
      id={domId}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-expanded={canOpen ? isOpen : undefined}
      className={styles.line}
      data-active={isActive ? true : undefined}
      style={{ paddingInlineStart: (depth - 1) * 14 }}
    >
      <div className={styles.head}>
        {canOpen ? (
          <button
            type="button"
            className={styles.twist}
            tabIndex={-1}
            aria-label={showHidden(`${isOpen ? 'Close' : 'Open'} ${node.key}`)}
            onClick={() => tree.toggle(row)}
          >
            {isOpen ? (
              <ChevronDown size={14} aria-hidden />
            ) : (
              <ChevronRight size={14} aria-hidden />
            )}
          </button>
        ) : (
          <span className={styles.twist} />
        )}
        {node.key === '' && depth === 1 && row.siblings === 1 ? null : (
          <span className={styles.key}>
            <LogText text={cutText(node.key, onLine)} />
          </span>
        )}
        {isLong && isOpen ? (
          <span className={styles.meta}>
            {counted(node.cutFrom ?? node.text.length, 'character')}
          </span>
        ) : (
          <Value node={node} isSecret={isSecret} />
        )}
        {isSecret ? (
          <Button size="compact-xs" variant="default" onClick={reveal}>
            Reveal
          </Button>
        ) : null}
        {isActive ? <TreeActions row={row} root={root} view={view} isHidden={isSecret} /> : null}
      </div>
      {isLong && isOpen ? <LongText text={node.text} cutFrom={node.cutFrom} /> : null}
    </div>
  );
}

/** A text that is opened to be read whole: such lines alone have heights of their own. */
export function isLongText({ node: { type, text } }: NodeRow): boolean {
  return type === 'text' && (text.length > 80 || text.includes('\n'));
}

function isSecretNode({ type, text }: TreeNode, { steps }: NodeRow): boolean {
  return type === 'text' && text !== '' && isSecretPath(keysOf(steps));
}

function Value({ node, isSecret }: { node: TreeNode; isSecret: boolean }) {
  const { type, text, children, cutFrom } = node;
  if (type === 'object') return <span className={styles.meta}>{counted(children, 'field')}</span>;
  if (type === 'array') return <span className={styles.meta}>{counted(children, 'member')}</span>;
  if (isSecret) return <span className={styles.meta}>{maskedSecret} hidden</span>;
  if (type === 'null') return <span className={styles.meta}>null</span>;
  const length = cutFrom ?? text.length;
  return (
    <>
      <span className={styles.value} data-type={type}>
        {text === '' ? <span className={styles.meta}>empty text</span> : null}
        <LogText text={cutText(text, onLine)} />
      </span>
      {length > onLine ? <span className={styles.meta}>{counted(length, 'character')}</span> : null}
    </>
  );
}

function RestLine({ row, domId, depth, tree }: LineProps<Extract<TreeRow, { kind: 'rest' }>>) {
  const { branch, known, steps } = row;
  const left = branch.total - known;
  return (
    <div
      id={domId}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth}
      className={styles.line}
      style={{ paddingInlineStart: (depth - 1) * 14 + 18 }}
    >
      {branch.isAsking ? (
        <span className={styles.meta}>Reading…</span>
      ) : (
        <>
          {branch.trouble === null ? null : (
            <span className={styles.trouble}>{branch.trouble} </span>
          )}
          <Button
            size="compact-xs"
            variant="default"
            tabIndex={-1}
            onClick={() => tree.more(steps)}
          >
            {branch.trouble === null
              ? `Show ${count(Math.min(left, treePiece))} more of ${count(branch.total)}`
              : 'Try again'}
          </Button>
        </>
      )}
    </div>
  );
}

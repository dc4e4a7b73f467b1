import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ViewKey } from '../../../state/view.ts';
import styles from './tree.module.css';
import { depthOf, moveInTree } from './tree-keys.ts';
import { isLongText, TreeLine } from './tree-line.tsx';
import { type Tree, type TreeRoot, useTree } from './use-tree.ts';

const rowHeight = 23;

/**
 * The tree of a record, of a state or of a part of one. Only the lines in sight are drawn.
 * @param scroller what scrolls, the tree being a part of it
 */
export function RecordTree({
  root,
  label,
  view,
  scroller,
}: {
  root: TreeRoot;
  label: string;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const tree = useTree(root);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const margin = useMargin(list, scroller);
  const { rows } = tree;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rows[at]?.id ?? at,
    scrollMargin: margin,
    overscan: 8,
    useFlushSync: false,
  });
  const id = useId();
  const at = Math.min(active, rows.length - 1);
  const base = root.steps.length;

  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.target !== event.currentTarget || !isPlain) return;
    const move = moveInTree(rows, at, event.key);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'toggle') run(tree, move.at);
    else {
      setActive(move.to);
      virtual.scrollToIndex(move.to);
    }
  };

  return (
    <div
      ref={list}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={rows.length === 0 ? undefined : `${id} ${at}`.replaceAll(' ', '-')}
      className={styles.tree}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <div
            key={item.key}
            ref={row.kind === 'rest' || isLongText(row) ? virtual.measureElement : undefined}
            data-index={item.index}
            className={styles.place}
            style={{ transform: `translateY(${item.start - margin}px)` }}
            onPointerEnter={() => setActive(item.index)}
          >
            <TreeLine
              row={row}
              domId={`${id} ${item.index}`.replaceAll(' ', '-')}
              depth={depthOf(row) - base}
              isActive={item.index === at}
              root={root}
              view={view}
              tree={tree}
            />
          </div>
        );
      })}
    </div>
  );
}

/** What Enter does on a line. */
function run(tree: Tree, at: number): void {
  const row = tree.rows[at];
  if (row?.kind === 'node') tree.toggle(row);
  else if (row !== undefined && !row.branch.isAsking) tree.more(row.steps);
}

/** How far below the top of what scrolls a list begins; followed as what stands above it grows. */
function useMargin(list: RefObject<HTMLElement | null>, outer: HTMLElement | null): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const inner = list.current;
    if (inner === null || outer === null) return;
    const measure = () => {
      const distance = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      setMargin(Math.round(distance + outer.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    if (outer.firstElementChild !== null) observer.observe(outer.firstElementChild);
    return () => observer.disconnect();
  }, [list, outer]);
  return margin;
}

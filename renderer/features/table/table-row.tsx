import { History, Star, StickyNote, Tag } from 'lucide-react';
import { memo } from 'react';
import type { RecordRow } from '../../../shared/case.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { chooseInView } from '../../state/chosen.ts';
import { show, useOnScreen } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { Cell } from './cell.tsx';
import type { TableColumn } from './columns.ts';
import { clickRow } from './cursor.ts';
import { openDetail } from './open-detail.ts';
import styles from './record-table.module.css';

/** One row. Drawn again only when something of it changed. */
export const TableRow = memo(function TableRow({
  view,
  row,
  position,
  top,
  columns,
  pinned,
  shown,
  lead,
  paths,
  isCursor,
  isSelected,
  cursorColumn,
}: {
  view: ViewKey;
  /** Undefined while it is on its way. */
  row: RecordRow | undefined;
  position: number;
  top: number;
  columns: readonly TableColumn[];
  pinned: readonly TableColumn[];
  shown: readonly TableColumn[];
  /** Width of the columns left of the first one shown. */
  lead: number;
  paths: readonly (readonly string[])[];
  isCursor: boolean;
  isSelected: boolean;
  cursorColumn: string | null;
}) {
  const put = (column: string) => useOnScreen.setState({ column });
  const cell = (column: TableColumn, left: number | null) => (
    <Cell
      key={column.name}
      row={row}
      column={column}
      index={columns.indexOf(column) + 2}
      left={left}
      paths={paths}
      isCursor={cursorColumn === column.name}
      onPointer={() => put(column.name)}
    />
  );
  let left = 34;
  const pinnedCells = pinned.map((column) => {
    const made = cell(column, left);
    left += column.width;
    return made;
  });
  return (
    <div
      id={`row-${position}`}
      role="row"
      tabIndex={-1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      data-cursor={isCursor ? true : undefined}
      data-outcome={row?.outcome}
      data-superseded={row?.superseded}
      onClick={(event) => clickRow(position, event)}
      onDoubleClick={openDetail}
      onContextMenu={(event) => {
        event.preventDefault();
        clickRow(position, { shiftKey: false, ctrlKey: false, metaKey: false });
        if (row !== undefined) chooseInView(view, { record: row.id });
        show({ kind: 'cell-menu', at: { x: event.clientX, y: event.clientY } });
      }}
    >
      <div className={styles.mark} role="gridcell" aria-colindex={1} tabIndex={-1}>
        <Marks row={row} />
      </div>
      {pinnedCells}
      <div className={styles.lead} style={{ width: lead }} />
      {shown.map((column) => cell(column, null))}
    </div>
  );
});

function Marks({ row }: { row: RecordRow | undefined }) {
  const isOld = row?.superseded === true;
  if (row === undefined || (row.mark === undefined && !isOld)) return null;
  const { star, tags, notes } = row.mark ?? { star: false, tags: [], notes: 0 };
  const words = [
    isOld ? 'superseded: a later state is in the case' : '',
    star ? 'starred' : '',
    tags.length > 0 ? `tags: ${tags.join(', ')}` : '',
    notes > 0 ? `${notes} notes` : '',
  ].filter((word) => word !== '');
  const text = showHidden(words.join('; '));
  return (
    <span role="img" aria-label={text} title={text}>
      {isOld ? <History size={12} aria-hidden /> : null}
      {star ? <Star size={12} fill="currentColor" aria-hidden /> : null}
      {tags.length > 0 ? <Tag size={12} aria-hidden /> : null}
      {notes > 0 ? <StickyNote size={12} aria-hidden /> : null}
    </span>
  );
}

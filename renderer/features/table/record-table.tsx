import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { holds } from '../../state/ranges.ts';
import { titleOf, type ViewKey } from '../../state/view.ts';
import { CellMenu } from './cell-menu.tsx';
import { pathsFor } from './cell-value.ts';
import { tableColumns } from './columns.ts';
import { Groups } from './groups.tsx';
import styles from './record-table.module.css';
import { heights, rowHeight } from './scroll-map.ts';
import { setTable } from './table-at-hand.ts';
import { TableHeader } from './table-header.tsx';
import { TableRow } from './table-row.tsx';
import { TableState } from './table-state.tsx';
import { useFollowRecord } from './use-follow-record.ts';
import { useRows } from './use-rows.ts';
import { headerHeight, useScroll } from './use-scroll.ts';

/** Columns beyond the edge that are drawn ahead. */
const columnsAhead = 2;

/** The records of a view: the whole result under one true scroll bar, or its groups. */
export function RecordTable({ view }: { view: ViewKey }) {
  const isGrouped = useChosen(({ views }) => views[view].groupBy.length > 0);
  return (
    <div className={styles.table}>
      <TableState view={view} />
      {isGrouped ? <Groups view={view} /> : <Rows view={view} />}
    </div>
  );
}

function Rows({ view }: { view: ViewKey }) {
  const chosen = useChosen(({ views }) => views[view].columns);
  const { total, asking } = useAnswered(({ views }) => views[view]);
  const cursor = useOnScreen(({ row }) => row);
  const cursorColumn = useOnScreen(({ column }) => column);
  const selected = useOnScreen((onScreen) => onScreen.selected);
  const columns = useMemo(
    () => tableColumns(view, chosen).filter(({ hidden }) => !hidden),
    [view, chosen],
  );
  const paths = useMemo(() => pathsFor(columns), [columns]);
  const pinned = useMemo(() => columns.filter((column) => column.pinned), [columns]);
  const free = useMemo(() => columns.filter((column) => !column.pinned), [columns]);
  const rows = total ?? 0;
  const clock = useChosen((choice) => choice.clock);
  const written = clock === 'record' || columns.some(({ type }) => type === 'json');
  const cache = useRows(view, paths, written);
  const scroller = useRef<HTMLDivElement>(null);
  const { place, viewport, onScroll, reveal, sight } = useScroll(scroller, rows);

  const across = useVirtualizer({
    horizontal: true,
    count: free.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => free[at]?.width ?? 100,
    getItemKey: (at) => `${free[at]?.name} ${free[at]?.width}`,
    overscan: columnsAhead,
  });
  const drawn = across.getVirtualItems();
  const from = drawn[0]?.index ?? 0;
  const to = (drawn.at(-1)?.index ?? free.length - 1) + 1;
  const lead = drawn[0]?.start ?? 0;
  const shown = useMemo(() => free.slice(from, to), [free, from, to]);
  const width = [...pinned, ...free].reduce((sum, column) => sum + column.width, 0) + 34;

  useEffect(() => {
    if (rows > 0) cache.want(sight.first, sight.last);
    useOnScreen.setState({ sight: { from: sight.first, to: sight.last } });
  }, [cache, rows, sight.first, sight.last]);
  useEffect(() => {
    setTable({
      view,
      total: rows,
      columns,
      paths,
      rowAt: (position) => cache.at(position),
      reveal,
      page: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    });
    return () => setTable(null);
  }, [view, rows, columns, paths, cache, reveal, viewport]);
  useFollowRecord(view, cache, reveal);

  // A row that comes into sight takes over the elements of one that went: nothing is mounted while scrolling.
  const recycled = Math.ceil((sight.last - sight.first + 2) / 16) * 16;
  const positions = Array.from(
    { length: Math.max(0, sight.last - sight.first + 1) },
    (_, at) => sight.first + at,
  );
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        aria-label={`${titleOf(view)}: records`}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-busy={asking}
        aria-activedescendant={cursor === null ? undefined : `row-${cursor}`}
        data-asking={asking ? true : undefined}
        onScroll={onScroll}
      >
        <div style={{ height: heights(rows).given + headerHeight, width }}>
          <TableHeader view={view} columns={columns} pinned={pinned} shown={shown} lead={lead} />
          <div className={styles.rows} style={{ top: headerHeight, width }}>
            {positions.map((position) => (
              <TableRow
                key={position % recycled}
                view={view}
                row={cache.at(position)}
                position={position}
                top={position * rowHeight - place.offset}
                columns={columns}
                pinned={pinned}
                shown={shown}
                lead={lead}
                paths={paths}
                isCursor={position === cursor}
                isSelected={holds(selected, position)}
                cursorColumn={position === cursor ? cursorColumn : null}
              />
            ))}
          </div>
        </div>
      </div>
      <CellMenu view={view} />
    </>
  );
}

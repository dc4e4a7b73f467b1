import { ActionIcon, Menu } from '@mantine/core';
import { ChevronDown, Star } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { useChosen } from '../../state/chosen.ts';
import type { SortChoice, ViewKey } from '../../state/view.ts';
import {
  changeColumn,
  fitColumn,
  groupByColumn,
  moveColumnBy,
  nextSort,
  sortBy,
  starredFirst,
} from './column-changes.ts';
import type { TableColumn } from './columns.ts';
import styles from './record-table.module.css';
import { type ColumnDrag, useColumnDrag } from './use-column-drag.ts';

/** The headings: click sorts, Shift adds to the order, dragging moves, the edge resizes, the menu does the rest. */
export function TableHeader({
  view,
  columns,
  pinned,
  shown,
  lead,
}: {
  view: ViewKey;
  columns: readonly TableColumn[];
  pinned: readonly TableColumn[];
  shown: readonly TableColumn[];
  lead: number;
}) {
  const sort = useChosen(({ views }) => views[view].sort);
  const { drag, begin } = useColumnDrag(view);
  let left = 34;
  const pinnedHeadings = pinned.map((column) => {
    const heading = (
      <Heading
        key={column.name}
        view={view}
        column={column}
        index={columns.indexOf(column) + 2}
        sort={sort}
        left={left}
        drag={drag}
        begin={begin}
      />
    );
    left += column.width;
    return heading;
  });
  return (
    <div className={styles.header} role="row" aria-rowindex={1} tabIndex={-1}>
      <div
        className={styles.mark}
        role="columnheader"
        aria-colindex={1}
        tabIndex={-1}
        aria-label="Marks"
        aria-sort={sort.some(({ name }) => name === 'starred') ? 'descending' : 'none'}
      >
        <button
          type="button"
          className={styles.starSort}
          title="Starred records first; with Shift within the order there is"
          aria-label="Starred records first"
          aria-pressed={sort.some(({ name }) => name === 'starred')}
          onClick={(event) => sortBy(view, starredFirst(sort, event.shiftKey))}
        >
          <Star size={12} aria-hidden />
        </button>
      </div>
      {pinnedHeadings}
      <div className={styles.lead} style={{ width: lead }} />
      {shown.map((column) => (
        <Heading
          key={column.name}
          view={view}
          column={column}
          index={columns.indexOf(column) + 2}
          sort={sort}
          left={null}
          drag={drag}
          begin={begin}
        />
      ))}
    </div>
  );
}

function Heading({
  view,
  column,
  index,
  sort,
  left,
  drag,
  begin,
}: {
  view: ViewKey;
  column: TableColumn;
  index: number;
  sort: readonly SortChoice[];
  left: number | null;
  drag: ColumnDrag | null;
  begin: ReturnType<typeof useColumnDrag>['begin'];
}) {
  const at = sort.findIndex(({ name }) => name === column.name);
  const order = sort[at];
  const arrow = order === undefined ? '' : order.descending ? '↓' : '↑';
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index}
      aria-sort={order === undefined ? 'none' : order.descending ? 'descending' : 'ascending'}
      className={styles.heading}
      data-column={column.name}
      data-pinned={left === null ? undefined : true}
      data-dragged={drag?.name === column.name ? true : undefined}
      data-drop={drag?.place?.name === column.name ? drag.place.side : undefined}
      onPointerDown={(event) => begin(event, column.name)}
      style={left === null ? { width: column.width } : { width: column.width, left }}
    >
      <button
        type="button"
        className={styles.sort}
        title="Sort; with Shift as a further order. Drag it to move the column"
        disabled={column.field === null}
        onClick={(event) => sortBy(view, nextSort(sort, column.name, event.shiftKey))}
      >
        {column.label}{' '}
        <span className={styles.order}>
          {arrow}
          {sort.length > 1 && at >= 0 ? at + 1 : ''}
        </span>
      </button>
      <HeadingMenu view={view} column={column} />
      <Edge view={view} column={column} />
    </div>
  );
}

function HeadingMenu({ view, column }: { view: ViewKey; column: TableColumn }) {
  const { name, label, pinned } = column;
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={showHidden(`Column ${label}`)}
          mr={8}
        >
          <ChevronDown size={12} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => sortBy(view, [{ name, descending: false }])}>
          Sort ascending
        </Menu.Item>
        <Menu.Item onClick={() => sortBy(view, [{ name, descending: true }])}>
          Sort descending
        </Menu.Item>
        <Menu.Item onClick={() => groupByColumn(view, name)}>Group by {label}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => changeColumn(view, name, { pinned: !pinned })}>
          {pinned ? 'Let go of the left' : 'Pin to the left'}
        </Menu.Item>
        <Menu.Item onClick={() => moveColumnBy(view, name, -1)}>Move left</Menu.Item>
        <Menu.Item onClick={() => moveColumnBy(view, name, 1)}>Move right</Menu.Item>
        <Menu.Item onClick={() => fitColumn(view, name)}>Fit to its content</Menu.Item>
        <Menu.Item onClick={() => changeColumn(view, name, { hidden: true })}>Hide</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The right edge of a heading: dragged, moved by arrows, or double-clicked to fit. */
function Edge({ view, column }: { view: ViewKey; column: TableColumn }) {
  const { name, label, width } = column;
  const resize = (to: number) =>
    changeColumn(view, name, { width: Math.min(2_000, Math.max(40, to)) });
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const { currentTarget: edge, clientX: from, pointerId } = event;
    edge.setPointerCapture(pointerId);
    edge.onpointermove = (moved) => resize(width + moved.clientX - from);
    edge.onpointerup = () => {
      edge.onpointermove = null;
      edge.onpointerup = null;
    };
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -10 : event.key === 'ArrowRight' ? 10 : 0;
    if (by === 0) return;
    event.preventDefault();
    resize(width + by);
  };
  return (
    <div
      className={styles.resize}
      role="slider"
      tabIndex={0}
      aria-label={showHidden(`Width of ${label}`)}
      aria-valuenow={Math.round(width)}
      aria-valuemin={40}
      aria-valuemax={2000}
      onPointerDown={drag}
      onDoubleClick={() => fitColumn(view, name)}
      onKeyDown={step}
    />
  );
}

import type { RecordRow } from '../../../shared/case.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { titleOf } from '../../state/view.ts';
import { type CellValue, cellValue, writeDuration } from './cell-value.ts';
import type { TableColumn } from './columns.ts';
import { openDetailTab } from './open-detail.ts';
import styles from './record-table.module.css';

/** Characters of a cell that are drawn. */
const shownLength = 300;

/** One cell: one line of text, whole in the detail panel. */
export function Cell({
  row,
  column,
  index,
  left,
  paths,
  isCursor,
  onPointer,
}: {
  row: RecordRow | undefined;
  column: TableColumn;
  index: number;
  /** Where a pinned column stays; null for others. */
  left: number | null;
  paths: readonly (readonly string[])[];
  isCursor: boolean;
  onPointer: () => void;
}) {
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={index}
      className={left === null ? styles.cell : styles.pinned}
      style={left === null ? { width: column.width } : { width: column.width, left }}
      data-cursor={isCursor ? true : undefined}
      data-column={column.name}
      onPointerDown={onPointer}
    >
      {row === undefined ? (
        <span className={styles.waiting} />
      ) : (
        <Content row={row} column={column} value={cellValue(row, column, paths)} />
      )}
    </div>
  );
}

function Content({
  row,
  column,
  value,
}: {
  row: RecordRow;
  column: TableColumn;
  value: CellValue;
}) {
  if (column.type === 'json') return <StateCell column={column} value={value} />;
  if (column.type === 'time') return <TimeCell row={row} column={column} value={value} />;
  if (value === null) return null;
  if (column.type === 'kind') return titleOf(row.kind);
  if (column.type === 'duration') return writeDuration(Number(value));
  if (column.type === 'integer') return count(Number(value));
  if (column.type === 'outcome' || column.name === 'status' || column.name === 'latestStatus') {
    return (
      <span className={styles.status} data-outcome={row.outcome}>
        <LogText text={String(value)} />
      </span>
    );
  }
  return <LogText text={String(value).slice(0, shownLength)} />;
}

/** A time; the record's own also as it is written, and marked where its zone was assumed. */
function TimeCell({
  row,
  column,
  value,
}: {
  row: RecordRow;
  column: TableColumn;
  value: CellValue;
}) {
  const isOwn = column.field?.kind === 'field' && column.field.name === 'time';
  if (value === null) return isOwn ? <Moment iso={null} /> : null;
  return (
    <>
      <Moment iso={String(value)} written={isOwn ? row.written?.time : undefined} />
      {isOwn && row.flags.includes('zoneAssumed') ? (
        <abbr className={styles.flag} title="The time had no zone: that of its source was assumed">
          ?
        </abbr>
      ) : null}
    </>
  );
}

/** Old, new or difference of an audit record: a glance here, all of it in the detail panel. */
function StateCell({ column, value }: { column: TableColumn; value: CellValue }) {
  const tab = column.name === 'oldEntity' ? 'old' : column.name === 'newEntity' ? 'new' : 'diff';
  if (!['oldEntity', 'newEntity', 'diff'].includes(column.name)) {
    return value === null ? null : <LogText text={String(value).slice(0, shownLength)} />;
  }
  if (value === null || value === '') return null;
  return (
    <button type="button" tabIndex={-1} className={styles.state} onClick={() => openDetailTab(tab)}>
      <LogText text={String(value).slice(0, shownLength)} />
    </button>
  );
}

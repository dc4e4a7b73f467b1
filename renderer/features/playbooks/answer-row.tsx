import { memo } from 'react';
import type { RecordRow } from '../../../shared/case.ts';
import { Cell } from '../table/cell.tsx';
import type { TableColumn } from '../table/columns.ts';
import styles from './run.module.css';
import { toggleEvidence, useRun } from './run-state.ts';
import { showAnswerRecord } from './show-answer-record.ts';

/** One record of a frozen answer. */
export const AnswerRow = memo(function AnswerRow({
  row,
  position,
  top,
  columns,
  paths,
  isCursor,
  isEvidence,
}: {
  /** Undefined while it is on its way. */
  row: RecordRow | undefined;
  position: number;
  top: number;
  columns: readonly TableColumn[];
  paths: readonly (readonly string[])[];
  isCursor: boolean;
  isEvidence: boolean;
}) {
  return (
    <div
      id={`answer-${position}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={isEvidence}
      data-cursor={isCursor ? true : undefined}
      data-outcome={row?.outcome}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        useRun.setState({ row: position });
        if (useRun.getState().record !== null && row !== undefined) showAnswerRecord(row);
      }}
      onDoubleClick={() => row !== undefined && showAnswerRecord(row)}
    >
      <span role="gridcell" tabIndex={-1} className={styles.tick}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Keep record ${row?.id ?? ''} as evidence`}
          disabled={row === undefined}
          checked={isEvidence}
          onClick={(event) => event.stopPropagation()}
          onChange={() => row !== undefined && toggleEvidence(row.id)}
        />
      </span>
      {columns.map((column, at) => (
        <Cell
          key={column.name}
          row={row}
          column={column}
          index={at + 2}
          left={null}
          paths={paths}
          isCursor={false}
          onPointer={() => undefined}
        />
      ))}
    </div>
  );
});

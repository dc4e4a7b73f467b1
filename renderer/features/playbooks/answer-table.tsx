import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { fieldsOf } from '../../../shared/fields.ts';
import type { PlaybookRun, RunStep } from '../../../shared/playbook.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { count } from '../../components/numbers.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import { type ViewKey, viewOf } from '../../state/view.ts';
import { pathsFor } from '../table/cell-value.ts';
import { tableColumns } from '../table/columns.ts';
import { answerName, useAnswerRows, wantRows } from './answer-cache.ts';
import { AnswerRow } from './answer-row.tsx';
import styles from './run.module.css';
import { draftOf, useRun } from './run-state.ts';

const rowHeight = 26;

/** Rows that are listed: a browser draws no page of any length. */
const mostListed = 500_000;

/** Identity of the table of an answer, which takes the keys. */
export const answerGrid = 'answer-grid';

/** The rows of a frozen answer, newest first; those that are kept as evidence are ticked. */
export function AnswerTable({ run, at, total }: { run: PlaybookRun; at: RunStep; total: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = viewOf(at.answer?.kind ?? null);
  const columns = useMemo(() => {
    const named = at.step.columns.map((name) => ({ name: ownName(name, view) }));
    return tableColumns(view, named.length === 0 ? null : named).filter(({ hidden }) => !hidden);
  }, [view, at.step.columns]);
  const paths = useMemo(() => pathsFor(columns), [columns]);
  const cached = useAnswerRows();
  const cursor = useRun(({ row }) => row);
  useRun(({ drafts }) => drafts);
  const { evidence } = draftOf(run.id, at);
  const rows = Math.min(total, mostListed);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const name = answerName(run.id, at);
  useEffect(() => {
    if (rows > 0) wantRows(run.id, at, paths, first, last).catch(tellTrouble);
  }, [run.id, at, paths, rows, first, last]);
  useEffect(() => {
    if (rows > 0) virtual.scrollToIndex(Math.min(cursor, rows - 1), { align: 'auto' });
  }, [cursor, rows, virtual]);
  const width = columns.reduce((sum, column) => sum + column.width, 0) + 34;
  return (
    <div className={styles.answer}>
      <div
        id={answerGrid}
        ref={scroller}
        role="grid"
        aria-label="Records of the answer"
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`answer-${cursor}`}
        tabIndex={0}
        className={styles.scroller}
      >
        <div
          role="row"
          tabIndex={-1}
          aria-rowindex={1}
          className={styles.headings}
          style={{ width }}
        >
          <span role="columnheader" tabIndex={-1} aria-label="Evidence" style={{ width: 34 }} />
          {columns.map((column) => (
            <span
              key={column.name}
              role="columnheader"
              tabIndex={-1}
              style={{ width: column.width }}
            >
              {column.label}
            </span>
          ))}
        </div>
        <div
          role="presentation"
          style={{ height: virtual.getTotalSize(), width, position: 'relative' }}
        >
          {items.map(({ index, start }) => {
            const row = cached.answer === name ? cached.rows.get(index) : undefined;
            return (
              <AnswerRow
                key={index}
                row={row}
                position={index}
                top={start}
                columns={columns}
                paths={paths}
                isCursor={index === cursor}
                isEvidence={row !== undefined && evidence.includes(row.id)}
              />
            );
          })}
        </div>
      </div>
      {total > rows ? (
        <p className={styles.dim}>
          The newest {count(rows)} of {count(total)} are listed; the table of records has them all.
        </p>
      ) : null}
    </div>
  );
}

/** A column as the tables name it, where a playbook names it by its label or another word for it. */
function ownName(name: string, view: ViewKey): string {
  const field = fieldNamed(name, view);
  if (field?.kind !== 'field') return name;
  if (view === 'timeline') return field.name;
  return fieldsOf[view].find(({ stored }) => stored === field.name)?.name ?? field.name;
}

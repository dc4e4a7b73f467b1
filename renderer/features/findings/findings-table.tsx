import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Finding } from '../../../shared/detection.ts';
import { type FindingOrder, nextSort } from './finding-order.ts';
import { FindingRow } from './finding-row.tsx';
import { useFindings } from './findings-state.ts';
import styles from './findings-table.module.css';
import { findingGrid } from './focus-finding.ts';

/** Height of a row in pixels: two lines. */
const rowHeight = 44;

/** Columns with the orders that each offers. */
const headings: readonly (readonly (readonly [FindingOrder, string])[])[] = [
  [
    ['level', 'Level'],
    ['state', 'State'],
  ],
  [['title', 'Finding']],
  [['entity', 'About']],
  [['time', 'First, last']],
  [['records', 'Records']],
];

/** The findings, a row each: keys and clicks choose the one that is read beside them. */
export function FindingsTable({
  shown,
  chosen,
}: {
  shown: readonly Finding[];
  chosen: number | null;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useFindings((state) => state.selected);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const at = shown.findIndex(({ id }) => id === chosen);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <div className={styles.grid}>
      <div
        id={findingGrid}
        role="grid"
        aria-label="Findings"
        aria-rowcount={shown.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={at < 0 ? undefined : `finding-${chosen}`}
        tabIndex={0}
        className={styles.scroller}
        ref={scroller}
      >
        <Headings />
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const finding = shown[index];
            return finding === undefined ? null : (
              <FindingRow
                key={finding.id}
                finding={finding}
                position={index}
                top={start}
                isChosen={finding.id === chosen}
                isSelected={selected.has(finding.id)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Headings() {
  const sort = useFindings((state) => state.sort);
  const order = (by: FindingOrder) => useFindings.setState({ sort: nextSort(sort, by) });
  return (
    <div role="row" tabIndex={-1} aria-rowindex={1} className={styles.headings}>
      <span role="columnheader" tabIndex={-1} aria-label="Selected" />
      {headings.map((orders) => {
        const inForce = orders.find(([by]) => by === sort.by);
        return (
          <span
            key={orders[0]?.[0]}
            role="columnheader"
            tabIndex={-1}
            aria-sort={
              inForce === undefined ? 'none' : sort.descending ? 'descending' : 'ascending'
            }
          >
            {orders.map(([by, title]) => (
              <button key={by} type="button" onClick={() => order(by)}>
                {title}
                {sort.by !== by ? null : sort.descending ? (
                  <ChevronDown size={13} aria-hidden />
                ) : (
                  <ChevronUp size={13} aria-hidden />
                )}
              </button>
            ))}
          </span>
        );
      })}
    </div>
  );
}

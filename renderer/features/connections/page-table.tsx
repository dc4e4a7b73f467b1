import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { PulledPage, PullSummary } from '../../../shared/pull.ts';
import { tellTrouble, toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { size } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { useAnswered } from '../../state/answered.ts';
import styles from './connections.module.css';
import { usePages, wantPages } from './page-cache.ts';
import { showRecordsOfPage } from './show-records.ts';

const rowHeight = 30;

const headings = ['Page', 'Records', 'Log', 'Status', 'Request', 'Came', 'Bytes', 'SHA-256'];

/** Rows that are in sight at once. */
const mostInSight = 12;

/** The pages of a pull in the order in which they came: request, status, time and hash, and the way to their records. */
export function PageTable({ pull }: { pull: PullSummary }) {
  const scroller = useRef<HTMLDivElement>(null);
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const total = pull.streams.reduce((sum, { pages }) => sum + pages, 0);
  const name = `${caseId} ${pull.pull} ${total}`;
  const cached = usePages();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => {
    if (total > 0) wantPages(name, pull.pull, first, last).catch(tellTrouble);
  }, [name, pull.pull, total, first, last]);
  if (total === 0) return <p className={words.dim}>No page was stored by this pull.</p>;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={`Pages of pull ${pull.pull}`}
      aria-rowcount={total + 1}
      className={styles.scroller}
      style={{ height: (Math.min(total, mostInSight) + 1) * rowHeight + 16 }}
      tabIndex={0}
    >
      <div role="row" tabIndex={-1} aria-rowindex={1} className={styles.pageHeadings}>
        {headings.map((heading) => (
          <span key={heading} role="columnheader" tabIndex={-1}>
            {heading}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => (
          <PageRow
            key={index}
            page={cached.name === name ? cached.pages.get(index) : undefined}
            position={index}
            top={start}
          />
        ))}
      </div>
    </div>
  );
}

function PageRow({
  page,
  position,
  top,
}: {
  page: PulledPage | undefined;
  position: number;
  top: number;
}) {
  const style = { height: rowHeight, transform: `translateY(${top}px)` };
  if (page === undefined) {
    return (
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={position + 2}
        className={styles.pageRow}
        style={style}
      >
        <span role="gridcell" tabIndex={-1}>
          …
        </span>
      </div>
    );
  }
  const { source, offset, bytes, method, address, attempts } = page;
  const headers = Object.entries(page.headers).map(([header, value]) => `${header}: ${value}`);
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      className={styles.pageRow}
      style={style}
    >
      <span role="gridcell" tabIndex={-1}>
        {position + 1}
      </span>
      <span role="gridcell" tabIndex={-1}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Show the records of page ${position + 1}`}
          onClick={() => void toldWhenItFails(() => showRecordsOfPage(source, offset, bytes))}
        >
          Show
        </Button>
      </span>
      <span role="gridcell" tabIndex={-1}>
        <LogText text={page.stream} />
      </span>
      <span role="gridcell" tabIndex={-1}>
        {page.status}
        {attempts > 1 ? ` (${attempts}×)` : ''}
      </span>
      <span role="gridcell" tabIndex={-1} title={[`${method} ${address}`, ...headers].join('\n')}>
        <LogText text={`${method} ${address.replace(/^https?:\/\/[^/]+/, '')}`} />
      </span>
      <span role="gridcell" tabIndex={-1}>
        <Moment iso={page.fetched} />
      </span>
      <span role="gridcell" tabIndex={-1}>
        {size(bytes)}
      </span>
      <span role="gridcell" tabIndex={-1} title={page.sha256}>
        <code>{page.sha256.slice(0, 16)}…</code>
      </span>
    </div>
  );
}

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { count } from './numbers.ts';
import styles from './scrolled-table.module.css';

/** Rows that are shown at first, and more each time that more are wanted. */
const step = 200;

/** A table that scrolls by itself and shows more of its rows when that is wanted. Nothing where there is no row. */
export function ScrolledTable<Row>({
  label,
  className,
  headings,
  rows,
  children,
}: {
  label: string;
  /** Widths of its columns. */
  className?: string | undefined;
  headings: readonly string[];
  rows: readonly Row[];
  /** Draws a row. */
  children: (row: Row) => ReactNode;
}) {
  const [shown, setShown] = useState(step);
  if (rows.length === 0) return null;
  return (
    <>
      <section
        className={styles.scroller}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
      >
        <table className={`${styles.table} ${className ?? ''}`}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.slice(0, shown).map(children)}</tbody>
        </table>
      </section>
      {rows.length <= shown ? null : (
        <Button size="compact-xs" variant="default" mt={6} onClick={() => setShown(shown + step)}>
          Show more: {count(rows.length - shown)} are not shown
        </Button>
      )}
    </>
  );
}

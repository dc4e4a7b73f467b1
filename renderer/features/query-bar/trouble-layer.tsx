import type { Ref } from 'react';
import type { ParseError } from '../../../shared/query/index.ts';
import styles from './query-bar.module.css';
import { markTrouble } from './trouble-mark.ts';

/** Lies over the query letter by letter, itself unseen, and underlines where the trouble is. */
export function TroubleLayer({
  ref,
  text,
  trouble,
}: {
  ref: Ref<HTMLDivElement>;
  text: string;
  trouble: ParseError;
}) {
  const { before, marked, after } = markTrouble(text, trouble);
  return (
    <div ref={ref} className={styles.layer} dir="ltr" aria-hidden>
      {before}
      <span className={styles.trouble}>{marked}</span>
      {after}
    </div>
  );
}

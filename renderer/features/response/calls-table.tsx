import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlannedCall } from '../../../shared/acting.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import styles from './acting.module.css';
import type { StateWord as Word } from './acting-words.ts';
import { StateWord } from './state-word.tsx';

/** Requests that are shown at first, and more each time that more are wanted. */
const step = 200;

/** A request, how it stands and what the tenant says. */
export interface CallRow {
  call: PlannedCall;
  word: Word;
  /** Status of the answer; null where there is none. */
  status: number | null;
  says: string;
}

/** Requests one below the other. What a tenant says stands as text. */
export function CallsTable({ label, rows }: { label: string; rows: readonly CallRow[] }) {
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
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Status</th>
              <th scope="col">What it does</th>
              <th scope="col">What the tenant says</th>
              <th scope="col">Request</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ call, word, status, says }) => (
              <tr key={call.call}>
                <td>
                  <StateWord of={word} />
                </td>
                <td>{status ?? ''}</td>
                <td>
                  <LogText text={call.told} />
                </td>
                <td>
                  <LogText text={says} />
                </td>
                <td>
                  <code>
                    {call.method} <LogText text={call.address} />
                  </code>
                  {call.body === null ? null : (
                    <pre className={styles.body}>
                      <LogText text={call.body} />
                    </pre>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
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

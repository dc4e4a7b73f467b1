import type { PlannedCall } from '../../../shared/acting.ts';
import { LogText } from '../../components/log-text.tsx';
import { ScrolledTable } from '../../components/scrolled-table.tsx';
import styles from './acting.module.css';
import type { StateWord as Word } from './acting-words.ts';
import { StateWord } from './state-word.tsx';

/** A request, how it stands and what the tenant says. */
export interface CallRow {
  call: PlannedCall;
  word: Word;
  /** Status of the answer; null where there is none. */
  status: number | null;
  says: string;
}

const headings = ['State', 'What it does', 'What the tenant says', 'Request'];
const answered = ['State', 'Status', ...headings.slice(1)];

/**
 * Requests one below the other. What a tenant says stands as text.
 * @param areSent they have answers, each with its status
 */
export function CallsTable({
  label,
  rows,
  areSent,
}: {
  label: string;
  rows: readonly CallRow[];
  areSent: boolean;
}) {
  return (
    <ScrolledTable
      label={label}
      className={areSent ? `${styles.table} ${styles.answered}` : styles.table}
      headings={areSent ? answered : headings}
      rows={rows}
    >
      {({ call, word, status, says }) => (
        <tr key={call.call}>
          <td>
            <StateWord of={word} />
          </td>
          {areSent ? <td>{status ?? ''}</td> : null}
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
      )}
    </ScrolledTable>
  );
}

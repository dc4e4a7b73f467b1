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

const headings = ['State', 'Status', 'What it does', 'What the tenant says', 'Request'];

/** Requests one below the other. What a tenant says stands as text. */
export function CallsTable({ label, rows }: { label: string; rows: readonly CallRow[] }) {
  return (
    <ScrolledTable label={label} className={styles.table} headings={headings} rows={rows}>
      {({ call, word, status, says }) => (
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
      )}
    </ScrolledTable>
  );
}

import type { RestoreRun } from '../../../shared/restoring.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { RecordLink } from '../response/record-link.tsx';
import styles from './restore.module.css';

/** What the tenant did not take, and what it said of each. */
export function RefusedRecords({
  refused,
  total,
}: {
  refused: RestoreRun['refused'];
  total: number;
}) {
  if (total === 0) return null;
  return (
    <details>
      <summary>
        {total > refused.length
          ? `${count(refused.length)} of ${count(total)} refused records`
          : `${count(total)} refused`}
      </summary>
      <ul className={styles.unfit}>
        {refused.map(({ record, id, told }) => (
          <li key={record}>
            <RecordLink record={record} /> <LogText text={id} />: <LogText text={told} />
          </li>
        ))}
      </ul>
    </details>
  );
}

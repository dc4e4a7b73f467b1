import type { RecordRow } from '../../../shared/case.ts';
import type { Question } from '../../../shared/query/index.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import type { ViewKey } from '../../state/view.ts';
import styles from './detail.module.css';
import { rowWords } from './row-words.ts';
import { goToRecord } from './show-record.ts';

/** Records in a compact table; each leads to itself. @param current the record that is shown already */
export function RelatedRows({
  rows,
  question,
  view,
  current,
}: {
  rows: readonly RecordRow[];
  question: Question;
  view: ViewKey;
  current: number | null;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Kind</th>
          <th scope="col">Action</th>
          <th scope="col">Actor</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { action, actor } = rowWords(row);
          const isHere = row.id === current;
          return (
            <tr key={row.id} aria-current={isHere ? 'true' : undefined} data-outcome={row.outcome}>
              <td>
                {isHere ? (
                  <span>
                    <Moment iso={row.time} /> (this)
                  </span>
                ) : (
                  <LinkButton
                    onClick={() => void toldWhenItFails(() => goToRecord(view, row, question))}
                  >
                    <Moment iso={row.time} />
                  </LinkButton>
                )}
              </td>
              <td className={styles.short}>{row.kind}</td>
              <td>
                <LogText text={action} />
              </td>
              <td>
                <LogText text={actor} />
              </td>
              <td className={styles.short}>
                <LogText text={row.outcome === 'unknown' ? '' : row.outcome} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

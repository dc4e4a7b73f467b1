import { Star } from 'lucide-react';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { chooseInView } from '../../state/chosen.ts';
import { openQuestion } from '../../state/query-edits.ts';
import { rowWords } from '../detail/row-words.ts';
import type { MarkedRecord } from './list-marked.ts';
import { markedQuestion } from './marked-question.ts';
import styles from './marks.module.css';

/** Marked records, newest first; each opens the timeline of all of them, with itself under the cursor. */
export function MarkedTable({ records }: { records: readonly MarkedRecord[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Star</th>
          <th scope="col">Time</th>
          <th scope="col">Kind</th>
          <th scope="col">Action</th>
          <th scope="col">Actor</th>
          <th scope="col">Tags</th>
          <th scope="col">Note</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ row, note }) => {
          const { action, actor } = rowWords(row);
          return (
            <tr key={row.id}>
              <td>
                {row.mark?.star === true ? (
                  <Star size={14} fill="currentColor" role="img" aria-label="starred" />
                ) : null}
              </td>
              <td>
                <LinkButton className={styles.moment} onClick={() => openMarked(row.id)}>
                  <Moment iso={row.time} />
                </LinkButton>
              </td>
              <td>{row.kind}</td>
              <td>
                <LogText text={action} />
              </td>
              <td>
                <LogText text={actor} />
              </td>
              <td>
                {row.mark?.tags.map((tag) => (
                  <span key={tag} className={styles.tag}>
                    <LogText text={tag} />
                  </span>
                ))}
              </td>
              <td className={styles.excerpt}>{note === null ? null : <LogText text={note} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function openMarked(record: number): void {
  openQuestion(markedQuestion);
  chooseInView('timeline', { record });
}

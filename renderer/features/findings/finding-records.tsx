import { Button } from '@mantine/core';
import type { FindingDetail } from '../../../shared/detection.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useNewest } from '../../state/use-newest.ts';
import { rowWords } from '../detail/row-words.ts';
import styles from './findings.module.css';
import { openFinding, openRecordOf } from './open-finding.ts';

/** Records that the panel lists; the table has them all. */
const listed = 20;

/** The first records of a finding; each opens the table of them all with itself under the cursor. */
export function FindingRecords({ detail }: { detail: FindingDetail }) {
  const ids = detail.recordIds.slice(0, listed);
  const read = useNewest(`${detail.id} ${ids.join()}`, () =>
    Promise.all(ids.map((id) => engine().call('record.get', { id }))),
  );
  return (
    <section aria-label="Records of the finding">
      <h3>
        Records
        {detail.records > listed ? `: the first ${count(listed)} of ${count(detail.records)}` : ''}
      </h3>
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      <table className={styles.records} style={{ minHeight: ids.length * 22 }}>
        <tbody>
          {read.value?.map((row) => {
            const { action, actor } = rowWords(row);
            return (
              <tr key={row.id} data-outcome={row.outcome}>
                <td>
                  <LinkButton onClick={() => openRecordOf(detail, row.id)}>
                    <Moment iso={row.time} toSecond />
                  </LinkButton>
                </td>
                <td>
                  <LogText text={action.slice(0, 200)} />
                </td>
                <td>
                  <LogText text={actor.slice(0, 200)} />
                </td>
                <td>{row.outcome === 'unknown' ? '' : row.outcome}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {detail.records > listed ? (
        <Button size="compact-xs" variant="default" onClick={() => openFinding(detail)}>
          All {count(detail.records)} in the table
        </Button>
      ) : null}
    </section>
  );
}

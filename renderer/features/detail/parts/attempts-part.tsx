import { Button } from '@mantine/core';
import type { RecordRow } from '../../../../shared/case.ts';
import type { RelatedRecords } from '../../../../shared/entities.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import { LogText } from '../../../components/log-text.tsx';
import { Moment } from '../../../components/moment.tsx';
import { openQuestion } from '../../../state/query-edits.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { goToRecord } from '../show-record.ts';
import { attemptMinutes, ladderOf, type Rung } from './attempt-ladder.ts';
import { writeElapsed } from './elapsed.ts';

/** The attempts to deliver one event, beside the times at which the schedule wants them. */
export function AttemptsPart({
  row,
  group,
  waits,
  view,
}: {
  row: RecordRow;
  group: RelatedRecords | null;
  waits: boolean;
  view: ViewKey;
}) {
  const rows = group?.rows.filter(({ kind }) => kind === 'webhook') ?? [row];
  const { rungs, reckonedFrom } = ladderOf(rows);
  return (
    <section aria-label="Delivery attempts" className={styles.section} aria-busy={waits}>
      <h3 className={styles.heading}>Delivery attempts</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">Planned</th>
            <th scope="col">Actual</th>
            <th scope="col">Status</th>
            <th scope="col">HTTP</th>
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung) => (
            <RungRow
              key={`${rung.attempt} ${rung.row?.id ?? ''}`}
              rung={rung}
              isHere={rung.row?.id === row.id}
              go={() => {
                const { row: other } = rung;
                if (other === null || group === null) return;
                void toldWhenItFails(() => goToRecord(view, other, group.question));
              }}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.remark}>
        {waits ? 'Looking for the other attempts…' : scheduleWords(reckonedFrom)}
      </p>
      {group === null ? null : (
        <Button size="compact-xs" variant="default" onClick={() => openQuestion(group.question)}>
          Open the attempts in a table
        </Button>
      )}
    </section>
  );
}

function scheduleWords(reckonedFrom: number | null): string {
  const [, ...later] = attemptMinutes;
  const schedule = `Schedule: at once, ${later.map((wait) => `+${wait}`).join(', ')} minutes, then failed for good`;
  if (reckonedFrom === null)
    return `${schedule}; no attempt is dated, so that nothing can be planned.`;
  return `${schedule}; reckoned from attempt ${reckonedFrom}.`;
}

const words: Record<Rung['state'], string> = {
  made: '',
  'beyond-schedule': '',
  'not-recorded': 'not in this case',
  'not-needed': 'not needed',
  'to-come': 'none recorded',
};

function RungRow({ rung, isHere, go }: { rung: Rung; isHere: boolean; go: () => void }) {
  const { attempt, planned, row, late, state } = rung;
  return (
    <tr aria-current={isHere ? 'true' : undefined} data-outcome={row?.outcome}>
      <td>
        {row === null || isHere ? (
          <span>
            {attempt}
            {isHere ? ' (this)' : ''}
          </span>
        ) : (
          <LinkButton onClick={go}>{attempt}</LinkButton>
        )}
      </td>
      <td>{planned === null ? '—' : <Moment iso={planned} />}</td>
      <td>
        {row === null ? words[state] : <Moment iso={row.time} />}
        {late === null || late === 0 ? null : (
          <span className={styles.since}>
            {' '}
            {late > 0 ? '+' : ''}
            {writeElapsed(late)}
          </span>
        )}
        {state === 'beyond-schedule' ? (
          <span className={styles.since}> beyond the schedule</span>
        ) : null}
      </td>
      <td className={styles.short}>
        <LogText text={String(row?.fields.status ?? '')} />
      </td>
      <td className={styles.short}>{row?.fields.httpStatus ?? ''}</td>
    </tr>
  );
}

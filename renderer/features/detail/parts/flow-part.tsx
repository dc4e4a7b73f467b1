import { Button } from '@mantine/core';
import type { RecordRow } from '../../../../shared/case.ts';
import type { RelatedRecords } from '../../../../shared/entities.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LogText } from '../../../components/log-text.tsx';
import { Moment } from '../../../components/moment.tsx';
import { counted } from '../../../components/numbers.ts';
import { openQuestion } from '../../../state/query-edits.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { goToRecord } from '../show-record.ts';
import { writeElapsed } from './elapsed.ts';
import { type FlowStep, flowOf, stepWord } from './flow-steps.ts';

/** The sign-in that an event belongs to, from its beginning to its outcome. */
export function FlowPart({
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
  const flow = group === null ? null : flowOf(group.rows);
  return (
    <section aria-label="Sign-in flow" className={styles.flow}>
      <h3 className={styles.heading}>Sign-in flow</h3>
      {waits ? (
        <p className={styles.remark}>Looking for the other events of this sign-in…</p>
      ) : null}
      {!waits && group === null ? (
        <p className={styles.remark}>No other event of this sign-in is in the case.</p>
      ) : null}
      {flow === null || group === null ? null : (
        <>
          <p>{flow.summary}</p>
          <ol className={styles.steps}>
            {flow.steps.map((step) => (
              <Step
                key={step.row.id}
                step={step}
                isHere={step.row.id === row.id}
                go={() => void toldWhenItFails(() => goToRecord(view, step.row, group.question))}
              />
            ))}
          </ol>
          <p className={styles.remark}>
            <LogText text={group.reason} />{' '}
            {group.total > group.rows.length
              ? `${counted(group.total, 'record')} in all; the nearest ${group.rows.length} are listed.`
              : null}
          </p>
          <Button size="compact-xs" variant="default" onClick={() => openQuestion(group.question)}>
            Open the flow in a table
          </Button>
        </>
      )}
    </section>
  );
}

function Step({ step, isHere, go }: { step: FlowStep; isHere: boolean; go: () => void }) {
  const { row, sinceBefore } = step;
  const { action = null, eventType = null, status = null } = row.fields;
  const name = step.step === 'other' ? row.kind : stepWord(step);
  return (
    <li>
      <button
        type="button"
        className={styles.step}
        aria-current={isHere ? 'true' : undefined}
        data-outcome={row.outcome}
        onClick={go}
      >
        <span className={styles.stepWord}>
          {name}
          {isHere ? ' (this)' : ''}
        </span>
        <span className={styles.stepAction}>
          <LogText text={String(eventType ?? action ?? status ?? '')} />
        </span>
        <Moment iso={row.time} />
        <span className={styles.since}>
          {sinceBefore === null ? '' : `+${writeElapsed(sinceBefore)}`}
        </span>
      </button>
    </li>
  );
}

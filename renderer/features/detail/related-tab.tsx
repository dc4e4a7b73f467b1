import { Button } from '@mantine/core';
import type { RelatedRecords } from '../../../shared/entities.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { openQuestion } from '../../state/query-edits.ts';
import type { ViewKey } from '../../state/view.ts';
import styles from './detail.module.css';
import { RelatedRows } from './related-rows.tsx';

/** Records that belong together with one, and why. */
export function RelatedTab({
  groups,
  record,
  view,
}: {
  groups: readonly RelatedRecords[];
  record: number;
  view: ViewKey;
}) {
  if (groups.length === 0) {
    return (
      <p className={styles.section}>
        No other record in this case belongs together with this one: none shares its flow, session,
        grant, event, target or address around the same time.
      </p>
    );
  }
  return groups.map(({ kind, title, reason, question, rows, total }) => (
    <section key={kind} aria-label={title} className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      <p className={styles.remark}>
        <LogText text={reason} />{' '}
        {total > rows.length
          ? `${counted(total, 'record')}; the ${count(rows.length)} nearest in time are listed.`
          : `${counted(total, 'record')}.`}
      </p>
      <RelatedRows rows={rows} question={question} view={view} current={record} />
      <Button mt={4} size="compact-xs" variant="default" onClick={() => openQuestion(question)}>
        Open {title.toLowerCase()} in a table
      </Button>
    </section>
  ));
}

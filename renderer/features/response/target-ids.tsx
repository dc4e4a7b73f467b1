import { Text } from '@mantine/core';
import { idsOfAction } from '../../../shared/plan-words.ts';
import type { ActionKind, ActionTarget, TargetId } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { RecordLink } from './record-link.tsx';
import styles from './response.module.css';

/** Ids that are shown of one list. */
const mostShown = 200;

/** Every id of a target with the record that tells it, what is over already, and what goes back. */
export function TargetIds({ kind, target }: { kind: ActionKind; target: ActionTarget }) {
  const act = idsOfAction(kind, target);
  const others = target.ids.filter((id) => !act.includes(id));
  return (
    <div className={styles.ids}>
      <IdList title="Ids" ids={act} />
      <IdList title="Also known as" ids={others} />
      <IdList title="Over already, by the evidence" ids={target.settled} />
      <Change target={target} />
    </div>
  );
}

function IdList({ title, ids }: { title: string; ids: readonly TargetId[] }) {
  if (ids.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.idsTitle}>{title}</h3>
      <ul className={styles.idList}>
        {ids.slice(0, mostShown).map(({ id, what, record }) => (
          <li key={`${id} ${what}`}>
            <code>
              <LogText text={id} />
            </code>{' '}
            <Text span size="xs" c="dimmed">
              <LogText text={what} />
            </Text>{' '}
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {ids.length > mostShown ? (
        <Text size="xs" c="dimmed">
          And {count(ids.length - mostShown)} more, which the written plan lists.
        </Text>
      ) : null}
    </section>
  );
}

const ways = {
  'set-back': 'These paths go back to the old state',
  'make-again': 'It was deleted by this change, and is made again as it was',
  'take-away': 'It was made by this change, and is taken away again',
  unknown: 'What it was before is not known',
} as const;

function Change({ target: { change, record } }: { target: ActionTarget }) {
  if (change === null) return null;
  return (
    <section aria-label="The change">
      <h3 className={styles.idsTitle}>{ways[change.way]}</h3>
      <ul className={styles.idList}>
        {change.paths.slice(0, mostShown).map((path) => (
          <li key={path}>
            <code>
              <LogText text={path} />
            </code>
          </li>
        ))}
      </ul>
      <Text size="xs">
        {record === null ? null : <RecordLink record={record} />}
        {change.later.length === 0 ? null : (
          <>
            , later about the same target:{' '}
            {change.later.map((later) => (
              <span key={later}>
                <RecordLink record={later} />{' '}
              </span>
            ))}
          </>
        )}
      </Text>
    </section>
  );
}

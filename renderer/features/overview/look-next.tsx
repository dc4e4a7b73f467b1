import { Anchor, Text, Title } from '@mantine/core';
import type { Kind } from '../../../shared/kinds.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { setQuery } from '../../state/query-edits.ts';
import { titleOf } from '../../state/view.ts';
import styles from './overview.module.css';

/** Questions that are worth asking of a kind, in the query language: the first look at it. */
const questions: readonly { kind: Kind; text: string; why: string }[] = [
  { kind: 'event', text: 'failed logins', why: 'Sign-ins that failed' },
  { kind: 'event', text: 'mfa events', why: 'What happened with second factors' },
  { kind: 'audit', text: 'delete actions', why: 'What was deleted' },
  { kind: 'audit', text: 'changed exists', why: 'Changes with an old and a new state' },
  { kind: 'job', text: 'failed jobs', why: 'Jobs that failed' },
  { kind: 'notification', text: 'status is failed or bounced', why: 'Mails that did not arrive' },
  { kind: 'session', text: 'sessions older than 30 days', why: 'Sessions that live long' },
  { kind: 'grant', text: 'active grants', why: 'Grants in force' },
  { kind: 'webhook', text: 'failed webhooks', why: 'Deliveries that failed' },
];

/** Where to look next: a question for each kind that is in the case. */
export function LookNext() {
  const kinds = useAnswered(({ caseInfo }) => caseInfo?.kinds);
  const offered = questions.filter(
    ({ kind }) => kinds?.some((each) => each.kind === kind) === true,
  );
  return (
    <section aria-labelledby="next">
      <Title order={2} size="h5" id="next" mb="xs">
        Look next
      </Title>
      <div className={styles.next}>
        {offered.map(({ kind, text, why }) => (
          <div key={text}>
            <Anchor component="button" type="button" size="sm" onClick={() => look(kind, text)}>
              {why}
            </Anchor>
            <Text size="xs" c="dimmed">
              {titleOf(kind)}: {text}
            </Text>
          </div>
        ))}
      </div>
    </section>
  );
}

function look(kind: Kind, text: string): void {
  setQuery(kind, text);
  useChosen.setState({ place: { screen: 'table', view: kind } });
}

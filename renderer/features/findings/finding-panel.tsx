import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { X } from 'lucide-react';
import type { FindingDetail, TriageState } from '../../../shared/detection.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LevelWord, TriageWord } from '../../components/level-word.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useNewest } from '../../state/use-newest.ts';
import { decideAndTell } from './decide-with-reason.ts';
import { FindingEntities } from './finding-entities.tsx';
import { FindingHistory } from './finding-history.tsx';
import { FindingRecords } from './finding-records.tsx';
import { remarkOn } from './finding-row.tsx';
import styles from './findings.module.css';
import { lookAt, useFindings } from './findings-state.ts';
import { findingPanel } from './focus-finding.ts';
import { openFinding, openQueryOf } from './open-finding.ts';
import { QuestionText } from './question-text.tsx';
import { StartPlaybook } from './start-playbook.tsx';

/** A finding to be judged: what was found and why it matters, its records, and everything that leads on from it. */
export function FindingPanel({ finding, version }: { finding: number; version: number }) {
  const read = useNewest(`${finding} ${version}`, () =>
    engine().call('finding.get', { id: finding }),
  );
  return (
    <aside
      id={findingPanel}
      tabIndex={-1}
      className={styles.panel}
      aria-label="Finding"
      aria-busy={read.isAsking}
    >
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {read.value === null ? (
        read.error === null ? (
          <Text c="dimmed">Reading the finding…</Text>
        ) : null
      ) : (
        <Panel detail={read.value} />
      )}
    </aside>
  );
}

function Panel({ detail }: { detail: FindingDetail }) {
  const { level, state, title, summary, first, last, description, why, falsePositives } = detail;
  const remark = remarkOn(detail);
  return (
    <>
      <Group gap={6} mb={4}>
        <LevelWord level={level} />
        <TriageWord state={state} />
        <Text size="xs" c="dimmed" flex={1}>
          finding {detail.id}
          {remark === '' ? '' : ` · ${remark}`}
        </Text>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label="Close the finding"
          onClick={() => lookAt(null)}
        >
          <X size={15} aria-hidden />
        </ActionIcon>
      </Group>
      <Title order={2} size="h4" className={styles.name}>
        <LogText text={title} />
      </Title>
      <p className={styles.summary}>
        <LogText text={summary} />
      </p>
      <Text size="xs" c="dimmed">
        <Moment iso={first} />
        {last === first ? null : (
          <>
            {' '}
            to <Moment iso={last} />
          </>
        )}
      </Text>
      <Triage detail={detail} />
      <FindingEntities detail={detail} />
      <Group gap={6} mt="sm">
        <Button size="compact-xs" variant="default" onClick={() => openFinding(detail)}>
          Its {counted(detail.records, 'record')} in the table
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => openQueryOf(detail)}>
          Open as query
        </Button>
        <StartPlaybook detail={detail} />
      </Group>
      <QuestionText text={detail.query} />
      <Paragraph title="Why it matters" text={why} />
      <Paragraph title="What it looks for" text={description} />
      {falsePositives.length === 0 ? null : (
        <section>
          <h3>When it is harmless</h3>
          <ul>
            {falsePositives.map((each) => (
              <li key={each}>
                <LogText text={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <FindingRecords detail={detail} />
      <FindingHistory detail={detail} />
      <Rule detail={detail} />
    </>
  );
}

/** The decision that is in force, and the ways to decide otherwise. */
function Triage({ detail: { id, state, reason, decidedBy } }: { detail: FindingDetail }) {
  const confirm = () => void toldWhenItFails(() => decideAndTell([id], 'confirmed', ''));
  const withReason = (next: TriageState) =>
    useFindings.setState({ deciding: { state: next, findings: [id] } });
  return (
    <div className={styles.triage}>
      {decidedBy === null ? null : (
        <Text size="sm">
          <LogText text={decidedBy} />: {state}
          {reason === null || reason === '' ? null : (
            <>
              , “<LogText text={reason} />”
            </>
          )}
        </Text>
      )}
      <Group gap={6}>
        {state === 'confirmed' ? null : (
          <Button size="compact-xs" title="Key c" onClick={confirm}>
            Confirm
          </Button>
        )}
        {state === 'dismissed' ? null : (
          <Button
            size="compact-xs"
            variant="default"
            title="Key d"
            onClick={() => withReason('dismissed')}
          >
            Dismiss…
          </Button>
        )}
        {state === 'open' ? (
          <Button size="compact-xs" variant="subtle" onClick={() => withReason('confirmed')}>
            Confirm with a reason…
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            title="Key r"
            onClick={() => withReason('open')}
          >
            Open again…
          </Button>
        )}
      </Group>
    </div>
  );
}

function Paragraph({ title, text }: { title: string; text: string }) {
  if (text.trim() === '') return null;
  return (
    <section>
      <h3>{title}</h3>
      <p className={styles.prose}>
        <LogText text={text.trim()} />
      </p>
    </section>
  );
}

function Rule({ detail: { rule, ruleText, tags, references, latest } }: { detail: FindingDetail }) {
  return (
    <section>
      <h3>Rule</h3>
      <Text size="xs" c="dimmed" className={styles.name}>
        <LogText text={rule} /> {tags.length === 0 ? '' : '· '}
        <LogText text={tags.join(', ')} /> · run {count(latest)}
      </Text>
      {references.length === 0 ? null : (
        <ul className={styles.references}>
          {references.map((each) => (
            <li key={each}>
              <LogText text={each} />
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>As it is written</summary>
        <pre className={styles.code}>
          <LogText text={ruleText} />
        </pre>
      </details>
    </section>
  );
}

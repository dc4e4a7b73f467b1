import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookRun, RunStep } from '../../../shared/playbook.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AnswerGroups } from './answer-groups.tsx';
import { AnswerTable } from './answer-table.tsx';
import styles from './run.module.css';

/** What a step found: its groups first where it asks for them, and its records. */
export function AnswerPane({ run, at }: { run: PlaybookRun; at: RunStep }) {
  const { answer, query } = at;
  const [part, setPart] = useState<'groups' | 'records'>('records');
  if (answer === null) {
    return query === null ? (
      <EmptyState title="Nothing to ask here" />
    ) : (
      <EmptyState title="Not asked yet">
        <kbd>a</kbd> asks the question. The answer is frozen: its records, their number and a hash
        over them stay as they are, whatever is imported later.
      </EmptyState>
    );
  }
  if (answer.count === 0) {
    return (
      <EmptyState title="No records">
        The case has none that this asks for. Judge whether that is normal here: a log that is not
        in the case answers the same.
      </EmptyState>
    );
  }
  if (answer.groups === null) return <AnswerTable run={run} at={at} total={answer.count} />;
  return (
    <Tabs
      className={styles.parts}
      value={part}
      onChange={(next) => setPart(next === 'groups' ? 'groups' : 'records')}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="records">Records</Tabs.Tab>
        <Tabs.Tab value="groups">By {answer.groups.field}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="records" className={styles.part}>
        <AnswerTable run={run} at={at} total={answer.count} />
      </Tabs.Panel>
      <Tabs.Panel value="groups" className={styles.part}>
        <AnswerGroups answer={answer} groups={answer.groups} />
      </Tabs.Panel>
    </Tabs>
  );
}

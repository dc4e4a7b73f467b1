import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { type Pane, Panes } from '../../app/panes.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { useNewest } from '../../state/use-newest.ts';
import { Detail } from '../detail/detail.tsx';
import { AnswerPane } from './answer-pane.tsx';
import styles from './run.module.css';
import { RunDialogs } from './run-dialogs.tsx';
import { RunHead } from './run-head.tsx';
import { readRun, useRun } from './run-state.ts';
import { stepAtHand } from './run-words.ts';
import { StepList } from './step-list.tsx';
import { StepPanel } from './step-panel.tsx';

/**
 * One run of a playbook: its steps, the one that is looked at with its frozen answer, and the record that is read.
 * @param step the step that is looked at; null is the next one
 */
export function RunScreen({ run: id, step }: { run: number; step: string | null }) {
  const version = useAnswered(({ response }) => response?.version ?? 0);
  const read = useNewest(`${id} ${version}`, () => readRun(id));
  const shown = useRun(({ run }) => run);
  const record = useRun((state) => state.record);
  const isDetailOpen = useChosen(({ detail }) => detail.open);
  useEffect(() => {
    if (!isDetailOpen) useRun.setState({ record: null });
  }, [isDetailOpen]);
  const run = read.value !== null && shown?.id === id ? shown : null;
  if (run === null) {
    return (
      <main className={styles.screen} aria-label="Run of a playbook">
        {read.error === null ? (
          <Text m="md" c="dimmed">
            Reading the run…
          </Text>
        ) : (
          <Trouble message={read.error} again={read.again} />
        )}
      </main>
    );
  }
  const at = stepAtHand(run, step);
  const panes: Pane[] = [];
  if (at !== null) {
    panes.push({
      id: 'steps',
      size: 22,
      least: '12rem',
      content: <StepList run={run} current={at.step.id} />,
    });
    panes.push({
      id: 'step',
      size: record === null ? 78 : 46,
      least: '24rem',
      content: (
        <Panes
          name="step"
          vertical
          panes={[
            {
              id: 'question',
              size: 62,
              least: '30%',
              content: <StepPanel key={at.step.id} run={run} at={at} />,
            },
            {
              id: 'answer',
              size: 38,
              least: '15%',
              content: <AnswerPane key={at.step.id} run={run} at={at} />,
            },
          ]}
        />
      ),
    });
  }
  if (record !== null && isDetailOpen) {
    panes.push({
      id: 'record',
      size: 32,
      least: '16rem',
      content: <Detail view="timeline" isAlone />,
    });
  }
  return (
    <main className={styles.screen} aria-label="Run of a playbook">
      <RunHead run={run} />
      <div className={styles.below}>
        <Panes name="run" panes={panes} />
      </div>
      <RunDialogs run={run} />
    </main>
  );
}

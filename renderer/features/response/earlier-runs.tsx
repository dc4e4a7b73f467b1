import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ActRun } from '../../../shared/acting.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import styles from './acting.module.css';
import { useActing } from './acting-state.ts';
import { callsWords, runWord } from './acting-words.ts';
import { GoOn } from './go-on.tsx';
import { RunPart } from './run-part.tsx';
import { StateWord } from './state-word.tsx';

/** The executions of the plan, the latest first; one that stopped can be gone on with. */
export function EarlierRuns({ plan }: { plan: readonly PlannedAction[] }) {
  const runs = useActing((acting) => acting.runs);
  const atWork = useActing(({ run }) => run);
  const isRunning = atWork?.step === 'running';
  if (runs === null || runs.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label="Executions">
      <h2>Executions</h2>
      {runs.map((run) => (
        <RunItem key={run.run} run={run} plan={plan} isRunning={isRunning} />
      ))}
    </section>
  );
}

function RunItem({
  run,
  plan,
  isRunning,
}: {
  run: ActRun;
  plan: readonly PlannedAction[];
  isRunning: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.runItem}>
      <div className={styles.head}>
        <span>
          <Moment iso={run.started} toSecond /> over <LogText text={run.connection.name} />:{' '}
          <StateWord of={runWord(run)} />, {callsWords(run.calls)}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen}
          aria-label={`Requests of execution ${run.run}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          Requests
        </Button>
      </div>
      {isOpen ? <RunPart run={run} plan={plan} /> : null}
      {isOpen && !isRunning ? <GoOn run={run} /> : null}
    </div>
  );
}

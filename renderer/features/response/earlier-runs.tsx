import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ActRun } from '../../../shared/acting.ts';
import { tenantNameOf } from '../../../shared/connection.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { useConnections, useLiveRefusal } from '../connections/use-connections.ts';
import styles from './acting.module.css';
import { carryOut, useActing } from './acting-state.ts';
import { callsWords, runWord } from './acting-words.ts';
import { ConfirmForm } from './confirm-form.tsx';
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
          {isOpen ? 'Close' : 'Show'}
        </Button>
      </div>
      {isOpen ? <RunPart run={run} plan={plan} /> : null}
      {isOpen && run.state === 'stopped' && !isRunning ? <GoOn run={run} /> : null}
    </div>
  );
}

/** Going on with an execution, over the connection that it went over. */
function GoOn({ run }: { run: ActRun }) {
  const { kept } = useConnections();
  const refusal = useLiveRefusal();
  const [isAsked, setIsAsked] = useState(false);
  const used = kept?.find(
    ({ connection: { id, address, tenant, connector } }) =>
      id === run.connection.id &&
      address === run.connection.address &&
      tenant === run.connection.tenant &&
      connector === run.connection.connector,
  );
  if (refusal !== null) return <p className={styles.warn}>{refusal}</p>;
  if (kept === null) return null;
  if (used === undefined) {
    return (
      <p className={styles.warn}>
        It can be gone on with over its own connection only, and that is not kept here as it was.
      </p>
    );
  }
  if (!isAsked) {
    return (
      <Button size="compact-sm" mt={8} onClick={() => setIsAsked(true)}>
        Go on…
      </Button>
    );
  }
  const { connection } = used;
  return (
    <ConfirmForm
      confirm={tenantNameOf(connection)}
      address={connection.address}
      action="Go on with it"
      start={(confirm) => void carryOut({ connection, confirm, run: run.run })}
    />
  );
}

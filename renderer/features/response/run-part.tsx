import { TriangleAlert } from 'lucide-react';
import type { ActRun } from '../../../shared/acting.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import words from '../../components/told.module.css';
import styles from './acting.module.css';
import { callsWords, resultWord, runWord } from './acting-words.ts';
import { CallsTable } from './calls-table.tsx';
import { StateWord } from './state-word.tsx';

/** An execution: how it stands, why it stopped, and every request with its result. */
export function RunPart({ run, plan }: { run: ActRun; plan: readonly PlannedAction[] }) {
  return (
    <>
      <p role="status">
        Execution {run.run} over <LogText text={run.connection.name} /> (
        <LogText text={run.connection.address} />
        ), started <Moment iso={run.started} toSecond /> by <LogText text={run.by} />:{' '}
        <StateWord of={runWord(run)} />, {callsWords(run.calls)}.
      </p>
      {run.error === null ? null : (
        <p className={words.bad}>
          <LogText text={run.error.message} />
        </p>
      )}
      {run.state === 'done' ? (
        <p className={words.dim}>
          Pull again to see it in the records. Who still has the password can sign in again: another
          dry run tells.
        </p>
      ) : null}
      {run.byHand.map(({ action, told }) => (
        <p key={action} className={styles.byHand}>
          <TriangleAlert size={14} aria-hidden /> <ActionName plan={plan} action={action} />:{' '}
          <LogText text={told} />
        </p>
      ))}
      {run.notes.map(({ action, told }) => (
        <p key={action}>
          <ActionName plan={plan} action={action} />: <LogText text={told} />
        </p>
      ))}
      <CallsTable
        areSent
        label={`Requests of execution ${run.run}`}
        rows={run.calls.map(({ state, status, answer, asked, answered: _, ...call }) => ({
          call,
          word: resultWord({ state, asked }),
          status,
          says: answer,
        }))}
      />
    </>
  );
}

function ActionName({ plan, action }: { plan: readonly PlannedAction[]; action: number }) {
  const planned = plan.find(({ id }) => id === action);
  if (planned === undefined) return <>An action that was taken off the plan</>;
  return (
    <>
      Action {planned.position}, <LogText text={planned.target.value} />
    </>
  );
}

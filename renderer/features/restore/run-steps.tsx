import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { tenantNameOf } from '../../../shared/connection.ts';
import type { RestoreRun } from '../../../shared/restoring.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import type { KeptConnection } from '../connections/connections-state.ts';
import { useLiveRefusal } from '../connections/use-connections.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { RefusedRecords } from './refused-records.tsx';
import styles from './restore.module.css';
import { type RestoreWizard, restore, useRestore } from './restore-state.ts';
import { Verification } from './verification.tsx';

/** Words for how a restore stands. */
export const runWords: Record<RestoreRun['state'], string> = {
  running: 'running',
  stopped: 'stopped, can go on',
  done: 'done',
  failed: 'ended with a fault, can go on',
};

/** The last steps: the upload, the proof that it arrived, the receipt. Of a restore that is not done, the way on. */
export function RunSteps({
  run,
  kept,
}: {
  run: RestoreRun | null;
  kept: readonly KeptConnection[];
}) {
  const { running, trouble } = useRestore();
  const [isWriting, setWriting] = useState(false);
  const isRunning = running?.what === 'restore';
  const upload = useRef<HTMLElement>(null);
  const shown = isRunning ? 'running' : (run?.run ?? null);
  // What is confirmed or chosen goes on here: the keys and the eyes are taken along.
  useEffect(() => {
    if (shown !== null) upload.current?.focus();
  }, [shown]);
  return (
    <>
      <section ref={upload} className={styles.step} aria-label="Upload" tabIndex={-1}>
        <h2>5. Upload{run === null ? '' : `: restore ${run.run}`}</h2>
        {isRunning ? (
          <JobBar
            job={running.job}
            progress={running.progress}
            label="Progress of the restore"
            stop="Stop: it can go on later"
          />
        ) : null}
        {trouble?.what === 'restore' ? <RestoreTrouble trouble={trouble} run={run} /> : null}
        {run === null || isRunning ? (
          isRunning ? null : (
            <p className={words.dim}>Nothing was sent yet.</p>
          )
        ) : (
          <RunState run={run} />
        )}
        {(run?.state === 'stopped' || run?.state === 'failed') && !isRunning ? (
          <GoOn run={run} kept={kept} />
        ) : null}
      </section>
      <section className={styles.step} aria-label="Verification">
        <h2>6. Verification</h2>
        {run === null || isRunning ? (
          <p className={words.dim}>
            When all is sent, counts and a sample are read back from the tenant.
          </p>
        ) : (
          <Verification verification={run.verification} />
        )}
      </section>
      <section className={styles.step} aria-label="Receipt">
        <h2>7. Receipt</h2>
        {run === null || isRunning ? (
          <p className={words.dim}>
            What was sent, what the tenant said and what was read back, as JSON or HTML.
          </p>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setWriting(true)}>
            Write the receipt…
          </Button>
        )}
      </section>
      {isWriting && run !== null ? (
        <ReceiptDialog run={run.run} close={() => setWriting(false)} />
      ) : null}
    </>
  );
}

/** Why the last job ended; nothing where the restore on the screen says it itself. */
function RestoreTrouble({
  trouble: { message, cancelled, run: ended },
  run,
}: {
  trouble: NonNullable<RestoreWizard['trouble']>;
  run: RestoreRun | null;
}) {
  if (run?.error !== null && run?.run === ended) return null;
  if (!cancelled) return <Trouble message={message} />;
  return (
    <p role="status">
      <LogText text={message} />
    </p>
  );
}

function RunState({ run }: { run: RestoreRun }) {
  const { state, batches, batchesDone, accepted, alreadyThere, refusedTotal, connection } = run;
  return (
    <>
      <p role="status">
        <span className={state === 'done' ? words.good : words.warn}>
          Restore {run.run}: {runWords[state]}
        </span>
        . <LogText text={`${connection.name}, ${connection.address}`} />, began{' '}
        <Moment iso={run.started} toSecond />. {count(batchesDone)} of{' '}
        {counted(batches, 'batch', 'batches')} answered: {counted(accepted, 'record')} accepted,{' '}
        {count(alreadyThere)} already there, {count(refusedTotal)} refused.
      </p>
      {run.error === null ? null : (
        <p className={words.bad}>
          <LogText text={run.error.message} />
        </p>
      )}
      <RefusedRecords refused={run.refused} total={refusedTotal} />
    </>
  );
}

function GoOn({ run, kept }: { run: RestoreRun; kept: readonly KeptConnection[] }) {
  const refusal = useLiveRefusal();
  const { running } = useRestore();
  const connection = kept.find((each) => each.connection.id === run.connection.id)?.connection;
  if (connection === undefined) {
    return (
      <p className={words.warn}>
        The connection that it went over is not kept any more: it goes on over that one only.
      </p>
    );
  }
  return (
    <>
      <p>What was sent is not sent again; the batch that was on its way is looked at first.</p>
      <ConfirmForm
        name={tenantNameOf(connection)}
        action="Go on with it"
        disabled={running !== null || refusal !== null}
        go={(confirm) => void restore({ connection, confirm, run: run.run })}
      />
    </>
  );
}

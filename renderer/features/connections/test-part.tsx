import { Button, Group } from '@mantine/core';
import type { ConnectionTest, ConnectorSummary, TestStep } from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import styles from './connections.module.css';
import { type KeptConnection, secretOf } from './connections-state.ts';
import { jobKey, testConnection, useLiveJobs } from './live-jobs.ts';
import { useLiveRefusal } from './use-connections.ts';

const stateWords: Record<TestStep['state'], readonly [string, string | undefined]> = {
  good: ['✓ good', styles.good],
  failed: ['✗ FAILED', styles.bad],
  skipped: ['– not tried', styles.dim],
};

/** Tries the connection and says step by step, and log by log, what is reachable and allowed. */
export function TestPart({
  kept,
  connector,
  secrets,
}: {
  kept: KeptConnection;
  connector: ConnectorSummary | null;
  secrets: KeptSecrets | null;
}) {
  const refusal = useLiveRefusal();
  const state = useLiveJobs(({ tests }) => tests[jobKey(kept)]);
  const since = secretOf(secrets, kept.connection)?.since ?? '';
  const isOld =
    state?.step === 'ended' &&
    (state.used !== JSON.stringify(kept.connection) || since > state.ended);
  return (
    <section className={styles.part} aria-label="Test">
      <h2>Test</h2>
      {state?.step === 'running' ? (
        <JobBar job={state.job} progress={state.progress} label="Progress of the test" />
      ) : (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={refusal !== null}
            title={refusal ?? undefined}
            onClick={() => void testConnection(kept)}
          >
            Test the connection
          </Button>
          <span className={styles.dim}>Changes nothing there and keeps nothing here.</span>
        </Group>
      )}
      {state?.step === 'ended' && !isOld ? (
        <>
          {state.trouble === null || state.cancelled ? null : <Trouble message={state.trouble} />}
          {state.value === null ? null : (
            <TestResult test={state.value} ended={state.ended} connector={connector} />
          )}
        </>
      ) : null}
      {isOld ? (
        <p className={styles.dim}>The connection or its secret was changed since it was tested.</p>
      ) : null}
    </section>
  );
}

function TestResult({
  test: { steps, streams, good, latency },
  ended,
  connector,
}: {
  test: ConnectionTest;
  ended: string;
  connector: ConnectorSummary | null;
}) {
  const streamOf = (name: string) => connector?.streams.find((each) => each.name === name);
  return (
    <>
      <p role="status" className={good ? styles.good : styles.bad}>
        {good
          ? 'The connection works and every log may be read.'
          : 'Something is not reachable or not allowed: see below.'}
      </p>
      <ul className={styles.steps} aria-label="Steps of the test">
        {steps.map((step) => (
          <Line key={step.title} title={step.title} state={step.state} told={step.told} />
        ))}
      </ul>
      <ul className={styles.steps} aria-label="Logs">
        {streams.map(({ stream, state, told }) => (
          <Line
            key={stream}
            title={streamOf(stream)?.title ?? stream}
            state={state}
            told={told}
            needs={state === 'failed' ? streamOf(stream)?.permission : undefined}
          />
        ))}
      </ul>
      <p className={styles.dim}>
        Tested <Moment iso={ended} toSecond />
        {latency === null ? '' : `; fastest answer ${count(Math.round(latency))} ms`}.
      </p>
    </>
  );
}

function Line({
  title,
  state,
  told,
  needs,
}: {
  title: string;
  state: TestStep['state'];
  told: string;
  /** Permission that the log needs. */
  needs?: string | undefined;
}) {
  const [word, style] = stateWords[state];
  return (
    <li>
      <span className={style}>{word}</span>
      <span>
        <b>
          <LogText text={title} />
        </b>
        : <LogText text={told} />
        {needs === undefined ? null : (
          <>
            {' '}
            Needed: <LogText text={needs} />.
          </>
        )}
      </span>
    </li>
  );
}

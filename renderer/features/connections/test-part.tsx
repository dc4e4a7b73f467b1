import { Button, Group } from '@mantine/core';
import type { ConnectionTest, ConnectorSummary, TestStep } from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { ToldText } from '../../components/told-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import styles from './connections.module.css';
import { type KeptConnection, secretOf } from './connections-state.ts';
import { jobKey, resultOf, testConnection, useLiveJobs } from './live-jobs.ts';
import { useLiveRefusal } from './use-connections.ts';
import { useInSight } from './use-in-sight.ts';

const stateWords: Record<TestStep['state'], readonly [string, string | undefined]> = {
  good: ['✓ good', words.good],
  failed: ['✗ FAILED', words.bad],
  skipped: ['– not tried', words.dim],
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
  const { row, result } = useInSight(state?.step);
  const told = resultOf(state);
  const isOld =
    told !== null && (told.used !== JSON.stringify(kept.connection) || since > told.ended);
  return (
    <section className={styles.part} aria-label="Test">
      <h2>Test</h2>
      <div ref={row} tabIndex={-1} className={styles.row}>
        {state?.step === 'running' ? (
          <JobBar inRow job={state.job} progress={state.progress} label="Progress of the test" />
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
            <span className={words.dim}>
              Changes nothing there; only that it was tested is kept here.
            </span>
          </Group>
        )}
      </div>
      <div ref={result} className={styles.result} aria-busy={state?.step === 'running'}>
        {told !== null && !isOld ? (
          <>
            {told.trouble === null || told.cancelled ? null : <Trouble message={told.trouble} />}
            {told.value === null ? null : (
              <TestResult
                test={told.value}
                ended={told.ended}
                isBefore={state?.step === 'running'}
                connector={connector}
              />
            )}
          </>
        ) : null}
        {isOld ? (
          <p className={words.dim}>The connection or its secret was changed since it was tested.</p>
        ) : null}
      </div>
    </section>
  );
}

function TestResult({
  test: { steps, streams, good, latency },
  ended,
  isBefore,
  connector,
}: {
  test: ConnectionTest;
  ended: string;
  /** A newer one is under way. */
  isBefore: boolean;
  connector: ConnectorSummary | null;
}) {
  const streamOf = (name: string) => connector?.streams.find((each) => each.name === name);
  return (
    <>
      <p role={isBefore ? undefined : 'status'} className={good ? words.good : words.bad}>
        {isBefore ? 'Before: ' : ''}
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
      <p className={words.dim}>
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
        : <ToldText text={told} />
        {needs === undefined ? null : (
          <>
            {' '}
            Reading it takes: <LogText text={needs} />.
          </>
        )}
      </span>
    </li>
  );
}

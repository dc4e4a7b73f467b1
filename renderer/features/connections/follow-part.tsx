import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { Radio } from 'lucide-react';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { lasting } from '../../components/numbers.ts';
import styles from './connections.module.css';
import { changePull, newPullDraft, useConnectionsScreen } from './connections-screen-state.ts';
import { type KeptConnection, keyOf } from './connections-state.ts';
import { pull, pullKey, useLiveJobs } from './live-jobs.ts';
import { PullRun } from './pull-run.tsx';
import { useLiveRefusal } from './use-connections.ts';
import { useInSight } from './use-in-sight.ts';

/** Seconds between two pulls that can be chosen. */
const intervals = [5, 15, 30, 60, 300, 900, 3_600] as const;

/** Pulls again and again and says so while it does; the status bar says so on every other screen. */
export function FollowPart({
  kept,
  connector,
}: {
  kept: KeptConnection;
  connector: ConnectorSummary | null;
}) {
  const key = keyOf(kept);
  const refusal = useLiveRefusal();
  const state = useLiveJobs(({ pulls }) => pulls[pullKey(kept.connection)]);
  const { streams, every } = useConnectionsScreen(({ pulls }) => pulls[key]) ?? newPullDraft;
  const isBusy = state?.step === 'running';
  const follows = isBusy && state.follow !== null;
  const { row } = useInSight(follows ? 'running' : 'ended');
  const follow = () => {
    const { connection } = kept;
    const chosen = streams === null || streams.length === 0 ? {} : { streams: [...streams] };
    void pull(kept, { connection, ...chosen, follow: every });
  };
  return (
    <section className={styles.part} aria-label="Follow">
      <h2>Follow</h2>
      <div ref={row} tabIndex={-1} className={styles.row}>
        {isBusy && state.follow !== null ? (
          <>
            <div className={styles.following} role="status">
              <Radio size={16} aria-hidden />
              <span>
                Following {connector?.title ?? 'this system'}: it is asked again{' '}
                {lasting(state.follow)} after each pull, until it is stopped or the case is closed.
              </span>
            </div>
            <PullRun running={state} inRow />
          </>
        ) : (
          <Group gap="xs" align="end">
            <NativeSelect
              size="xs"
              label="Ask again every"
              value={String(every)}
              onChange={({ currentTarget: { value } }) => changePull(key, { every: Number(value) })}
              data={intervals.map((seconds) => ({
                value: String(seconds),
                label: intervalWords(seconds),
              }))}
            />
            <Button
              size="compact-sm"
              variant="default"
              mb={3}
              disabled={refusal !== null || isBusy}
              onClick={follow}
            >
              Follow
            </Button>
            <Text size="xs" c="dimmed" mb={6}>
              Goes on from where the last pull ended, with the logs chosen above.
            </Text>
          </Group>
        )}
      </div>
    </section>
  );
}

function intervalWords(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  if (seconds === 60) return 'minute';
  return seconds === 3_600 ? 'hour' : `${seconds / 60} minutes`;
}

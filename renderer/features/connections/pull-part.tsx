import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import words from '../../components/told.module.css';
import { useZone } from '../../state/zone.ts';
import styles from './connections.module.css';
import { changePull, newPullDraft, useConnectionsScreen } from './connections-screen-state.ts';
import { type KeptConnection, keyOf } from './connections-state.ts';
import { pull, pullKey, resultOf, useLiveJobs } from './live-jobs.ts';
import { type PullOrder, pullOrder } from './pull-order.ts';
import { PullResult } from './pull-result.tsx';
import { PullRun } from './pull-run.tsx';
import { StreamChoice } from './stream-choice.tsx';
import { useLiveRefusal } from './use-connections.ts';
import { useInSight } from './use-in-sight.ts';

type Trouble = Extract<PullOrder, { ok: false }>;

/** Pulls logs over a connection: which, from when to when; how far it is, and what it brought. */
export function PullPart({
  kept,
  connector,
}: {
  kept: KeptConnection;
  connector: ConnectorSummary | null;
}) {
  const key = keyOf(kept);
  const zone = useZone();
  const refusal = useLiveRefusal();
  const state = useLiveJobs(({ pulls }) => pulls[pullKey(kept.connection)]);
  const isBusy = state?.step === 'running';
  const { row, result } = useInSight(isBusy && state.follow !== null ? undefined : state?.step);
  const told = resultOf(state);
  const draft = useConnectionsScreen(({ pulls }) => pulls[key]) ?? newPullDraft;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const change = (next: Partial<typeof draft>) => {
    setTrouble(null);
    changePull(key, next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const order = pullOrder(kept.connection, draft, { asOf: Date.now() * 1_000, zone });
    if (order.ok) void pull(kept, order.params);
    else setTrouble(order);
  };
  const end = (name: 'since' | 'until', label: string, description: string) => (
    <TextInput
      size="xs"
      w={260}
      label={label}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={description}
      placeholder="2026-01-20 or 2026-01-20 11:02"
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      error={trouble?.field === name ? trouble.message : null}
      onChange={({ currentTarget: { value } }) => change({ [name]: value })}
    />
  );
  return (
    <section className={styles.part} aria-label="Pull">
      <h2>Pull</h2>
      <form className={styles.fields} onSubmit={submit}>
        <fieldset className={styles.locked} disabled={isBusy}>
          <StreamChoice
            connector={connector}
            chosen={draft.streams ?? kept.connection.streams}
            onChosen={(streams) => change({ streams })}
            error={trouble?.field === 'streams' ? trouble.message : null}
          />
          <Radio.Group
            label="From when on"
            value={draft.from}
            onChange={(from) => change({ from: from === 'time' || from === 'all' ? from : 'last' })}
          >
            <Stack gap={4} mt={4}>
              <Radio
                value="last"
                label="On from where the last pull ended"
                description="The first time everything that the system still has."
              />
              <Radio value="time" label="From a time" />
              <Radio
                value="all"
                label="Everything once more"
                description="Doubles are told and not stored again."
              />
            </Stack>
          </Radio.Group>
          <Group gap="sm" align="start">
            {draft.from === 'time' ? end('since', 'Since', `Without an offset: ${zone}`) : null}
            {end('until', 'Until', 'Empty: until now. A date means all of that day')}
          </Group>
        </fieldset>
        <div ref={row} tabIndex={-1} className={styles.row}>
          {!isBusy ? (
            <Group gap="xs">
              <Button type="submit" size="compact-sm" disabled={refusal !== null}>
                Pull
              </Button>
              <Text size="xs" c="dimmed">
                Only reads. Each page is kept with its hash and its request.
              </Text>
            </Group>
          ) : state.follow === null ? (
            <PullRun running={state} inRow />
          ) : (
            <p className={words.dim}>It follows now: see below.</p>
          )}
        </div>
      </form>
      <div ref={result} className={styles.result} aria-busy={isBusy}>
        {told === null ? null : <PullResult ended={told} connector={connector} isBefore={isBusy} />}
      </div>
    </section>
  );
}

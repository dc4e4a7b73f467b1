import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { goTo } from '../../app/frame-commands.ts';
import { LogText } from '../../components/log-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { dismiss } from '../../state/on-screen.ts';
import { ConnectionSelect } from '../connections/connection-select.tsx';
import { type KeptConnection, keyOf } from '../connections/connections-state.ts';
import { heldKey, lookUp, useLiveJobs } from '../connections/live-jobs.ts';
import { LiveRefusal } from '../connections/live-refusal.tsx';
import { useConnections, useLiveRefusal } from '../connections/use-connections.ts';
import styles from './held.module.css';
import { HeldAnswer, HeldProgress } from './held-answer.tsx';

/** What an account holds in a tenant at this moment, over a connection that is chosen. */
export function HeldDialog({ user }: { user: string }) {
  const { kept, error, again } = useConnections();
  const [chosen, setChosen] = useState<string | null>(null);
  const [only] = kept?.length === 1 ? kept : [];
  const used = kept?.find((each) => keyOf(each) === chosen) ?? only ?? null;
  return (
    <Modal
      opened
      onClose={dismiss}
      size="56rem"
      title="What it holds in a tenant now"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm" fz="sm">
        <LiveRefusal />
        {error === null ? null : <Trouble message={error} again={again} />}
        <span>
          Sessions and grants of <LogText text={user} />, as the tenant lists them at this moment.
          Only reads, and is noted in the custody log.
        </span>
        {kept === null ? (
          <Text role="status">Reading the connections…</Text>
        ) : kept.length === 0 ? (
          <NoConnection />
        ) : (
          <Asking kept={kept} used={used} user={user} choose={setChosen} />
        )}
      </Stack>
    </Modal>
  );
}

function Asking({
  kept,
  used,
  user,
  choose,
}: {
  kept: readonly KeptConnection[];
  used: KeptConnection | null;
  user: string;
  choose: (key: string | null) => void;
}) {
  const refusal = useLiveRefusal();
  const isBusy = useLiveJobs(
    ({ held }) => used !== null && held[heldKey(used, user)]?.step === 'running',
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (used !== null && !isBusy && refusal === null) void lookUp(used, user);
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group align="end" gap="xs">
          <ConnectionSelect
            kept={kept}
            chosen={used === null ? null : keyOf(used)}
            onChosen={(next) => choose(next === null ? null : keyOf(next))}
            label="Over the connection"
          />
          <Button type="submit" data-autofocus disabled={used === null || refusal !== null}>
            Look up
          </Button>
          {used === null ? null : <HeldProgress kept={used} user={user} />}
        </Group>
      </form>
      {used === null ? null : (
        <div className={styles.answer} aria-busy={isBusy}>
          <HeldAnswer key={keyOf(used)} kept={used} user={user} />
        </div>
      )}
    </>
  );
}

function NoConnection() {
  return (
    <Group gap="xs">
      <span>There is no connection to a tenant yet.</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          dismiss();
          goTo({ screen: 'connections', connection: null });
        }}
      >
        Connections
      </Button>
    </Group>
  );
}

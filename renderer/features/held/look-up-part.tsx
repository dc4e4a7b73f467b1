import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import words from '../../components/told.module.css';
import styles from '../connections/connections.module.css';
import {
  changeLookUp,
  lookUpField,
  newLookUp,
  useConnectionsScreen,
} from '../connections/connections-screen-state.ts';
import { type KeptConnection, keyOf } from '../connections/connections-state.ts';
import { heldKey, lookUp, useLiveJobs } from '../connections/live-jobs.ts';
import { useLiveRefusal } from '../connections/use-connections.ts';
import { useInSight } from '../connections/use-in-sight.ts';
import { HeldAnswer, HeldProgress } from './held-answer.tsx';

/** Asks over a connection what an account holds in its tenant at this moment. */
export function LookUpPart({ kept }: { kept: KeptConnection }) {
  const key = keyOf(kept);
  const refusal = useLiveRefusal();
  const { written, asked } = useConnectionsScreen(({ lookUps }) => lookUps[key]) ?? newLookUp;
  const step = useLiveJobs(({ held }) =>
    asked === null ? undefined : held[heldKey(kept, asked)]?.step,
  );
  const isBusy = step === 'running';
  const { row, result } = useInSight(step);
  const user = written.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (user === '' || isBusy || refusal !== null) return;
    changeLookUp(key, { asked: user });
    void lookUp(kept, user);
  };
  return (
    <section className={styles.part} aria-label="Look up an account">
      <h2>Look up an account</h2>
      <p className={words.dim}>
        What it holds there at this moment: sessions and grants. Only reads, and is noted in the
        custody log.
      </p>
      <div ref={row} tabIndex={-1} className={styles.row}>
        <form onSubmit={submit}>
          <Group gap="xs" align="end">
            <TextInput
              size="xs"
              w={320}
              id={lookUpField}
              label="Account"
              placeholder="e-mail address or id, as the tenant knows it"
              value={written}
              maxLength={1_000}
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget: { value } }) => changeLookUp(key, { written: value })}
            />
            <Button
              type="submit"
              size="compact-sm"
              variant="default"
              mb={3}
              disabled={user === '' || refusal !== null}
            >
              Look up
            </Button>
            {asked === null ? null : <HeldProgress kept={kept} user={asked} />}
          </Group>
        </form>
      </div>
      <div ref={result} className={styles.result} aria-busy={isBusy}>
        {asked === null ? null : <HeldAnswer key={asked} kept={kept} user={asked} />}
      </div>
    </section>
  );
}

import { Button, Group } from '@mantine/core';
import words from '../../components/told.module.css';
import { addConnection } from '../connections/add-connection.ts';
import { ConnectionSelect } from '../connections/connection-select.tsx';
import { type KeptConnection, keyOf } from '../connections/connections-state.ts';
import styles from './restore.module.css';
import { useRestore } from './restore-state.ts';

/** The second step: the tenant that is restored to. */
export function ConnectionStep({
  able,
  isRead,
}: {
  /** Connections to systems that take records back. */
  able: readonly KeptConnection[];
  isRead: boolean;
}) {
  const chosen = useRestore((state) => state.connection);
  const isBusy = useRestore(({ running }) => running !== null);
  return (
    <section className={styles.step} aria-label="Where to">
      <h2>2. Where to</h2>
      {isRead && able.length === 0 ? (
        <p>No connection is to a system that takes audit records back.</p>
      ) : (
        <fieldset disabled={isBusy} style={{ border: 0, margin: 0, padding: 0, maxWidth: 460 }}>
          <ConnectionSelect
            kept={able}
            chosen={chosen}
            onChosen={(next) =>
              useRestore.setState({
                connection: next === null ? null : keyOf(next),
                confirm: '',
                run: null,
              })
            }
          />
        </fieldset>
      )}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={addConnection}>
          Add a connection
        </Button>
        <span className={words.dim}>What is chosen here stays.</span>
      </Group>
    </section>
  );
}

import type { Connection } from '../../../shared/connection.ts';
import { counted } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { useLiveRefusal } from '../connections/use-connections.ts';
import { ConfirmForm } from './confirm-form.tsx';
import styles from './restore.module.css';
import { comparedOf, restore, useRestore } from './restore-state.ts';

/** The fourth step: a person types the name of the tenant, and it begins. */
export function ConfirmStep({
  connection,
  sources,
}: {
  connection: Connection | null;
  sources: readonly number[];
}) {
  const refusal = useLiveRefusal();
  const { comparison, running } = useRestore();
  const isCompared =
    connection !== null && comparison !== null && comparison.of === comparedOf(connection, sources);
  return (
    <section className={styles.step} aria-label="Confirmation">
      <h2>4. Confirmation</h2>
      {!isCompared ? (
        <p className={words.dim}>Compare first: then it is known what would be sent.</p>
      ) : comparison.told.refusal !== null ? (
        <p className={words.dim}>It cannot be restored as it is: see the comparison.</p>
      ) : comparison.told.counts.new === 0 ? (
        <p>Nothing is to be sent: the tenant has every record that can be restored.</p>
      ) : (
        <>
          <p>
            This writes into the tenant. Records are sent in batches that can be sent twice without
            doubling; each is in the custody log before and after it.
          </p>
          <ConfirmForm
            name={comparison.told.confirm}
            action={`Restore ${counted(comparison.told.counts.new, 'record')}`}
            disabled={running !== null || refusal !== null}
            go={(confirm) => void restore({ connection, sources: [...sources], confirm })}
          />
        </>
      )}
    </section>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted, size } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import type { RestorableSource } from './fit-sources.ts';
import styles from './restore.module.css';
import { useRestore } from './restore-state.ts';

/** Unfit sources that are listed; more are a number. */
const mostListed = 50;

/** The first step: which sources of the case are restored; of those that cannot be it is said why. */
export function SourceStep({ sources }: { sources: readonly RestorableSource[] }) {
  const left = useRestore((state) => state.left);
  const isBusy = useRestore(({ running }) => running !== null);
  const fit = sources.filter(({ unfit }) => unfit === null);
  const unfit = sources.filter((each) => each.unfit !== null);
  const choose = (id: number, isChosen: boolean) =>
    useRestore.setState({
      left: isChosen ? left.filter((each) => each !== id) : [...left, id],
      run: null,
    });
  return (
    <section className={styles.step} aria-label="What is restored">
      <h2>1. What is restored</h2>
      {fit.length === 0 ? (
        <p>
          This case has no audit archive of the tenant service.{' '}
          <Button size="compact-xs" variant="default" onClick={() => goTo({ screen: 'import' })}>
            Import one
          </Button>
        </p>
      ) : (
        fit.map(({ receipt: { id, name, kinds, bytes } }) => (
          <div key={id} className={styles.source}>
            <Checkbox
              checked={!left.includes(id)}
              disabled={isBusy}
              onChange={(event) => choose(id, event.currentTarget.checked)}
              label={
                <>
                  Source {id}: <LogText text={name} />, {counted(kinds.audit ?? 0, 'audit record')},{' '}
                  {size(bytes)}
                </>
              }
            />
          </div>
        ))
      )}
      {unfit.length === 0 ? null : (
        <details>
          <summary>{counted(unfit.length, 'source')} cannot be restored</summary>
          <ul className={styles.unfit}>
            {unfit.slice(0, mostListed).map(({ receipt: { id, name }, unfit: why }) => (
              <li key={id}>
                Source {id}: <LogText text={name} />.{' '}
                <span className={words.dim}>
                  <LogText text={why ?? ''} />
                </span>
              </li>
            ))}
            {unfit.length > mostListed ? <li>and {unfit.length - mostListed} more</li> : null}
          </ul>
        </details>
      )}
    </section>
  );
}

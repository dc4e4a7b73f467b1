import type { RestoreVerification } from '../../../shared/restoring.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import styles from './restore.module.css';

/** What was read back from the tenant, and whether it is what was sent. */
export function Verification({ verification }: { verification: RestoreVerification | null }) {
  if (verification === null) return <p className={words.dim}>It was not read back yet.</p>;
  const { expected, found, sampled, faults, good } = verification;
  return (
    <>
      <p role="status" className={good ? words.good : words.bad}>
        {good
          ? '✓ What was sent is in the tenant.'
          : '✗ What is in the tenant is not what was sent.'}
      </p>
      <p>
        {counted(expected, 'record')} expected, {count(found)} found; {count(sampled)} read back and
        compared one by one.
      </p>
      {faults.length === 0 ? null : (
        <ul className={styles.unfit} aria-label="Faults">
          {faults.map((fault) => (
            <li key={fault} className={words.bad}>
              <LogText text={fault} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

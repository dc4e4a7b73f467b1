import type { FindingDetail } from '../../../shared/detection.ts';
import { TriageWord } from '../../components/level-word.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import styles from './findings.module.css';

/** Every decision about a finding, the latest first: none is ever taken away. */
export function FindingHistory({ detail: { history } }: { detail: FindingDetail }) {
  if (history.length === 0) return null;
  return (
    <section aria-label="Decisions">
      <h3>Decisions</h3>
      <ol className={styles.history}>
        {history.toReversed().map(({ state, reason, by, time }) => (
          <li key={`${time} ${state} ${by}`}>
            <TriageWord state={state} /> <Moment iso={time} /> by <LogText text={by} />
            {reason === '' ? null : (
              <p className={styles.prose}>
                <LogText text={reason} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

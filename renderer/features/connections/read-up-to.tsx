import type { PullSummary } from '../../../shared/pull.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import words from '../../components/told.module.css';
import styles from './connections.module.css';

/** Milliseconds within which the ends of logs count as one: they are read one after the other. */
const together = 60_000;

/** How far a pull read each log: one line where all were read to their end at about the same time. */
export function ReadUpTo({ streams }: Pick<PullSummary, 'streams'>) {
  const ends = streams.map(({ upTo }) => upTo);
  const [earliest] = ends.toSorted();
  const isOne =
    streams.length > 1 &&
    streams.every(({ state }) => state === 'complete') &&
    ends.every((end) => end !== null && Date.parse(end) - Date.parse(earliest ?? '') < together);
  if (isOne) {
    return (
      <div className={styles.upTo}>
        all {streams.length} logs: <Moment iso={earliest ?? null} toSecond />
      </div>
    );
  }
  return streams.map(({ stream, upTo, state }) => (
    <div key={stream} className={styles.upTo}>
      <LogText text={stream} />: {upTo === null ? 'nothing' : <Moment iso={upTo} toSecond />}
      {state === 'open' ? <span className={words.warn}> · goes on there</span> : ''}
    </div>
  ));
}

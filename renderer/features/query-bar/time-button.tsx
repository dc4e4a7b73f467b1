import { UnstyledButton } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { show } from '../../state/on-screen.ts';
import { useConditions } from '../../state/reading.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import styles from './query-bar.module.css';
import { timeWords } from './time-words.ts';

/** The time that is asked for; opens the choice of another. */
export function TimeButton({ view }: { view: ViewKey }) {
  const conditions = useConditions(view);
  const zone = useZone();
  const words = timeWords(conditions, kindOf(view), zone);
  return (
    <UnstyledButton
      className={styles.time}
      aria-haspopup="dialog"
      aria-label={`Time: ${words}`}
      title={`${words}. Choose a time (T)`}
      onClick={() => show({ kind: 'time-range' })}
    >
      <CalendarClock size={14} aria-hidden />
      <span className={styles.cut}>{words}</span>
    </UnstyledButton>
  );
}

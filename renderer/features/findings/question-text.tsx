import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import styles from './findings.module.css';

/** Texts up to this length stand there whole; longer ones are opened. */
const shortLength = 240;

/** A question as text of the query language. */
export function QuestionText({ text }: { text: string }) {
  const whole = (
    <div className={styles.query}>
      <LogText text={text} />
    </div>
  );
  if (text.length <= shortLength) return whole;
  return (
    <details className={styles.long}>
      <summary>The question as text ({count(text.length)} characters)</summary>
      {whole}
    </details>
  );
}

import words from '../../components/told.module.css';
import styles from './acting.module.css';
import type { StateWord as Word } from './acting-words.ts';

/** A state in a word; the colour only says again what the word says. */
export function StateWord({ of: { word, level } }: { of: Word }) {
  const colour = level === 'plain' ? '' : words[level];
  return <span className={`${styles.state} ${colour}`}>{word}</span>;
}

import styles from './acting.module.css';
import type { StateWord as Word } from './acting-words.ts';

/** A state in a word; the colour only says again what the word says. */
export function StateWord({ of: { word, level } }: { of: Word }) {
  return <span className={styles[level]}>{word}</span>;
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { useChosen } from '../../state/chosen.ts';
import styles from './detail.module.css';
import { piecesOf } from './text-pieces.ts';

/** Characters that are shown at once, and added by every "more". */
const pieceLength = 4_000;

/**
 * A long text as it was written, line by line, in pieces.
 * @param cutFrom characters of the whole where the text was cut; null otherwise
 */
export function LongText({ text, cutFrom }: { text: string; cutFrom: number | null }) {
  const [shown, setShown] = useState(1);
  const pieces = piecesOf(text, pieceLength);
  const isAll = shown >= pieces.length;
  return (
    <div className={styles.longText}>
      <pre className={styles.pre}>
        {pieces.slice(0, shown).map((piece) => (
          <LogText key={piece.from} text={piece.text} />
        ))}
      </pre>
      {isAll ? null : (
        <Button size="compact-xs" variant="default" onClick={() => setShown(shown + 1)}>
          Show more: {count(pieces[shown]?.from ?? 0)} of {count(cutFrom ?? text.length)} characters
          are shown
        </Button>
      )}
      {isAll && cutFrom !== null ? (
        <p className={styles.remark}>
          These are the first {count(text.length)} of {count(cutFrom)} characters.{' '}
          <Button size="compact-xs" variant="default" onClick={openRaw}>
            All of it stands in Raw
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function openRaw(): void {
  useChosen.setState(({ detail }) => ({ detail: { ...detail, tab: 'raw' } }));
}

import { memo } from 'react';
import { findHidden } from '../../shared/hidden-characters.ts';
import styles from './log-text.module.css';

/**
 * Text from a log, as text: characters that are invisible or turn the direction stand as `‹U+202E›`, and what
 * comes after is not moved by them.
 */
export const LogText = memo(function LogText({ text }: { text: string }) {
  const pieces = findHidden(text);
  const [only] = pieces;
  const isPlain = pieces.length === 1 && only !== undefined && 'text' in only;
  return (
    <bdi dir="ltr">
      {isPlain
        ? text
        : pieces.map((piece) =>
            'text' in piece ? (
              piece.text
            ) : (
              <span key={piece.from} className={styles.hidden} title="A hidden character">
                ‹{piece.hidden}›
              </span>
            ),
          )}
    </bdi>
  );
});

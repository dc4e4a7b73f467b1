import { Tooltip, UnstyledButton } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { ParseError } from '../../../shared/query/index.ts';
import { editCondition } from '../../state/query-edits.ts';
import type { ViewKey } from '../../state/view.ts';
import styles from './query-bar.module.css';

/** A person asked to edit this very text: it gets the focus as soon as it is there. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

/** The text of one condition, to be written anew. Enter takes it up, Escape leaves it as it was. */
export function ChipEditor({
  view,
  at,
  text,
  done,
}: {
  view: ViewKey;
  at: number;
  text: string;
  done: () => void;
}) {
  const [written, setWritten] = useState(text);
  const [trouble, setTrouble] = useState<ParseError | null>(null);
  const take = () => {
    const found = written === text ? null : editCondition(view, at, written);
    setTrouble(found);
    if (found === null) done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape') done();
    else return;
    event.preventDefault();
  };
  const why = trouble === null ? '' : [trouble.message, trouble.suggestion].join(' ');
  return (
    <Tooltip
      label={why}
      opened={trouble !== null}
      position="bottom-start"
      multiline
      classNames={{ tooltip: styles.why ?? '' }}
    >
      <li className={styles.editor}>
        <input
          className={styles.edited}
          aria-label={showHidden(`Edit the condition: ${text}`)}
          aria-invalid={trouble === null ? undefined : true}
          size={Math.min(60, Math.max(12, written.length + 1))}
          ref={takeFocus}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={({ currentTarget }) => {
            setWritten(currentTarget.value);
            setTrouble(null);
          }}
          onKeyDown={onKeyDown}
        />
        <UnstyledButton
          className={styles.cross}
          aria-label="Take up"
          title="Take up (Enter)"
          onClick={take}
        >
          <Check size={12} aria-hidden />
        </UnstyledButton>
        <UnstyledButton
          className={styles.cross}
          aria-label="Leave as it was"
          title="Leave as it was (Esc)"
          onClick={done}
        >
          <X size={12} aria-hidden />
        </UnstyledButton>
        <span className={styles.unseen} role="alert">
          {why}
        </span>
      </li>
    </Tooltip>
  );
}

import { Menu, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { LogText } from '../../components/log-text.tsx';
import type { ViewKey } from '../../state/view.ts';
import { ChipEditor } from './chip-editor.tsx';
import styles from './query-bar.module.css';

/**
 * One condition: a box that switches it, its words with a menu, and a cross. On its words F2 edits and Delete removes.
 */
export function Chip({
  view,
  at,
  text,
  words,
  isOn,
  toggle,
  invert,
  remove,
}: {
  view: ViewKey;
  at: number;
  text: string;
  words: string;
  isOn: boolean;
  toggle: () => void;
  /** Absent for a condition that is switched off: it can only be switched on or forgotten. */
  invert?: () => void;
  remove: () => void;
}) {
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <ChipEditor view={view} at={at} text={text} done={() => setEdited(false)} />;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else if (event.key === 'F2' && isOn) setEdited(true);
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.chip} aria-label={showHidden(words)} data-off={isOn ? undefined : true}>
      <input
        type="checkbox"
        className={styles.switch}
        checked={isOn}
        aria-label={showHidden(`In force: ${words}`)}
        title={isOn ? 'Switch off, without forgetting it' : 'Switch on'}
        onChange={toggle}
      />
      <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <UnstyledButton
            className={styles.condition}
            title={showHidden(text)}
            onKeyDown={onKeyDown}
          >
            {isOn ? (
              <LogText text={words} />
            ) : (
              <>
                off: <s>{<LogText text={words} />}</s>
              </>
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={toggle}>{isOn ? 'Switch off' : 'Switch on'}</Menu.Item>
          {invert === undefined ? null : (
            <>
              <Menu.Item onClick={invert}>Invert</Menu.Item>
              <Menu.Item rightSection={<kbd>F2</kbd>} onClick={() => setEdited(true)}>
                Edit
              </Menu.Item>
            </>
          )}
          <Menu.Item rightSection={<kbd>Del</kbd>} onClick={remove}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <UnstyledButton
        className={styles.cross}
        aria-label={showHidden(`Remove: ${words}`)}
        title="Remove"
        onClick={remove}
      >
        <X size={12} aria-hidden />
      </UnstyledButton>
    </li>
  );
}

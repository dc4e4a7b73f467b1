import { UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { isParseError } from '../../../shared/query/index.ts';
import { useChosen } from '../../state/chosen.ts';
import {
  forgetParked,
  invertCondition,
  parkCondition,
  removeCondition,
  unparkCondition,
} from '../../state/query-edits.ts';
import { useChips, useReading } from '../../state/reading.ts';
import type { ViewKey } from '../../state/view.ts';
import { Chip } from './chip.tsx';
import { clearAll } from './commands.ts';
import styles from './query-bar.module.css';

/** The conditions in force, and those that are switched off. One line, whatever is in it. */
export function ChipRow({ view }: { view: ViewKey }) {
  const row = useRef<HTMLUListElement>(null);
  const reading = useReading(view);
  const chips = useChips(view);
  const parked = useChosen(({ views }) => views[view].parked);
  // The chip that had the focus goes: the row takes it, so that the next key is not lost.
  const leaving = (change: () => void) => {
    row.current?.focus();
    change();
  };
  return (
    <div className={styles.chips}>
      <ul ref={row} className={styles.line} aria-label="Conditions" tabIndex={-1}>
        {chips.length + parked.length > 0 ? null : (
          <li className={styles.aside}>
            {isParseError(reading)
              ? 'No conditions: the query cannot be read'
              : 'No conditions. Filter in from a cell or a facet, or write a query.'}
          </li>
        )}
        {chips.map(({ text, sentence }, at) => (
          <Chip
            key={text}
            view={view}
            at={at}
            text={text}
            words={sentence}
            isOn
            toggle={() => leaving(() => parkCondition(view, at))}
            invert={() => invertCondition(view, at)}
            remove={() => leaving(() => removeCondition(view, at))}
          />
        ))}
        {parked.map((text, at) => (
          <Chip
            key={`off ${text}`}
            view={view}
            at={at}
            text={text}
            words={text}
            isOn={false}
            toggle={() => leaving(() => unparkCondition(view, at))}
            remove={() => leaving(() => forgetParked(view, at))}
          />
        ))}
      </ul>
      {chips.length + parked.length === 0 ? null : (
        <UnstyledButton className={styles.button} onClick={() => leaving(() => clearAll(view))}>
          Clear all
        </UnstyledButton>
      )}
    </div>
  );
}

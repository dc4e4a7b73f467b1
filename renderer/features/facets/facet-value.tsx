import { Minus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FacetValue as Value } from '../../../shared/case.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { share } from './facet-words.ts';
import styles from './facets.module.css';

/** What can be done about a value. */
export interface Deeds {
  ask: () => void;
  leaveOut: () => void;
  only: () => void;
}

/** One value with its count: a box that asks for it, a button that leaves it out, one that asks for it alone. */
export function FacetValue({
  value: { value, count: number },
  title,
  records,
  most,
  state,
  isCurrent,
  becomeCurrent,
  deeds,
}: {
  value: Value;
  title: string;
  records: number;
  /** Count of the most frequent value, whose bar is the longest. */
  most: number;
  state: 'asked' | 'left-out' | null;
  /** Its box is the one that Tab reaches. */
  isCurrent: boolean;
  becomeCurrent: () => void;
  deeds: Deeds;
}) {
  const words = value === '' ? '(empty)' : String(value);
  return (
    <li className={styles.value} data-state={state ?? undefined} title={showHidden(title)}>
      <label className={styles.label}>
        <input
          type="checkbox"
          className={styles.box}
          checked={state === 'asked'}
          tabIndex={isCurrent ? 0 : -1}
          onFocus={becomeCurrent}
          onChange={deeds.ask}
          onKeyDown={(event) => onKeyDown(event, deeds)}
        />
        <span className={styles.text}>
          {state === 'left-out' ? 'not ' : ''}
          <LogText text={words} />
        </span>
        <span className={styles.count}>{count(number)}</span>
        <span className={styles.share}>{share(number, records)}</span>
      </label>
      <span className={styles.deeds}>
        <button
          type="button"
          className={styles.deed}
          tabIndex={isCurrent ? 0 : -1}
          aria-pressed={state === 'left-out'}
          aria-label={showHidden(`Leave out ${words}`)}
          title="Leave out (o)"
          onClick={deeds.leaveOut}
        >
          <Minus size={12} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.deed}
          tabIndex={isCurrent ? 0 : -1}
          aria-label={showHidden(`Only ${words}`)}
          title="Only this, without any other condition (Enter)"
          onClick={deeds.only}
        >
          only
        </button>
      </span>
      <span
        className={styles.bar}
        aria-hidden
        style={{ width: `${most === 0 ? 0 : Math.min(100, (number / most) * 100)}%` }}
      />
    </li>
  );
}

/** Arrows go to the values above and below; the letters are those of the table. */
function onKeyDown(event: KeyboardEvent<HTMLInputElement>, { ask, leaveOut, only }: Deeds): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const deeds: Record<string, () => void> = {
    i: ask,
    o: leaveOut,
    Enter: only,
    ArrowDown: () => moveFocus(event.currentTarget, 1),
    ArrowUp: () => moveFocus(event.currentTarget, -1),
  };
  const deed = deeds[event.key];
  if (deed === undefined) return;
  event.preventDefault();
  deed();
}

function moveFocus(from: HTMLInputElement, by: 1 | -1): void {
  const boxes = [...(from.closest('ul')?.querySelectorAll('input') ?? [])];
  boxes[boxes.indexOf(from) + by]?.focus();
}

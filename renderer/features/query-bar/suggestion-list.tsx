import { useEffect, useRef } from 'react';
import type { Suggestion } from '../../../shared/case.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import { suggestionLabels } from './accept-suggestion.ts';
import styles from './query-bar.module.css';

/** Identity of one suggestion of a list. */
export function suggestionId(list: string, at: number): string {
  return `${list}-${at}`;
}

/** What may come next, under the query bar. The focus stays in the input. */
export function SuggestionList({
  id,
  list,
  active,
  choose,
}: {
  id: string;
  list: readonly Suggestion[];
  active: number;
  choose: (at: number) => void;
}) {
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className={styles.list}
      hidden={list.length === 0}
    >
      {list.map((each, at) => (
        <div
          key={`${each.kind} ${each.text}`}
          ref={at === active ? chosen : undefined}
          id={suggestionId(id, at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className={styles.option}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(at);
          }}
        >
          <span className={styles.cut}>
            <LogText text={each.text} />
          </span>
          <span className={styles.what}>
            {suggestionLabels[each.kind]}
            {each.kind === 'value' ? ` · ${counted(each.count, 'record')}` : ''}
          </span>
        </div>
      ))}
    </div>
  );
}

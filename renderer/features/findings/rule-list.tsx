import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { RuleSummary } from '../../../shared/detection.ts';
import { LevelWord } from '../../components/level-word.tsx';
import { LogText } from '../../components/log-text.tsx';
import styles from './rules.module.css';

const rowHeight = 44;

/** The rules, a row each: arrows move, the one that is chosen is read beside them. */
export function RuleList({
  rules,
  chosen,
  onChosen,
}: {
  rules: readonly RuleSummary[];
  chosen: string | null;
  onChosen: (id: string) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rules.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = rules.findIndex(({ id }) => id === chosen);
    const next = Math.max(0, Math.min(rules.length - 1, at + by));
    const rule = rules[next];
    if (rule === undefined) return;
    onChosen(rule.id);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>('[aria-current]')?.focus(),
    );
  };
  return (
    <div className={styles.ruleList} ref={scroller}>
      <div
        role="toolbar"
        aria-label="Rules"
        aria-orientation="vertical"
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
        onKeyDown={move}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const rule = rules[index];
          if (rule === undefined) return null;
          const isChosen = rule.id === chosen;
          return (
            <button
              key={rule.id}
              type="button"
              tabIndex={isChosen || (chosen === null && index === 0) ? 0 : -1}
              aria-current={isChosen ? 'true' : undefined}
              className={styles.rule}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChosen(rule.id)}
            >
              <span>
                <LevelWord level={rule.level} />
              </span>
              <span>
                <LogText text={rule.title} />
                <small>
                  <LogText text={besides(rule)} />
                </small>
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** What stands below the title of a rule: its type, whose records it is asked of, where it is from. */
function besides({ type, systems, logsource, origin, reports }: RuleSummary): string {
  return [
    type === 'event' ? '' : type.replaceAll('_', ' '),
    systems.length === 0 ? logsource : systems.join(', '),
    origin === 'own' ? 'own' : '',
    reports ? '' : 'serves other rules',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

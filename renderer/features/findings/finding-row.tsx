import { memo } from 'react';
import type { Finding } from '../../../shared/detection.ts';
import { LevelWord, TriageWord } from '../../components/level-word.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { mainEntity } from './finding-order.ts';
import { lookAt, toggleSelected } from './findings-state.ts';
import styles from './findings-table.module.css';
import { focusFinding } from './focus-finding.ts';

/** Characters of a text that are drawn in a row; the panel has all of it. */
const shownLength = 300;

/** One finding in two lines: what was found in how many words, about whom, from when to when. */
export const FindingRow = memo(function FindingRow({
  finding,
  position,
  top,
  isChosen,
  isSelected,
}: {
  finding: Finding;
  position: number;
  top: number;
  isChosen: boolean;
  isSelected: boolean;
}) {
  const { id, level, state, title, summary, entities, first, last, records } = finding;
  const others = entities.length - 1;
  const remark = remarkOn(finding);
  return (
    <div
      id={`finding-${id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      data-state={state}
      data-chosen={isChosen ? true : undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) toggleSelected(id);
        else lookAt(id);
      }}
      onDoubleClick={focusFinding}
    >
      <span role="gridcell" tabIndex={-1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select finding ${id}`}
          checked={isSelected}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggleSelected(id)}
        />
      </span>
      <span role="gridcell" tabIndex={-1} className={styles.words}>
        <LevelWord level={level} />
        <TriageWord state={state} />
      </span>
      <span role="gridcell" tabIndex={-1} className={styles.what}>
        <b>
          <LogText text={title} />
        </b>
        <small>
          {remark === '' ? null : <em>{remark}: </em>}
          <LogText text={summary.slice(0, shownLength)} />
        </small>
      </span>
      <span role="gridcell" tabIndex={-1} className={styles.what}>
        <span>
          <LogText text={mainEntity(finding).slice(0, shownLength)} />
        </span>
        <small>
          {others > 0 ? (
            <LogText
              text={entities
                .slice(1)
                .map(({ value }) => value)
                .join(', ')
                .slice(0, shownLength)}
            />
          ) : null}
        </small>
      </span>
      <span role="gridcell" tabIndex={-1} className={styles.what}>
        <span>
          <Moment iso={first} toSecond />
        </span>
        {last === first ? null : (
          <span>
            <Moment iso={last} toSecond />
          </span>
        )}
      </span>
      <span role="gridcell" tabIndex={-1} className={styles.number}>
        {count(records)}
      </span>
    </div>
  );
});

/** What a person who decided should know: it is not what it was. */
export function remarkOn({
  gone,
  ruleGone,
  changedSince,
}: Pick<Finding, 'gone' | 'ruleGone' | 'changedSince'>): string {
  if (ruleGone) return 'rule is no longer there';
  if (gone) return 'not found again';
  return changedSince ? 'changed since' : '';
}

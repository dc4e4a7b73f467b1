import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StateComparison, StateRef } from '../../../../shared/entities.ts';
import { count } from '../../../components/numbers.ts';
import { Trouble } from '../../../components/trouble.tsx';
import { engine } from '../../../engine/connection.ts';
import { useNewest } from '../../../state/use-newest.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { type DiffLayout, useDetailChoices } from '../detail-choices.ts';
import type { Shown } from '../load-shown.ts';
import { tallyChanges } from './change-groups.ts';
import { ChangeListing } from './change-listing.tsx';
import diff from './diff.module.css';
import { NotationView } from './notation-view.tsx';
import { DerivedState, DisagreeingDiff } from './state-origin.tsx';
import { UnchangedTrees } from './unchanged-trees.tsx';
import { useComparedPair } from './use-compared-pair.ts';
import { VersionBar } from './version-bar.tsx';

const layouts: { value: DiffLayout; label: string }[] = [
  { value: 'inline', label: 'Inline' },
  { value: 'sides', label: 'Side by side' },
  { value: 'notation', label: 'Notation' },
];

/** What a change changed: of this record, or between any two versions of its target, or states of what it is about. */
export function DiffTab({
  shown,
  own,
  view,
  scroller,
}: {
  shown: Shown;
  /** The record's own change. */
  own: StateComparison;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const { row } = shown;
  const layout = useDetailChoices((choices) => choices.layout);
  const { versions, pair, words } = useComparedPair(row);
  const other = useNewest(pair === null ? null : JSON.stringify(pair), () =>
    pair === null ? Promise.resolve(null) : engine().call('states.compare', pair),
  );
  const isRecorded = own.old.recorded || own.new.recorded;
  const hasVersions = row.kind === 'audit' || (versions.value?.total ?? 0) > 0;
  const isStates = hasVersions && row.kind !== 'audit';
  if (!isRecorded && pair === null && row.kind !== 'audit') {
    return (
      <>
        {isStates ? <VersionBar row={row} versions={versions} view={view} /> : null}
        <p className={styles.section}>
          {isStates
            ? 'This is the first state of it that the case knows. Another one is compared with it when you step on, or pin one.'
            : 'This does not apply: a record of this kind tells of no change, has neither an old nor a new state, and no other state of what it is about is in the case.'}
        </p>
      </>
    );
  }
  const comparison = pair === null ? own : other.value;
  const compared: { old: StateRef; new: StateRef } = pair ?? {
    old: { record: row.id, side: 'old' },
    new: { record: row.id, side: 'new' },
  };
  return (
    <>
      {hasVersions ? <VersionBar row={row} versions={versions} view={view} /> : null}
      <div className={styles.diffBar}>
        <fieldset className={diff.layouts} aria-label="Layout of the difference">
          {layouts.map(({ value, label }) => (
            <Button
              key={value}
              size="compact-xs"
              variant={layout === value ? 'filled' : 'default'}
              aria-pressed={layout === value}
              onClick={() => useDetailChoices.setState({ layout: value })}
            >
              {label}
            </Button>
          ))}
        </fieldset>
        {words === null ? null : <span className={styles.remark}>{words}</span>}
      </div>
      {pair !== null && other.error !== null ? (
        <Trouble message={other.error} again={other.again} />
      ) : null}
      {comparison === null ? (
        <p className={styles.remark}>Comparing…</p>
      ) : (
        <Compared
          key={JSON.stringify(compared)}
          comparison={comparison}
          compared={compared}
          isOwn={pair === null}
          disagrees={pair === null && row.flags.includes('diffDisagrees')}
          layout={layout}
          view={view}
          scroller={scroller}
        />
      )}
    </>
  );
}

function Compared({
  comparison,
  compared,
  isOwn,
  disagrees,
  layout,
  view,
  scroller,
}: {
  comparison: StateComparison;
  compared: { old: StateRef; new: StateRef };
  isOwn: boolean;
  /** The record brings a difference along that says something else. */
  disagrees: boolean;
  layout: DiffLayout;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const [isWhole, setWhole] = useState(false);
  const missing = sideWords('old', comparison.old) + sideWords('new', comparison.new);
  return (
    <section aria-label="Difference" className={styles.section}>
      {disagrees ? <DisagreeingDiff /> : null}
      <DerivedState comparison={comparison} view={view} />
      {missing === '' ? null : <p className={diff.sides}>{missing}</p>}
      <p role="status" className={diff.note}>
        {comparison.changed === 0 ? comparison.note : changeTally(comparison)}
      </p>
      {layout === 'notation' ? (
        <NotationView comparison={comparison} record={isOwn ? compared.new.record : null} />
      ) : (
        <ChangeListing comparison={comparison} compared={compared} layout={layout} />
      )}
      {comparison.old.recorded || comparison.new.recorded ? (
        <>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? 'Hide what is unchanged' : 'Show what is unchanged too'}
          </Button>
          {isWhole ? <UnchangedTrees compared={compared} view={view} scroller={scroller} /> : null}
        </>
      ) : null}
    </section>
  );
}

/** What is to be said of a side that is not there, or not whole. */
function sideWords(side: string, { recorded, readable }: StateComparison['old']): string {
  if (!recorded) return `The ${side} state is not recorded. `;
  return readable ? '' : `The ${side} state is recorded, but is not whole JSON. `;
}

function changeTally({ changes, changed, unchanged }: StateComparison): string {
  const listed =
    changes.length < changed
      ? ` among the first ${count(changes.length)} of ${count(changed)}`
      : '';
  const same = `${count(unchanged)} unchanged ${unchanged === 1 ? 'value' : 'values'}`;
  return `${tallyChanges(changes)}${listed}; ${same}.`;
}

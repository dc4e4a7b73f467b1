import { Button, SegmentedControl } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { StateComparison, StateRef } from '../../../shared/entities.ts';
import { engine } from '../../engine/connection.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useNewest } from '../../state/use-newest.ts';
import type { ViewKey } from '../../state/view.ts';
import { ChangeListing } from './change-listing.tsx';
import styles from './detail.module.css';
import { type DiffLayout, useDetailChoices } from './detail-choices.ts';
import type { Shown } from './load-shown.ts';
import { NotationView } from './notation-view.tsx';
import { useComparedPair } from './use-compared-pair.ts';
import { UnchangedTrees } from './unchanged-trees.tsx';
import { VersionBar } from './version-bar.tsx';

const layouts: { value: DiffLayout; label: string }[] = [
  { value: 'inline', label: 'Inline' },
  { value: 'sides', label: 'Side by side' },
  { value: 'notation', label: 'Notation' },
];

/** What a change changed: of this record, or between any two versions of its target. */
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
  scroller: RefObject<HTMLElement | null>;
}) {
  const { row } = shown;
  const layout = useDetailChoices((choices) => choices.layout);
  const { versions, pair, words } = useComparedPair(row);
  const other = useNewest(pair === null ? null : JSON.stringify(pair), () =>
    pair === null ? Promise.resolve(null) : engine().call('states.compare', pair),
  );
  const isRecorded = own.old.recorded || own.new.recorded;
  if (!isRecorded && pair === null && row.kind !== 'audit') {
    return (
      <p className={styles.section}>
        This does not apply: a record of this kind tells of no change, and has neither an old nor a
        new state.
      </p>
    );
  }
  const comparison = pair === null ? own : other.value;
  const compared: { old: StateRef; new: StateRef } = pair ?? {
    old: { record: row.id, side: 'old' },
    new: { record: row.id, side: 'new' },
  };
  return (
    <>
      {row.kind === 'audit' ? <VersionBar row={row} versions={versions} view={view} /> : null}
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Layout of the difference"
          transitionDuration={0}
          data={layouts}
          value={layout}
          onChange={(next) => useDetailChoices.setState({ layout: next as DiffLayout })}
        />
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
  layout,
  view,
  scroller,
}: {
  comparison: StateComparison;
  compared: { old: StateRef; new: StateRef };
  isOwn: boolean;
  layout: DiffLayout;
  view: ViewKey;
  scroller: RefObject<HTMLElement | null>;
}) {
  const [isWhole, setWhole] = useState(false);
  return (
    <section aria-label="Difference" className={styles.section}>
      <p className={styles.sides}>
        Old: {sideWords(comparison.old)}. New: {sideWords(comparison.new)}.
      </p>
      <p role="status">{comparison.note}</p>
      {layout === 'notation' ? (
        <NotationView comparison={comparison} record={isOwn ? compared.new.record : null} />
      ) : (
        <ChangeListing comparison={comparison} layout={layout} />
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

function sideWords({ recorded, readable }: StateComparison['old']): string {
  if (!recorded) return 'not recorded';
  return readable ? 'recorded' : 'recorded, but not whole JSON';
}

import { Button } from '@mantine/core';
import type { TreeChildren } from '../../../shared/entities.ts';
import { keyLabel } from '../../app/keymap.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { count } from '../../components/numbers.ts';
import type { ViewKey } from '../../state/view.ts';
import { copyState } from './copy-states.ts';
import styles from './detail.module.css';
import { DerivedState } from './diff/state-origin.tsx';
import type { Shown, StateOrigin } from './load-shown.ts';
import { RecordTree } from './tree/record-tree.tsx';

/** The state of the target before or after the change, as a tree. */
export function StateTab({
  shown,
  side,
  tree,
  origin,
  view,
  scroller,
}: {
  shown: Shown;
  side: 'old' | 'new';
  /** Null: not recorded. */
  tree: TreeChildren | null;
  /** Null: it is the record's own. */
  origin: StateOrigin | null;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const { id, kind, flags } = shown.row;
  if (tree === null) {
    return (
      <p className={styles.section}>
        {kind === 'audit'
          ? `The ${side} state is not recorded in this record. That says nothing of whether there was one.`
          : `This does not apply: a record of this kind has no ${side} state.`}
      </p>
    );
  }
  const isUnreadable = flags.includes(side === 'old' ? 'oldUnreadable' : 'newUnreadable');
  return (
    <section aria-label={`${side === 'old' ? 'Old' : 'New'} state`} className={styles.section}>
      <div className={styles.bar}>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<kbd>{keyLabel(side === 'old' ? 'O' : 'E')}</kbd>}
          onClick={() => void toldWhenItFails(() => copyState(id, side))}
        >
          Copy as JSON
        </Button>
        <span className={styles.remark}>{count(tree.total)} at the top</span>
      </div>
      {origin === null ? null : <DerivedState comparison={origin} view={view} />}
      {isUnreadable ? (
        <p className={styles.broken}>
          ⚠ This state is not whole JSON, as when it was cut off. It is shown as the text that is
          there.
        </p>
      ) : null}
      <RecordTree
        label={`${side === 'old' ? 'Old' : 'New'} state of record ${id}`}
        root={{ record: id, side, steps: noSteps, isArray: false, first: tree }}
        view={view}
        scroller={scroller}
      />
    </section>
  );
}

const noSteps = [] as const;

import type { StateRef } from '../../../../shared/entities.ts';
import { Trouble } from '../../../components/trouble.tsx';
import { useNewest } from '../../../state/use-newest.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { readState } from '../read-state.ts';
import { RecordTree } from '../tree/record-tree.tsx';
import diff from './diff.module.css';

/** Both states whole, changed or not: two trees, side by side where there is room. */
export function UnchangedTrees({
  compared,
  view,
  scroller,
}: {
  compared: { old: StateRef; new: StateRef };
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  return (
    <div className={diff.wholes}>
      <WholeState title="Old" state={compared.old} view={view} scroller={scroller} />
      <WholeState title="New" state={compared.new} view={view} scroller={scroller} />
    </div>
  );
}

function WholeState({
  title,
  state,
  view,
  scroller,
}: {
  title: string;
  state: StateRef;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const read = useNewest(`${state.record} ${state.side}`, async () => ({
    tree: await readState(state),
  }));
  return (
    <section aria-label={`${title} state`}>
      <h4 className={styles.heading}>{title}</h4>
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {read.value === null ? (
        <p className={styles.remark}>{read.isAsking ? 'Reading…' : ''}</p>
      ) : null}
      {read.value?.tree === null ? <p className={styles.remark}>Not recorded.</p> : null}
      {read.value?.tree == null ? null : (
        <RecordTree
          label={`${title} state`}
          root={{ ...state, steps: noSteps, isArray: false, first: read.value.tree }}
          view={view}
          scroller={scroller}
        />
      )}
    </section>
  );
}

const noSteps = [] as const;

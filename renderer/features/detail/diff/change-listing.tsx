import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StateComparison } from '../../../../shared/entities.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { LogText } from '../../../components/log-text.tsx';
import { count } from '../../../components/numbers.ts';
import { groupChanges } from './change-groups.ts';
import { ChangeView, type Compared } from './change-view.tsx';
import diff from './diff.module.css';

/** Changes that are drawn at once, and added by every "more". */
const pieceOfChanges = 25;

/** The changes of a comparison, grouped by what they stand in. */
export function ChangeListing({
  comparison,
  compared,
  layout,
}: {
  comparison: StateComparison;
  compared: Compared;
  layout: 'inline' | 'sides';
}) {
  const [shown, setShown] = useState(pieceOfChanges);
  const { changes, changed } = comparison;
  if (changed === 0) return null;
  const left = changes.length - shown;
  return (
    <>
      {groupChanges(changes.slice(0, shown)).map(({ within, changes: list }) => (
        <section
          key={list[0]?.path.join('\n')}
          aria-label={within === '' ? 'At the top' : showHidden(within)}
          className={diff.group}
        >
          {within === '' ? null : (
            <h4 className={diff.within}>
              <LogText text={within} />
            </h4>
          )}
          {list.map((change) => (
            <ChangeView
              key={`${change.kind} ${change.path.join('\n')}`}
              change={change}
              layout={layout}
              compared={compared}
            />
          ))}
        </section>
      ))}
      {left <= 0 ? null : (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setShown(shown + pieceOfChanges)}
        >
          Show {count(Math.min(left, pieceOfChanges))} more of {count(changes.length)} changes
        </Button>
      )}
    </>
  );
}

import { useEffect } from 'react';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { choiceOf, chooseInView, useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import type { RowCache } from './row-cache.ts';

/**
 * Keeps the cursor on its record: after another order or filter, after Back and after a reload it is looked for
 * in the result; where it is not there any more the cursor goes to the first row.
 */
export function useFollowRecord(
  view: ViewKey,
  cache: RowCache,
  reveal: (row: number) => void,
): void {
  const { result, total, order } = useAnswered(({ views }) => views[view]);
  const record = useChosen(({ views }) => views[view].record);
  const row = useOnScreen((onScreen) => onScreen.row);

  useEffect(() => {
    if (result === null || total === null || order === 'found') return;
    useOnScreen.setState({ selected: [], anchor: null });
    const sought = choiceOf(view).record;
    if (sought === null || total === 0) {
      useOnScreen.setState({ row: total === 0 ? null : 0 });
      reveal(0);
      return;
    }
    let isLate = false;
    engine()
      .call('result.place', { result, place: { kind: 'record', record: sought } })
      .then((position) => {
        if (isLate) return;
        useOnScreen.setState({ row: position ?? 0 });
        reveal(position ?? 0);
        if (position === null) chooseInView(view, { record: null });
      }, tellTrouble);
    return () => {
      isLate = true;
    };
  }, [view, result, total, order, reveal]);

  const atCursor = row === null ? undefined : cache.at(row)?.id;
  useEffect(() => {
    if (record === null && atCursor !== undefined) chooseInView(view, { record: atCursor });
  }, [view, record, atCursor]);
}

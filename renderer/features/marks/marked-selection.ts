import type { RecordRow } from '../../../shared/case.ts';
import type { MarkedRecords } from '../../../shared/marks.ts';
import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { choiceOf } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { sizeOf } from '../../state/ranges.ts';
import type { ViewKey } from '../../state/view.ts';
import { windowsOf } from './selection-windows.ts';

/** Records that are asked for one by one. */
const mostAlone = 50;

/** The records that a change of marks is for: the selection, else the one under the cursor. Null: none. */
export function recordsToMark(view: ViewKey): { records: MarkedRecords; total: number } | null {
  const { selected } = useOnScreen.getState();
  const { result } = answerOf(view);
  if (selected.length > 0 && result !== null) {
    return { records: { kind: 'positions', result, ranges: selected }, total: sizeOf(selected) };
  }
  const { record } = choiceOf(view);
  return record === null ? null : { records: { kind: 'records', ids: [record] }, total: 1 };
}

/** How the first records of those to be marked are marked now. */
export async function marksNow(records: MarkedRecords): Promise<Pick<RecordRow, 'mark'>[]> {
  if (records.kind === 'records') {
    const ids = records.ids.slice(0, mostAlone);
    const marks = await Promise.all(ids.map((record) => engine().call('mark.get', { record })));
    return marks.map(({ star, tags, notes }) => ({ mark: { star, tags, notes: notes.length } }));
  }
  const rows: RecordRow[] = [];
  for (const [from, count] of windowsOf(records.ranges)) {
    const window = await engine().call('result.window', { result: records.result, from, count });
    rows.push(...window.rows);
  }
  return rows;
}

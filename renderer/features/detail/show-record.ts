import type { RecordRow } from '../../../shared/case.ts';
import type { Question } from '../../../shared/query/index.ts';
import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { chooseInView, useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { openQuestion } from '../../state/query-edits.ts';
import { type ViewKey, viewOf } from '../../state/view.ts';
import { tableAtHand } from '../table/table-at-hand.ts';

/** Shows a record in the panel of a view; the table's cursor goes along where its result has the record. */
export async function showRecord(view: ViewKey, id: number): Promise<void> {
  chooseInView(view, { record: id });
  const { result } = answerOf(view);
  if (result === null) return;
  const place = { kind: 'record', record: id } as const;
  const position = await engine().call('result.place', { result, place });
  if (position === null || useChosen.getState().views[view].record !== id) return;
  useOnScreen.setState({ row: position });
  tableAtHand()?.reveal(position);
}

/**
 * Goes to a record that another one led to: in the same view where that can show it, else to the table of the
 * question that both belong to.
 */
export async function goToRecord(
  view: ViewKey,
  { id, kind }: Pick<RecordRow, 'id' | 'kind'>,
  question: Question,
): Promise<void> {
  if (view === 'timeline' || view === kind) {
    await showRecord(view, id);
    return;
  }
  openQuestion(question);
  chooseInView(viewOf(question.kind), { record: id });
}

import type { RecordRow } from '../../../shared/case.ts';
import { chooseInView } from '../../state/chosen.ts';
import { openDetail } from '../table/open-detail.ts';
import { useRun } from './run-state.ts';

/** Shows a record of an answer beside it, in the panel that the tables have. */
export function showAnswerRecord({ id }: Pick<RecordRow, 'id'>): void {
  chooseInView('timeline', { record: id });
  openDetail();
  useRun.setState({ record: id });
}

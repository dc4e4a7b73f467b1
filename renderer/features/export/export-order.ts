import type { ParamsOf } from '../../../shared/contract.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import { answerOf } from '../../state/answered.ts';
import { choiceOf } from '../../state/chosen.ts';
import { sortKeys } from '../../state/sort-keys.ts';
import type { ViewKey } from '../../state/view.ts';
import { zoneInForce } from '../../state/zone.ts';
import { isTable } from './formats.ts';

export type ExportOrder = ParamsOf<'export.start'>;

/** What a person chose in the dialog. */
export interface ExportChoice {
  out: string;
  format: ExportFormat;
  /** Names of columns from left to right; null for the view's own. */
  columns: readonly string[] | null;
  /** Stars, tags and notes too. */
  marks: boolean;
  limit: number | null;
}

/**
 * The export of exactly what is on the screen: the question that was answered, with the order and "as of" that it was
 * answered with. Null while there is no answer.
 */
export function orderExport(view: ViewKey, choice: ExportChoice): ExportOrder | null {
  const { explanation, asOf } = answerOf(view);
  if (explanation === null || !explanation.ok || asOf === null) return null;
  const { text, sort } = choiceOf(view);
  return {
    question: explanation.question,
    sort: sortKeys(sort, view),
    asOf,
    zone: zoneInForce(),
    ...(text === '' ? {} : { typed: text }),
    ignored: explanation.ignored,
    out: choice.out,
    format: choice.format,
    ...(choice.columns === null || !isTable(choice.format) ? {} : { columns: [...choice.columns] }),
    ...(choice.marks ? { marks: true } : {}),
    ...(choice.limit === null ? {} : { limit: choice.limit }),
  };
}

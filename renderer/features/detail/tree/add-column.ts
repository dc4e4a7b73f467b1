import { choiceOf, chooseInView } from '../../../state/chosen.ts';
import { ownColumns } from '../../../state/shown-columns.ts';
import type { ViewKey } from '../../../state/view.ts';

/** Shows a column in the table of a view; false when it is shown already. */
export function addColumn(view: ViewKey, name: string): boolean {
  const columns = choiceOf(view).columns ?? ownColumns(view);
  const known = columns.find((column) => column.name === name);
  if (known !== undefined && known.hidden !== true) return false;
  const others = columns.filter((column) => column.name !== name);
  chooseInView(view, { columns: [...others, { ...known, name, hidden: false }] });
  return true;
}

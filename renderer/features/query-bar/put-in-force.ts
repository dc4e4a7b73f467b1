import { isParseError, type ParseError } from '../../../shared/query/index.ts';
import { ask } from '../../state/ask.ts';
import { choiceOf } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { setQuery } from '../../state/query-edits.ts';
import { readIn } from '../../state/reading.ts';
import type { ViewKey } from '../../state/view.ts';
import { focusQuery } from './focus-query.ts';

/** Changes what is written in the query bar; null shows the query in force again. */
export function write(view: ViewKey, text: string | null): void {
  useOnScreen.setState(({ draft: { [view]: _, ...others } }) => ({
    draft: text === null ? others : { ...others, [view]: text },
  }));
}

/** Asks a text, once more if it is in force already. One that cannot be read stays a draft: the trouble is selected. */
export async function putInForce(view: ViewKey, text: string): Promise<void> {
  const read = readIn(view, text);
  if (isParseError(read)) {
    write(view, text);
    selectTrouble(read);
    return;
  }
  write(view, null);
  if (text === choiceOf(view).text) await ask(view);
  else setQuery(view, text);
}

/** Asks what is written in the query bar. */
export function askWritten(view: ViewKey): Promise<void> {
  return putInForce(view, useOnScreen.getState().draft[view] ?? choiceOf(view).text);
}

function selectTrouble({ position, length }: ParseError): void {
  focusQuery()?.setSelectionRange(position, position + length);
}

import { isParseError, type ParseError } from '../../../shared/query/index.ts';
import { ask } from '../../state/ask.ts';
import { choiceOf } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { setQuery } from '../../state/query-edits.ts';
import { readIn } from '../../state/reading.ts';
import type { ViewKey } from '../../state/view.ts';
import { focusQuery } from './focus-query.ts';

/** Changes what is written in the query bar; null, or the query in force, is no draft. */
export function write(view: ViewKey, text: string | null): void {
  const isDraft = text !== null && text !== choiceOf(view).text;
  useOnScreen.setState(({ draft: { [view]: _, ...others } }) => ({
    draft: isDraft ? { ...others, [view]: text } : others,
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
  const asked = text.trim();
  if (asked === choiceOf(view).text.trim()) await ask(view);
  else setQuery(view, asked);
}

/** Asks what is written in the query bar. */
export function askWritten(view: ViewKey): Promise<void> {
  return putInForce(view, useOnScreen.getState().draft[view] ?? choiceOf(view).text);
}

function selectTrouble({ position, length }: ParseError): void {
  focusQuery()?.setSelectionRange(position, position + length);
}

import type { Explanation } from '../../../shared/case.ts';
import type { Kind } from '../../../shared/kinds.ts';
import {
  type Completion,
  chips,
  complete,
  isParseError,
  parse,
  print,
  sentence,
} from '../../../shared/query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { contextOf, stateContext } from './as-of.ts';

/** A text and where it is asked. */
export interface TextAsked {
  text: string;
  kind?: Kind | undefined;
  asOf?: string | undefined;
  zone?: string | undefined;
}

/** What a text means as a question, or where and why it cannot be read. */
export function explainText(
  db: ReadableCase,
  { text, kind: view, asOf, zone }: TextAsked,
): Explanation {
  const kind = view ?? null;
  const stated = stateContext(db, { asOf, zone });
  const read = parse(text, { kind, ...contextOf(stated) });
  if (isParseError(read)) return { ok: false, error: read };
  const { query, ignored } = read;
  return {
    ok: true,
    question: { kind, where: query },
    ...stated,
    sentence: sentence(query, kind, { zone: stated.zone }),
    text: print(query, kind),
    ignored: ignored.map(({ word }) => word),
    chips: chips(query, kind, { zone: stated.zone }),
  };
}

/** What the grammar allows next at a place of a text. Values of the case are not looked up here. */
export function completeText(
  db: ReadableCase,
  { text, at, kind, asOf, zone }: TextAsked & { at: number },
): Completion[] {
  const context = contextOf(stateContext(db, { asOf, zone }));
  return complete(text, at, { kind: kind ?? null, ...context });
}

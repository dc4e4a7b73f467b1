import type { Explanation } from '../../../shared/case.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { isParseError, parse, print, type Query } from '../../../shared/query/index.ts';
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
  const inWords = (query: Query) => print(query, kind);
  return {
    ok: true,
    question: { kind, where: read.query },
    ...stated,
    sentence: inWords(read.query),
    text: print(read.query, kind),
    ignored: read.ignored.map(({ word }) => word),
    chips: conjunctsOf(read.query).map((query) => ({
      query,
      text: print(query, kind),
      sentence: inWords(query),
    })),
  };
}

function conjunctsOf(query: Query): readonly Query[] {
  if (query.kind === 'all') return [];
  return query.kind === 'and' ? query.of : [query];
}

import type { Kind } from '../../../../shared/kinds.ts';
import {
  isAboutTime,
  isParseError,
  type ParseContext,
  parse,
  print,
} from '../../../../shared/query/index.ts';

/** A window as a condition in a question, or why it is none. */
export type ReadWindow = { text: string } | { problem: string };

/**
 * Reads a time expression of the query language: `last 7 days`, `between 2026-02-11 and 2026-02-13`. It is
 * read alone and must ask for times only, so that it can add nothing else to a question. The empty one is any time.
 * @param kind the view of the question that it becomes a part of
 */
export function readWindow(
  written: string,
  kind: Kind | null,
  context: Omit<ParseContext, 'kind'>,
): ReadWindow {
  if (written.trim() === '') return { text: 'everything' };
  const read = parse(written, { kind: null, ...context });
  if (isParseError(read)) return { problem: `"${written}" is no time: ${read.message}` };
  const { query, ignored } = read;
  if (query.kind === 'all') return { text: 'everything' };
  if (ignored.length > 0 || !isAboutTime(query)) {
    return {
      problem: `"${written}" is no time, or more than one. Write it as "last 7 days" or "between 2026-02-11T20:00 and 2026-02-12T08:00".`,
    };
  }
  return { text: `(${print(query, kind)})` };
}

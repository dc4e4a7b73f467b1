import type { Kind } from '../kinds.ts';
import type { Query } from './ast.ts';
import { type ParseError, QueryProblem } from './problem.ts';
import { readQuery } from './read-query.ts';
import { type IgnoredWord, openReader } from './reader.ts';
import { sizeTrouble } from './tree-size.ts';
import { type AsOf, zoneName } from './zoned-calendar.ts';

/** Where a text is asked: the view, and what its times count from. */
export interface ParseContext extends AsOf {
  /** The view; null for the timeline. */
  kind: Kind | null;
}

/** A text that could be read. */
export interface Parsed {
  query: Query;
  /** Words that mean nothing, in the order of the text. */
  ignored: readonly IgnoredWord[];
}

/**
 * Reads a query: sentences, symbols and mixtures of both. The empty text is all records; a text
 * that cannot be read is an error with its place, never a search for everything or nothing. Takes
 * time in proportion to the text's length.
 *
 * @throws TrailcaseError `bad-zone` when there is no such zone.
 */
export function parse(text: string, context: ParseContext): Parsed | ParseError {
  const { kind, asOf, zone } = context;
  const reader = openReader(text, kind, { asOf, zone: zoneName(zone) });
  try {
    const query = readQuery(reader);
    const trouble = sizeTrouble(query);
    if (trouble === null) return { query, ignored: reader.ignored };
    return { position: 0, length: text.length, message: trouble, expected: [], suggestion: null };
  } catch (error) {
    if (error instanceof QueryProblem) return error.detail;
    throw error;
  }
}

/** Tells an error from a query. */
export function isParseError(result: Parsed | ParseError): result is ParseError {
  return 'message' in result;
}

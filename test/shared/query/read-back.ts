import type { Kind } from '../../../shared/kinds.ts';
import { isParseError, type ParseError, parse, type Query } from '../../../shared/query/index.ts';
import { asOf } from './trees.ts';

/** The tree of a text that can be read; fails the test for one that cannot. */
export function treeOf(text: string, kind: Kind | null = 'event', zone = 'UTC'): Query {
  const result = parse(text, { kind, asOf, zone });
  if (isParseError(result)) throw new Error(`${text}: ${result.message} (at ${result.position})`);
  return result.query;
}

/** The words that a text has for nothing. */
export function ignoredIn(text: string, kind: Kind | null = 'event'): string {
  const result = parse(text, { kind, asOf, zone: 'UTC' });
  return isParseError(result) ? result.message : result.ignored.map(({ word }) => word).join(' ');
}

/** Why a text cannot be read, and the words that the error points at; fails for one that can be read. */
export function troubleOf(
  text: string,
  kind: Kind | null = 'event',
): ParseError & { words: string } {
  const result = parse(text, { kind, asOf, zone: 'UTC' });
  if (!isParseError(result)) throw new Error(`${text} reads as ${JSON.stringify(result.query)}`);
  const { position, length } = result;
  return { ...result, words: text.slice(position, position + length) };
}

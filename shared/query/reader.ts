import type { Kind } from '../kinds.ts';
import type { OperatorKey } from './ast.ts';
import { type Catalogue, catalogueOf, type QueryField } from './catalogue.ts';
import { QueryProblem } from './problem.ts';
import { type Token, tokenize } from './tokens.ts';
import { type AsOf, type CivilDate, dateAt } from './zoned-calendar.ts';

/** A word of the text that has no meaning in the query. */
export interface IgnoredWord {
  word: string;
  position: number;
}

/** What the text was about to say when it ended: where completion goes on. */
export type Expectation =
  | { place: 'condition' }
  | { place: 'operator'; field: QueryField }
  | {
      place: 'value';
      field: QueryField;
      operator: OperatorKey;
      /** The token where the value begins. */
      start: number;
      /** No operator is written: one may still follow. */
      implied?: true;
    };

/** The state of reading one text. Functions of the grammar move `at` forward or leave it. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly kind: Kind | null;
  readonly catalogue: Catalogue;
  readonly context: AsOf;
  /** The date that "as of" lies on. */
  readonly today: CivilDate;
  readonly ignored: IgnoredWord[];
  /** Position of the next token. */
  at: number;
  conditions: number;
  depth: number;
  expectation: Expectation;
}

/** What can be read at a token: the result and the position of the token behind it. */
export type Found<T> = T & { next: number };

const mostConditions = 999;

/** Begins to read a text. @param context its zone by its usual name */
export function openReader(text: string, kind: Kind | null, context: AsOf): Reader {
  return {
    text,
    tokens: tokenize(text),
    kind,
    catalogue: catalogueOf(kind),
    context,
    today: dateAt(context.asOf, context.zone),
    ignored: [],
    at: 0,
    conditions: 0,
    depth: 0,
    expectation: { place: 'condition' },
  };
}

/** The token at a position; behind the last it is the last, which is the `end`. */
export function tokenAt(reader: Reader, at: number): Token {
  const token = reader.tokens[Math.min(at, reader.tokens.length - 1)];
  if (token === undefined) throw new Error('a text has at least the token of its end');
  return token;
}

/** The lower-case word at a position, '' where there is none. */
export function wordAt(reader: Reader, at: number): string {
  const token = tokenAt(reader, at);
  return token.type === 'word' ? token.low : '';
}

/** Tokens without white space between them, as one text in lower case: `10:30`, `https://x`. */
export function chunkAt(reader: Reader, at: number): Found<{ text: string; raw: string }> {
  const first = tokenAt(reader, at);
  if (first.type !== 'word' && first.type !== 'symbol') return { text: '', raw: '', next: at };
  let next = at + 1;
  while (next < at + 24) {
    const token = tokenAt(reader, next);
    if (token.spaced || (token.type !== 'word' && token.type !== 'symbol')) break;
    next++;
  }
  const raw = reader.text.slice(first.start, tokenAt(reader, next - 1).end);
  return { text: raw.toLowerCase(), raw, next };
}

/** Moves past words and tells that they mean nothing. */
export function ignoreTo(reader: Reader, next: number): void {
  for (; reader.at < next; reader.at++) {
    const { text, start, type } = tokenAt(reader, reader.at);
    if (type === 'word') reader.ignored.push({ word: text, position: start });
  }
}

/** Counts a condition; a text has at most 999. */
export function countCondition(reader: Reader): void {
  reader.conditions++;
  if (reader.conditions > mostConditions) {
    fail(reader, reader.at, `This is more than ${mostConditions} conditions.`, {
      suggestion: 'Put values into a list: `actor in (a, b, c)`.',
    });
  }
}

/** Ends reading with the trouble at the tokens from `at` up to, not including, `to`. */
export function fail(
  reader: Reader,
  at: number,
  message: string,
  more: { expected?: readonly string[]; suggestion?: string | null; to?: number } = {},
): never {
  const first = tokenAt(reader, at);
  const last = tokenAt(reader, Math.max(at, (more.to ?? at + 1) - 1));
  throw new QueryProblem({
    position: first.start,
    length: Math.max(0, last.end - first.start),
    message,
    expected: more.expected ?? [],
    suggestion: more.suggestion ?? null,
  });
}

/**
 * A function of a token that is asked again and again, because one look ahead leads to the next:
 * its answers are kept as long as the reader. It must only look, not move.
 */
export function remembered<T>(
  look: (reader: Reader, at: number) => T,
): (reader: Reader, at: number) => T {
  const answers = new WeakMap<Reader, Map<number, T>>();
  return (reader, at) => {
    let known = answers.get(reader);
    if (known === undefined) {
      known = new Map();
      answers.set(reader, known);
    }
    const answer = known.get(at);
    if (answer !== undefined || known.has(at)) return answer as T;
    const found = look(reader, at);
    known.set(at, found);
    return found;
  };
}

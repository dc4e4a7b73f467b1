import type { Query } from './ast.ts';
import { allOf, anyOf } from './conditions.ts';
import { type Conditions, readCondition } from './read-condition.ts';
import { deeper, withinBrackets } from './read-group.ts';
import { endsCondition } from './read-operator.ts';
import { fail, type Reader, tokenAt, wordAt } from './reader.ts';

/** Reads a whole text. */
export function readQuery(reader: Reader): Query {
  if (tokenAt(reader, 0).type === 'end') return { kind: 'all' };
  const query = readAlternatives(reader);
  const { type } = tokenAt(reader, reader.at);
  if (type === 'close') {
    fail(reader, reader.at, 'No bracket is open here.', { suggestion: 'Leave out the ).' });
  }
  if (type !== 'end')
    fail(reader, reader.at, 'This does not belong here.', { expected: ['and', 'or'] });
  return query;
}

/** Conditions joined by "or". */
function readAlternatives(reader: Reader): Query {
  const alternatives: [Query, ...Query[]] = [readAll(reader)];
  while (isOr(reader)) {
    reader.expectation = { place: 'condition' };
    reader.at++;
    alternatives.push(readAll(reader));
  }
  return anyOf(alternatives);
}

/** Conditions that must all hold: joined by "and", a comma, or nothing. "and" binds tighter than "or". */
function readAll(reader: Reader): Query {
  const start = reader.at;
  const queries: Query[] = [];
  let wholeView = false;
  let joinedAt: number | null = null;
  let speaksOf: Conditions['kind'] = null;
  while (!endsAll(reader)) {
    if (isAnd(reader)) {
      if (joinedAt !== null || reader.at === start) failAtJoin(reader, reader.at);
      joinedAt = reader.at;
      reader.expectation = { place: 'condition' };
      reader.at++;
      continue;
    }
    const at = reader.at;
    const found = readUnary(reader);
    if (speaksOf !== null && found.kind !== null && found.kind !== speaksOf)
      failAtKinds(reader, at);
    speaksOf ??= found.kind;
    wholeView ||= found.wholeView;
    queries.push(...found.queries);
    if (found.queries.length > 0 || found.wholeView) joinedAt = null;
  }
  if (joinedAt !== null) failAtJoin(reader, joinedAt);
  if (queries.length === 0 && !wholeView) failAtNothing(reader, start);
  return allOf(queries);
}

const opposites = new Set('not no never except excluding'.split(' '));

/** A condition, its opposite, or a group in brackets. */
function readUnary(reader: Reader): Conditions {
  const word = wordAt(reader, reader.at);
  const { type, text } = tokenAt(reader, reader.at);
  const symbol = type === 'symbol' && (text === '-' || text === '!');
  if (symbol || opposites.has(word)) return readNot(reader);
  if (type !== 'open') return readCondition(reader);
  reader.expectation = { place: 'condition' };
  const query = withinBrackets(reader, () => readAlternatives(reader));
  return { queries: [query], kind: null, wholeView: true };
}

function readNot(reader: Reader): Conditions {
  const start = reader.at;
  deeper(reader);
  reader.at++;
  let found: Conditions = { queries: [], kind: null, wholeView: false };
  while (found.queries.length === 0) {
    if (endsCondition(reader, reader.at)) {
      fail(reader, start, 'A condition is missing behind this.', { expected: ['a condition'] });
    }
    found = readUnary(reader);
  }
  reader.depth--;
  return { ...found, queries: [{ kind: 'not', of: allOf(found.queries) }] };
}

function endsAll(reader: Reader): boolean {
  const { type } = tokenAt(reader, reader.at);
  return type === 'end' || type === 'close' || isOr(reader);
}

function isOr(reader: Reader): boolean {
  const { type, text } = tokenAt(reader, reader.at);
  return wordAt(reader, reader.at) === 'or' || (type === 'symbol' && text === '||');
}

function isAnd(reader: Reader): boolean {
  const { type, text } = tokenAt(reader, reader.at);
  const word = wordAt(reader, reader.at);
  return (
    word === 'and' || word === 'but' || type === 'comma' || (type === 'symbol' && text === '&&')
  );
}

function failAtJoin(reader: Reader, at: number): never {
  return fail(reader, at, `A condition is missing beside "${tokenAt(reader, at).text}".`, {
    expected: ['a condition'],
    suggestion: `To look for the word itself put it in quotes: "${tokenAt(reader, at).text}".`,
  });
}

function failAtKinds(reader: Reader, at: number): never {
  return fail(reader, at, 'A record is of one kind only: nothing can be both.', {
    to: reader.at,
    expected: ['or'],
    suggestion: 'Join them with "or".',
  });
}

function failAtNothing(reader: Reader, at: number): never {
  const { text, type } = tokenAt(reader, at);
  return fail(reader, at, 'Nothing is asked for here.', {
    to: Math.max(at + 1, reader.at),
    expected: ['a condition'],
    suggestion: type === 'word' ? `To look for the word itself put it in quotes: "${text}".` : null,
  });
}

import type { Query } from './ast.ts';
import { allOf, anyOf, negate } from './conditions.ts';
import { countCondition, fail, type Reader, tokenAt, wordAt } from './reader.ts';

const mostLevels = 120;

/**
 * Reads `(a or b)`, `(a, b)`, `(not (a and b))` behind an operator: conditions of one field, joined.
 * The reader stands at the opening bracket.
 */
export function readGroup(reader: Reader, readOne: () => Query): Query {
  return withinBrackets(reader, () => readAlternatives(reader, readOne));
}

/** Reads what stands in brackets: the reader stands at the opening one and is left behind the other. */
export function withinBrackets(reader: Reader, readInside: () => Query): Query {
  const opened = reader.at;
  deeper(reader);
  reader.at++;
  const query = readInside();
  if (tokenAt(reader, reader.at).type !== 'close') {
    if (tokenAt(reader, reader.at).type === 'end') {
      fail(reader, opened, 'This bracket is not closed.', {
        expected: [')'],
        suggestion: 'Close it with ).',
      });
    }
    fail(reader, reader.at, 'This does not belong here.', { expected: ['and', 'or', ')'] });
  }
  reader.at++;
  reader.depth--;
  return query;
}

/** Counts a level of brackets or "not". */
export function deeper(reader: Reader): void {
  reader.depth++;
  if (reader.depth > mostLevels) {
    fail(reader, reader.at, 'This is nested too deeply.', {
      suggestion: 'Leave out brackets that say nothing.',
    });
  }
}

function readAlternatives(reader: Reader, readOne: () => Query): Query {
  const alternatives: [Query, ...Query[]] = [readAll(reader, readOne)];
  while (tokenAt(reader, reader.at).type === 'comma' || wordAt(reader, reader.at) === 'or') {
    if (tokenAt(reader, reader.at).type === 'comma') reader.at++;
    if (wordAt(reader, reader.at) === 'or') reader.at++;
    alternatives.push(readAll(reader, readOne));
  }
  return anyOf(alternatives);
}

function readAll(reader: Reader, readOne: () => Query): Query {
  const all = [readNot(reader, readOne)];
  while (wordAt(reader, reader.at) === 'and') {
    reader.at++;
    all.push(readNot(reader, readOne));
  }
  return allOf(all);
}

function readNot(reader: Reader, readOne: () => Query): Query {
  const negated = wordAt(reader, reader.at) === 'not';
  if (negated) reader.at++;
  countCondition(reader);
  if (tokenAt(reader, reader.at).type === 'open')
    return negate(readGroup(reader, readOne), negated);
  return negate(readOne(), negated);
}

import { splitPath } from '../diff/index.ts';
import type { Query } from './ast.ts';
import { rawField } from './catalogue.ts';
import { negate } from './conditions.ts';
import { namesPath } from './opens-condition.ts';
import { readBehind } from './read-comparison.ts';
import { readPattern } from './read-operand.ts';
import { readOperator } from './read-operator.ts';
import { checkClosed, readText } from './read-value.ts';
import { countCondition, fail, type Reader, tokenAt, wordAt } from './reader.ts';

/** Reads `any:"text"` or `any matches /x/`: the whole original. Null for anything else. */
export function readTextSearch(reader: Reader): Query | null {
  if (wordAt(reader, reader.at) !== 'any') return null;
  const operator = readOperator(reader, reader.at + 1, 'raw');
  if (operator === null || !operator.firm) return null;
  const { key, negated } = operator;
  if (key !== 'is' && key !== 'contains' && key !== 'matches') {
    return fail(reader, reader.at + 1, 'The whole record can be searched for a text only.', {
      to: operator.next,
      expected: ['any:"text"', 'any matches /expression/'],
    });
  }
  countCondition(reader);
  reader.at = operator.next;
  const pattern = key === 'matches';
  const { text } = pattern ? readPattern(reader, 'value') : readText(reader, 'value');
  return negate({ kind: 'text', operator: pattern ? 'matches' : 'contains', text }, negated);
}

/** Reads `'details.my key' is 'x'`: a path in quotes. Null for anything else. */
export function readPathComparison(reader: Reader): Query | null {
  const { at } = reader;
  const token = tokenAt(reader, at);
  if (!namesPath(reader, at) || /^(?:was|became)$/.test(wordAt(reader, at + 1))) return null;
  checkClosed(reader, at);
  const operator = readOperator(reader, at + 1, 'raw');
  if (operator === null) return null;
  const path = splitPath(token.text);
  if (path.length === 0) fail(reader, at, 'A path is missing here.');
  reader.at = operator.next;
  return readBehind(reader, rawField(path, token.text), operator, at + 1);
}

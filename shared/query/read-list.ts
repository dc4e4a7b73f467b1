import type { Query, TextOperand } from './ast.ts';
import type { QueryField } from './catalogue.ts';
import { anyOf } from './conditions.ts';
import { opensCondition } from './opens-condition.ts';
import { readTextComparison, readWithin, standsForBlock } from './read-operand.ts';
import { fail, type Reader, tokenAt, wordAt } from './reader.ts';

const number = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads the values behind `in`: `(a, b)`, `(a or b)`, or `a, b or c` without brackets. Address
 * blocks among them are asked for by themselves.
 */
export function readList(reader: Reader, field: QueryField): Query {
  const bracket = tokenAt(reader, reader.at).type === 'open';
  const opened = reader.at;
  if (bracket) reader.at++;
  const items: TextOperand[] = [];
  const blocks: Query[] = [];
  do {
    if (field.type !== 'integer' && standsForBlock(reader)) {
      blocks.push(readWithin(reader, field.ref));
    } else {
      items.push(readItem(reader, field));
    }
  } while (skipSeparator(reader, bracket));
  if (bracket) {
    if (tokenAt(reader, reader.at).type !== 'close') {
      fail(reader, opened, 'This list is not closed.', {
        expected: [',', ')'],
        suggestion: 'in (a, b)',
      });
    }
    reader.at++;
  }
  const [block, ...more] = blocks;
  const list: Query = {
    kind: 'compare',
    field: field.ref,
    operator: 'in',
    operand: { kind: 'list', items },
  };
  if (block === undefined) return list;
  return anyOf(items.length > 0 ? [list, ...blocks] : [block, ...more]);
}

function readItem(reader: Reader, field: QueryField): TextOperand {
  const start = reader.at;
  const { operand } = readTextComparison(reader, field, 'in', 'item');
  if (operand?.kind !== 'text') return fail(reader, start, 'A value is missing here.');
  if (field.type === 'integer' && !number.test(operand.text)) {
    fail(reader, start, 'A number is expected here.', { to: reader.at, expected: ['a number'] });
  }
  return operand;
}

/** Moves past a comma, an "or" or both; false where the list ends. */
function skipSeparator(reader: Reader, bracket: boolean): boolean {
  let next = reader.at;
  if (tokenAt(reader, next).type === 'comma') next++;
  if (wordAt(reader, next) === 'or') next++;
  if (next === reader.at || (!bracket && opensCondition(reader, next))) return false;
  reader.at = next;
  return true;
}

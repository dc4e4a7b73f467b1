import type { Operand, OperatorKey, Query } from './ast.ts';
import { fieldWithOperator } from './boundary.ts';
import type { QueryField } from './catalogue.ts';
import { negate } from './conditions.ts';
import { operators, operatorsFor } from './operators.ts';
import { readFields } from './read-field.ts';
import { readList } from './read-list.ts';
import { readNumber, storedNumber } from './read-number.ts';
import { readWithin } from './read-operand.ts';
import type { WrittenOperator } from './read-operator.ts';
import { readOtherField } from './read-other-field.ts';
import { readTexts } from './read-texts.ts';
import { readTimeComparison } from './read-time-comparison.ts';
import { countCondition, fail, type Reader, wordAt } from './reader.ts';

/** Reads a field with its operator and value; null where none stands. Moves the reader if it does. */
export function readComparison(reader: Reader): Query | null {
  const found = fieldWithOperator(reader, reader.at, false);
  const fields = readFields(reader, reader.at).filter(({ field }) => field.type === 'time');
  for (const { field, next } of fields) {
    // "created on" is a longer name than "created".
    if (found !== null && found.at > next) break;
    const query = readTimeComparison(reader, field, next);
    if (query !== null) return query;
  }
  if (found === null) return null;
  reader.at = found.operator.next;
  return readBehind(reader, found.field, found.operator, found.at);
}

/** Reads what is compared with: the reader stands behind the operator. */
export function readBehind(
  reader: Reader,
  field: QueryField,
  { key, negated, symbolic }: WrittenOperator,
  at: number,
): Query {
  countCondition(reader);
  reader.expectation = { place: 'value', field, operator: key, start: reader.at };
  if (key === 'exists')
    return negate({ kind: 'compare', field: field.ref, operator: key }, negated);
  checkOperator(reader, field, key, at);
  const numeric = operators[key].operands[field.type]?.[0];
  if (numeric === 'number' || numeric === 'numbers') {
    return negate(readNumeric(reader, field, key), negated);
  }
  if (key === 'within') return negate(readWithin(reader, field.ref), negated);
  if (key === 'in') return negate(readList(reader, field), negated);
  const other = readOtherField(reader, field, key);
  return negate(other ?? readTexts(reader, field, key, symbolic), negated);
}

function checkOperator(reader: Reader, field: QueryField, key: OperatorKey, at: number): void {
  if (operators[key].operands[field.type] !== undefined) return;
  const fitting = operatorsFor(field.type).map(({ label }) => label);
  fail(reader, at, `${field.label} cannot be compared with "${operators[key].label}".`, {
    to: reader.at,
    expected: fitting,
    suggestion: `${field.label} takes: ${fitting.join(', ')}.`,
  });
}

function readNumeric(reader: Reader, { ref, type }: QueryField, key: OperatorKey): Query {
  const low = readNumber(reader, type);
  if (key !== 'between') {
    const value = storedNumber(low, type);
    return { kind: 'compare', field: ref, operator: key, operand: { kind: 'number', value } };
  }
  if (!/^(?:and|to)$/.test(wordAt(reader, reader.at))) {
    fail(reader, reader.at, 'The upper end is missing.', {
      expected: ['and'],
      suggestion: 'Write it like `between 1 and 5`.',
    });
  }
  reader.at++;
  const high = readNumber(reader, type);
  const operand: Operand = {
    kind: 'numbers',
    low: storedNumber(low, type, high.unit),
    high: storedNumber(high, type),
  };
  return { kind: 'compare', field: ref, operator: key, operand };
}

import type { FieldRef, Operand, OperatorKey, Query } from './ast.ts';
import { endsValue, fieldWithOperator } from './boundary.ts';
import { type QueryField, rawField } from './catalogue.ts';
import { anyOf, negate } from './conditions.ts';
import { isBlock } from './network.ts';
import { opensCondition } from './opens-condition.ts';
import { operators, operatorsFor } from './operators.ts';
import { readFields } from './read-field.ts';
import { readGroup } from './read-group.ts';
import { readList } from './read-list.ts';
import { readNumber, storedNumber } from './read-number.ts';
import { readNetworkText, readTextComparison } from './read-operand.ts';
import { readOperator, type WrittenOperator } from './read-operator.ts';
import { readTimeComparison } from './read-time-comparison.ts';
import { chunkAt, countCondition, fail, type Found, type Reader, tokenAt, wordAt } from './reader.ts';

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
  if (key === 'exists') return negate({ kind: 'compare', field: field.ref, operator: key }, negated);
  checkOperator(reader, field, key, at);
  const numeric = operators[key].operands[field.type]?.[0];
  if (numeric === 'number' || numeric === 'numbers') {
    return negate(readNumeric(reader, field, key), negated);
  }
  if (key === 'within' || asksForBlock(reader, field.ref, key)) {
    const network = readNetworkText(reader);
    return negate(
      { kind: 'compare', field: field.ref, operator: 'within', operand: { kind: 'network', network } },
      negated,
    );
  }
  if (key === 'in') return negate(readList(reader, field), negated);
  return negate(readTexts(reader, field, key, symbolic), negated);
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

function asksForBlock(reader: Reader, field: FieldRef, key: OperatorKey): boolean {
  const isIp = field.kind === 'field' && field.name === 'ip';
  if (key !== 'in' && !(key === 'is' && isIp)) return false;
  const token = tokenAt(reader, reader.at);
  return token.type !== 'quoted' && isBlock(chunkAt(reader, reader.at).raw);
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

const goesOnWithAnd: ReadonlySet<OperatorKey> = new Set(['contains', 'like', 'startsWith', 'endsWith']);

/** One value, a group in brackets, or values joined by "or": `status is failed or bounced`. */
function readTexts(reader: Reader, field: QueryField, key: OperatorKey, symbolic: boolean): Query {
  const readOne = (mode: 'value' | 'item') => readTextComparison(reader, field, key, mode);
  if (tokenAt(reader, reader.at).type === 'open') return readGroup(reader, () => readOne('item'));
  const lists = !symbolic && listsWithCommas(reader);
  const queries: [Query, ...Query[]] = [readOne(lists ? 'item' : 'value')];
  let joiner = '';
  while (!symbolic) {
    const next = nextValue(reader, lists, goesOnWithAnd.has(key));
    if (next === null || (joiner !== '' && next.joiner !== '' && next.joiner !== joiner)) break;
    if (next.joiner !== '') joiner = next.joiner;
    reader.at = next.next;
    countCondition(reader);
    queries.push(readOne(lists ? 'item' : 'value'));
  }
  return joiner === 'and' && queries.length > 1 ? { kind: 'and', of: queries } : anyOf(queries);
}

/** The words before the next value of the same field; null where there is none. */
function nextValue(reader: Reader, lists: boolean, withAnd: boolean): Found<{ joiner: string }> | null {
  let at = reader.at;
  const comma = tokenAt(reader, at).type === 'comma';
  if (comma && !lists) return null;
  if (comma) at++;
  const word = wordAt(reader, at);
  const joins = word === 'or' || (withAnd && word === 'and');
  if (!joins && !comma) return null;
  const next = joins ? at + 1 : at;
  return opensCondition(reader, next) ? null : { joiner: joins ? word : '', next };
}

/** True before `failed, bounced or pending`: words between commas up to an "or". */
function listsWithCommas(reader: Reader): boolean {
  let commas = 0;
  for (let at = reader.at; at < reader.at + 40; at++) {
    const { type, low, spaced } = tokenAt(reader, at);
    if (type === 'comma') {
      if (!tokenAt(reader, at + 1).spaced) return false;
      commas++;
    } else if (type === 'word' && low === 'or') return commas > 0;
    else if (type !== 'word' && type !== 'quoted') return false;
    else if (low === 'and' || (spaced && at > reader.at && endsValue(reader, at))) return false;
  }
  return false;
}

/** Reads `any of (actor, target) contains x`; null where no bracket follows. */
export function readAnyOf(reader: Reader): Query | null {
  if (wordAt(reader, reader.at) !== 'any' || wordAt(reader, reader.at + 1) !== 'of') return null;
  if (tokenAt(reader, reader.at + 2).type !== 'open') return null;
  const names: string[] = [];
  let at = reader.at + 2;
  do {
    const start = at + 1;
    const found = readFields(reader, start).find(({ next }) => {
      const { type } = tokenAt(reader, next);
      return type === 'comma' || type === 'close';
    });
    if (found === undefined || found.field.ref.kind !== 'field' || found.field.type !== 'text') {
      return fail(reader, start, 'The name of a text field is expected here.', {
        expected: reader.catalogue.fields.filter(({ type }) => type === 'text').map(({ label }) => label),
      });
    }
    names.push(found.field.ref.name);
    at = found.next;
  } while (tokenAt(reader, at).type === 'comma');
  const operator = readOperator(reader, at + 1, 'text');
  const field: QueryField = { ...rawField([], 'any of them'), ref: { kind: 'anyOf', names }, type: 'text' };
  if (operator === null) {
    reader.expectation = { place: 'operator', field };
    return fail(reader, at + 1, 'An operator is missing here.', {
      expected: operatorsFor('text').map(({ label }) => label),
    });
  }
  reader.at = operator.next;
  return readBehind(reader, field, operator, at + 1);
}

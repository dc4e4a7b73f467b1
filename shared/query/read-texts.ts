import type { OperatorKey, Query } from './ast.ts';
import { endsValue } from './boundary.ts';
import type { QueryField } from './catalogue.ts';
import { anyOf } from './conditions.ts';
import { opensCondition } from './opens-condition.ts';
import { readGroup } from './read-group.ts';
import { readTextComparison } from './read-operand.ts';
import { countCondition, type Found, type Reader, tokenAt, wordAt } from './reader.ts';

const goesOnWithAnd: ReadonlySet<OperatorKey> = new Set([
  'contains',
  'like',
  'startsWith',
  'endsWith',
]);

/**
 * Reads what a field of texts is compared with: one value, a group in brackets, or values joined by
 * words, `failed or bounced`.
 *
 * @param symbolic the operator is a symbol: then one value is all.
 */
export function readTexts(
  reader: Reader,
  field: QueryField,
  key: OperatorKey,
  symbolic: boolean,
): Query {
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
function nextValue(
  reader: Reader,
  lists: boolean,
  withAnd: boolean,
): Found<{ joiner: string }> | null {
  let at = reader.at;
  const comma = tokenAt(reader, at).type === 'comma';
  if (comma && !lists) return null;
  if (comma) at++;
  const word = wordAt(reader, at);
  const joiner = word === 'nor' ? 'or' : word;
  const joins = joiner === 'or' || (withAnd && joiner === 'and');
  if (!joins && !comma) return null;
  const next = joins ? at + 1 : at;
  return opensCondition(reader, next) ? null : { joiner: joins ? joiner : '', next };
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

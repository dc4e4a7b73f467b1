import type { Query } from './ast.ts';
import { isNamedAddress, startsComparison } from './boundary.ts';
import type { QueryField } from './catalogue.ts';
import { checkMistypedOperator } from './mistyped-operator.ts';
import { readBehind } from './read-comparison.ts';
import { readFields } from './read-field.ts';
import { endsCondition, readOperator } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { chunkAt, type Reader, tokenAt, wordAt } from './reader.ts';

const leads = new Set('from by for of with on to at in via where whose without'.split(' '));

/**
 * Reads a field with its value and no operator: `from user bob`, `with status failed`,
 * `ip 10.0.0.1`; without a word before it only a field of the view. A whole address, a number or a
 * quoted value must be it, of another a part is enough. Null for anything else. Moves the reader.
 */
export function readNamedField(reader: Reader): readonly Query[] | null {
  const word = wordAt(reader, reader.at);
  const led = leads.has(word);
  const behind = led ? reader.at + 1 : reader.at;
  const start = wordAt(reader, behind) === 'the' ? behind + 1 : behind;
  for (const { field, next } of readFields(reader, start)) {
    if (field.type === 'time' || !isValue(reader, next, field)) continue;
    checkMistypedOperator(reader, field, next);
    if (!led && !field.own) continue;
    reader.at = next;
    const key = isWhole(reader, next) || field.type !== 'text' ? 'is' : 'contains';
    const operator = { key, negated: word === 'without', symbolic: false, firm: false } as const;
    const query = readBehind(reader, field, operator, next);
    reader.expectation = { place: 'value', field, operator: key, start: next, implied: true };
    return [query];
  }
  return null;
}

function isValue(reader: Reader, at: number, field: QueryField): boolean {
  const { type } = tokenAt(reader, at);
  if (type !== 'quoted' && (type !== 'word' || endsCondition(reader, at))) return false;
  if (readOperator(reader, at, field.type) !== null) return false;
  return !startsComparison(reader, at) && readTime(reader, at, false) === null;
}

function isWhole(reader: Reader, at: number): boolean {
  if (tokenAt(reader, at).type === 'quoted') return true;
  const { raw } = chunkAt(reader, at);
  return isNamedAddress(raw) || /^\d+$/.test(raw);
}

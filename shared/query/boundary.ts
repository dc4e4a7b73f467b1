import type { QueryField } from './catalogue.ts';
import { isAddress, isBlock } from './network.ts';
import { readFields } from './read-field.ts';
import { endsCondition, readOperator, type WrittenOperator } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { chunkAt, type Found, type Reader, remembered, tokenAt, wordAt } from './reader.ts';
import { timeVerbs } from './vocabulary.ts';

const links = new Set('where that which who whose with and having'.split(' '));
const opposites = new Set('not except excluding'.split(' '));
const prepositions = new Set('from by for to via with of on at in through using'.split(' '));

/** A field that is no time, with the operator behind its name. */
export interface FieldWithOperator {
  field: QueryField;
  /** The token behind the field's name. */
  at: number;
  operator: Found<WrittenOperator>;
}

/** The field and operator that stand at a token, with the longest possible name; null for none. */
export function fieldWithOperator(
  reader: Reader,
  at: number,
  firm: boolean,
): FieldWithOperator | null {
  for (const { field, next } of readFields(reader, at)) {
    if (field.type === 'time') continue;
    const operator = readOperator(reader, next, field.type);
    if (operator === null || (firm && !operator.firm)) continue;
    if (belongs(reader, field, next, operator)) return { field, at: next, operator };
  }
  return null;
}

/** False for "the job was created yesterday" and, of a path, "enabled was true". */
function belongs(
  reader: Reader,
  field: QueryField,
  at: number,
  { key, symbolic, next }: Found<WrittenOperator>,
): boolean {
  if (key !== 'is' || symbolic) return !(wordAt(reader, at) === 'in' && timeAt(reader, at));
  const verb = wordAt(reader, next);
  if ((timeVerbs.has(verb) || verb === 'updated') && timeAt(reader, next + 1)) return false;
  const changes = reader.kind === 'audit' || reader.kind === null;
  return !(wordAt(reader, at) === 'was' && changes && !field.own);
}

function timeAt(reader: Reader, at: number): boolean {
  return readTime(reader, at, false) !== null;
}

/** True where a field with its operator stands: "status is", "created yesterday", "ip=". */
export const startsComparison = remembered(comparesAt);

function comparesAt(reader: Reader, at: number): boolean {
  if (fieldWithOperator(reader, at, true) !== null) return true;
  return readFields(reader, at).some(({ field, next }) => {
    if (field.type !== 'time') return false;
    return readOperator(reader, next, 'time')?.firm === true || timeAt(reader, next);
  });
}

/**
 * True where an unquoted value ends although no "and" stands there: before the next field with its
 * operator, a time at the end of the condition, an address behind a preposition, `-field`.
 */
export function endsValue(reader: Reader, at: number): boolean {
  if (endsCondition(reader, at)) return true;
  const { type, text } = tokenAt(reader, at);
  if (type === 'symbol') return text === '-' || text === '!';
  if (type !== 'word') return true;
  if (startsComparison(reader, at) || endsWithTime(reader, at)) return true;
  const word = wordAt(reader, at);
  if (opposites.has(word)) {
    const object = prepositions.has(wordAt(reader, at + 1)) && startsObject(reader, at + 2);
    return object || startsComparison(reader, at + 1) || endsWithTime(reader, at + 1);
  }
  if (links.has(word) && startsComparison(reader, at + 1)) return true;
  return prepositions.has(word) && startsObject(reader, at + 1);
}

/** True for a time that is the last of its condition. */
function endsWithTime(reader: Reader, at: number): boolean {
  const time = readTime(reader, at, false);
  if (time === null || 'trouble' in time) return false;
  return endsCondition(reader, time.next) || startsComparison(reader, time.next);
}

/** True for what a preposition in the middle of a sentence points at: an address, or a field with a value. */
function startsObject(reader: Reader, at: number): boolean {
  if (isNamedAddress(chunkAt(reader, at).raw)) return true;
  return readFields(reader, at).some(({ next }) => {
    const { type } = tokenAt(reader, next);
    return type === 'word' || type === 'quoted';
  });
}

/** True for a mail address, an IP address or block, or a URL: a value that has no second word. */
export function isNamedAddress(text: string): boolean {
  return (
    isMailAddress(text) ||
    isAddress(text) ||
    isBlock(text) ||
    /^[a-z][a-z\d+.-]*:\/\/\S/i.test(text)
  );
}

/** True for a whole mail address. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

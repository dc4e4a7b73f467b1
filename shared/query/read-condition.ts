import type { FieldRef, Query } from './ast.ts';
import { isNamedAddress, startsComparison } from './boundary.ts';
import type { QueryField } from './catalogue.ts';
import { allOf, compareText, negate } from './conditions.ts';
import { nearest } from './edit-distance.ts';
import { isAddress, isBlock } from './network.ts';
import { failAtName, namesPath, unknownNameAt } from './opens-condition.ts';
import { operatorsFor } from './operators.ts';
import { readChanged, readState } from './read-change.ts';
import { readAnyOf, readBehind, readComparison } from './read-comparison.ts';
import { readFields } from './read-field.ts';
import { addressQuery, readFollowing, readPassive, readPrepositional, readWho } from './read-object.ts';
import { readPattern } from './read-operand.ts';
import { commonOperatorWords, endsCondition, readOperator } from './read-operator.ts';
import { type Phrase, readPhrase } from './read-phrase.ts';
import { readTime, startsTime } from './read-time.ts';
import { failAtTime, timeQuery } from './read-time-comparison.ts';
import { checkClosed, readText } from './read-value.ts';
import { splitPath } from '../diff/index.ts';
import {
  chunkAt,
  countCondition,
  fail,
  ignoreTo,
  type Reader,
  tokenAt,
  wordAt,
} from './reader.ts';
import { rawField } from './catalogue.ts';
import { everything, fillers, timeVerbs } from './vocabulary.ts';
import { anywhere, hasWildcard } from './wildcard-pattern.ts';

/** What stands at one place between "and"s: conditions that must all hold. */
export interface Conditions {
  queries: readonly Query[];
  /** The kind of records that a phrase speaks of, in the timeline. */
  kind: Phrase['kind'];
  /** Its words ask for all records of the view: without conditions that is everything. */
  wholeView: boolean;
}

/**
 * Reads one condition, or a word that means nothing (then there are no conditions). Always moves
 * the reader. The order of attempts is the grammar: what is tried first wins.
 */
export function readCondition(reader: Reader): Conditions {
  const start = reader.at;
  reader.expectation = { place: 'condition' };
  const only = (query: Query): Conditions => ({ queries: [query], kind: null, wholeView: false });
  if (everything.has(wordAt(reader, start))) return readEverything(reader);
  const changed = readChanged(reader);
  if (changed !== null) return only(changed);
  const phrase = readPhrase(reader, start);
  if (phrase !== null) return readWholePhrase(reader, phrase);
  const plain =
    readTextSearch(reader) ??
    readAnyOf(reader) ??
    readPathComparison(reader) ??
    readComparison(reader) ??
    readState(reader) ??
    readTimeAlone(reader);
  if (plain !== null) return only(plain);
  const said =
    (wordAt(reader, start) === 'who' ? readWho(reader) : null) ??
    readPassive(reader) ??
    readFollowing(reader)?.queries ??
    readPrepositional(reader) ??
    readNamedField(reader);
  if (said !== null) {
    for (const _ of said) countCondition(reader);
    return { queries: said, kind: null, wholeView: false };
  }
  if (isFiller(reader)) {
    const wholeView = wordAt(reader, start) === 'all';
    ignoreTo(reader, start + 1);
    return { queries: [], kind: null, wholeView };
  }
  return only(readWord(reader));
}

/** "everything" alone is a condition that all records meet; with others it says nothing. */
function readEverything(reader: Reader): Conditions {
  if (standsAlone(reader)) {
    countCondition(reader);
    reader.at++;
    return { queries: [{ kind: 'all' }], kind: null, wholeView: true };
  }
  ignoreTo(reader, reader.at + 1);
  return { queries: [], kind: null, wholeView: true };
}

function standsAlone(reader: Reader): boolean {
  const { at } = reader;
  if (!endsCondition(reader, at + 1)) return false;
  if (at === 0) return true;
  const { type, low, text } = tokenAt(reader, at - 1);
  return type === 'open' || low === 'not' || text === '-' || endsCondition(reader, at - 1);
}

function readWholePhrase(reader: Reader, phrase: Phrase & { next: number }): Conditions {
  if (phrase.queries.length === 0) ignoreTo(reader, phrase.next);
  for (const _ of phrase.queries) countCondition(reader);
  reader.at = phrase.next;
  return { queries: phrase.queries, kind: phrase.kind, wholeView: true };
}

/** `any:"text"`, `any matches /x/`: the whole original. */
function readTextSearch(reader: Reader): Query | null {
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

/** `'details.my key' is 'x'`: a path in quotes. */
function readPathComparison(reader: Reader): Query | null {
  const { at } = reader;
  const token = tokenAt(reader, at);
  if (!namesPath(reader, at) || /^(?:was|became)$/.test(wordAt(reader, at + 1))) return null;
  checkClosed(reader, at);
  const operator = readOperator(reader, at + 1, 'raw');
  if (operator === null) return null;
  const path = splitPath(token.text);
  if (path.length === 0) fail(reader, at, 'A path is missing here.', { expected: ["'details.reason'"] });
  reader.at = operator.next;
  return readBehind(reader, rawField(path, token.text), operator, at + 1);
}

const time: FieldRef = { kind: 'field', name: 'time' };

function readTimeAlone(reader: Reader): Query | null {
  const field: QueryField = { ref: time, type: 'time', label: 'Time', names: [], own: true };
  const found = readTime(reader, reader.at, false);
  if (found !== null) return timeQuery(reader, field, found, false);
  const lead = startsTime(reader, reader.at);
  return lead === null ? null : failAtTime(reader, field, lead.next);
}

/** `ip 10.0.0.1`, `from user bob`, `with status failed`: a field with its value and no operator. */
function readNamedField(reader: Reader): readonly Query[] | null {
  const word = wordAt(reader, reader.at);
  const leads = /^(?:from|by|for|of|with|on|to|at|in|via|where|whose|without)$/.test(word);
  const start = leads ? reader.at + 1 : reader.at;
  for (const { field, next } of readFields(reader, wordAt(reader, start) === 'the' ? start + 1 : start)) {
    const { type } = tokenAt(reader, next);
    const given = type === 'quoted' || (type === 'word' && !endsCondition(reader, next));
    const fits = field.ref.kind === 'field' && field.ref.name === 'ip' && isNamedAddress(chunkAt(reader, next).raw);
    if (!given || field.type === 'time' || (!leads && !fits)) continue;
    if (readOperator(reader, next, field.type) !== null) continue;
    if (startsComparison(reader, next) || readTime(reader, next, false) !== null) continue;
    reader.at = next;
    const is = { key: 'is', negated: word === 'without', symbolic: false, firm: false } as const;
    return [readBehind(reader, field, is, next)];
  }
  return null;
}

function isFiller(reader: Reader): boolean {
  const { at } = reader;
  const word = wordAt(reader, at);
  if (fillers.has(word)) return true;
  if (!timeVerbs.has(word)) return false;
  return readTime(reader, at + 1, false) !== null || fillers.has(wordAt(reader, at + 1));
}

/** A bare word or a quoted phrase: looked for in the view's default fields. */
function readWord(reader: Reader): Query {
  const { at } = reader;
  const token = tokenAt(reader, at);
  const search = reader.catalogue.search;
  if (token.type === 'quoted') {
    checkClosed(reader, at);
    countCondition(reader);
    reader.at++;
    return compareText(search, 'contains', token.text);
  }
  const end = unknownNameAt(reader, at);
  if (end !== null) failAtName(reader, at, end);
  const { raw, next } = chunkAt(reader, at);
  if (token.type !== 'word') failAtSymbol(reader);
  if (halfTimes.has(token.low)) failAtHalfTime(reader, raw);
  checkMistypedOperator(reader);
  countCondition(reader);
  reader.at = next;
  const seesIp = reader.kind === 'event' || reader.kind === null;
  if (isBlock(raw) && seesIp) return addressQuery(raw);
  if (isAddress(raw) && reader.kind === 'event') return addressQuery(raw);
  if (hasWildcard(raw)) return compareText(search, 'like', anywhere(raw));
  return compareText(search, 'contains', raw);
}

/** Words of times that, without the rest of one, nobody looks for. */
const halfTimes = new Set('last previous past next ago'.split(' '));

function failAtHalfTime(reader: Reader, word: string): never {
  return fail(reader, reader.at, `No time is known that is written with "${word}" like this.`, {
    expected: ['yesterday', 'last week', 'in the last 7 days', '3 days ago'],
    suggestion: `Write it like \`last week\` or \`3 days ago\`; to look for the word put it in quotes: "${word}".`,
  });
}

function failAtSymbol(reader: Reader): never {
  const { text, type } = tokenAt(reader, reader.at);
  const symbol = type === 'symbol';
  return fail(reader, reader.at, symbol ? `A field is missing before "${text}".` : 'This does not belong here.', {
    expected: ['a field', 'a text to look for'],
    suggestion: symbol ? `Write it like \`status ${text} failed\`, or put the text in quotes.` : null,
  });
}

/** `status iz failed`: a field, a word that is nearly an operator, and a value. */
function checkMistypedOperator(reader: Reader): void {
  for (const { field, next } of readFields(reader, reader.at)) {
    const word = wordAt(reader, next);
    const behind = tokenAt(reader, next + 1);
    if (word.length < 2 || (behind.type !== 'word' && behind.type !== 'quoted')) continue;
    const near = nearest(word, commonOperatorWords, word.length > 5 ? 2 : 1);
    if (near === null) continue;
    reader.expectation = { place: 'operator', field };
    fail(reader, next, `"${word}" is no operator.`, {
      expected: operatorsFor(field.type).map(({ label }) => label),
      suggestion: `Did you mean "${near}"?`,
    });
  }
}


import type { FieldRef, Query } from './ast.ts';
import type { QueryField } from './catalogue.ts';
import { readAnyOf } from './read-any-of.ts';
import { readChanged, readState } from './read-change.ts';
import { readComparison } from './read-comparison.ts';
import { readFlag } from './read-flag.ts';
import { readNamedField } from './read-named-field.ts';
import { readFollowing, readPassive, readPrepositional, readWho } from './read-object.ts';
import { endsCondition } from './read-operator.ts';
import { type Phrase, readPhrase } from './read-phrase.ts';
import { readPathComparison, readTextSearch } from './read-text-search.ts';
import { readTime } from './read-time.ts';
import { failAtTime, timeQuery } from './read-time-comparison.ts';
import { readWord } from './read-word.ts';
import { countCondition, ignoreTo, type Reader, tokenAt, wordAt } from './reader.ts';
import { startsTime } from './time-lead.ts';
import { everything, fillers, timeVerbs } from './vocabulary.ts';

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
    readFlag(reader) ??
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

const time: FieldRef = { kind: 'field', name: 'time' };

function readTimeAlone(reader: Reader): Query | null {
  const field: QueryField = { ref: time, type: 'time', label: 'Time', names: [], own: true };
  const found = readTime(reader, reader.at, false);
  if (found !== null) return timeQuery(reader, field, found, false);
  const lead = startsTime(reader, reader.at);
  return lead === null ? null : failAtTime(reader, field, lead.next);
}

function isFiller(reader: Reader): boolean {
  const { at } = reader;
  const word = wordAt(reader, at);
  if (fillers.has(word)) return true;
  if (!timeVerbs.has(word)) return false;
  return readTime(reader, at + 1, false) !== null || fillers.has(wordAt(reader, at + 1));
}

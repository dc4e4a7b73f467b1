import { foldName } from '../fields.ts';
import type { Kind } from '../kinds.ts';
import type { FieldRef, OperatorKey } from './ast.ts';
import { catalogueOf, type QueryField } from './catalogue.ts';
import { operatorsFor } from './operators.ts';
import type { ParseContext } from './parse.ts';
import { QueryProblem } from './problem.ts';
import { readFields } from './read-field.ts';
import { choicesOf } from './read-operand.ts';
import { readQuery } from './read-query.ts';
import { type Expectation, openReader, type Reader, tokenAt } from './reader.ts';
import { timePhrases, timeStarts } from './time-words.ts';
import { knownStatuses, recordNouns, states } from './vocabulary.ts';

/** Something that may come next: `text` takes the place of what stands from `from` to `to`. */
export type Completion =
  | {
      kind: 'field' | 'operator' | 'keyword' | 'time' | 'phrase' | 'choice';
      text: string;
      from: number;
      to: number;
    }
  /** Values of a field that begin with a prefix: they come from the case. */
  | {
      kind: 'value';
      field: FieldRef;
      operator: OperatorKey;
      /** What is typed of it so far, without quotes. */
      prefix: string;
      from: number;
      to: number;
    };

const most = 60;

/** What may come next at a place of a text, the likeliest first; at most 60. */
export function complete(text: string, cursor: number, context: ParseContext): Completion[] {
  const before = text.slice(0, cursor);
  const reader = openReader(before, context.kind, context);
  readAsFarAsPossible(reader);
  return suggestions(reader, context.kind).slice(0, most);
}

function readAsFarAsPossible(reader: Reader): void {
  try {
    readQuery(reader);
  } catch (error) {
    if (!(error instanceof QueryProblem)) throw error;
  }
}

function suggestions(reader: Reader, kind: Kind | null): Completion[] {
  const { expectation } = reader;
  const named = fieldBeforeCursor(reader);
  if (expectation.place === 'value') {
    const more = expectation.implied && named ? operatorWords(reader, named.field, named.next) : [];
    return [...more, ...atValue(reader, expectation, kind)];
  }
  const found = named === null ? [] : operatorWords(reader, named.field, named.next);
  return found.length > 0 ? found : atCondition(reader, kind);
}

/** Position of the token of the end. */
function endOf(reader: Reader): number {
  return reader.tokens.length - 1;
}

type Value = Extract<Expectation, { place: 'value' }>;

function atValue(
  reader: Reader,
  { field, operator, start }: Value,
  kind: Kind | null,
): Completion[] {
  const end = endOf(reader);
  const spaced = tokenAt(reader, end).spaced;
  // Behind `is` without a space the operator may still go on.
  if (start >= end && !spaced && tokenAt(reader, end - 1).type === 'word') {
    const named = fieldBeforeCursor(reader);
    return named === null ? [] : operatorWords(reader, named.field, named.next);
  }
  const first = itemStart(reader, start);
  const token = tokenAt(reader, first);
  const to = reader.text.length;
  const typed = token.type === 'quoted' ? token.text : reader.text.slice(token.start).trimEnd();
  const offered = valuesOf(field, operator, typed, token.start, to, kind);
  if (first >= end) {
    const more = operator === 'is' && first === start ? furtherWords(field.type) : [];
    return [...offered, ...wordsFrom(reader, end, more, 'keyword')];
  }
  if (spaced) return [...connectives(reader), ...offered];
  const joins = end - 1 > first ? wordsFrom(reader, end - 1, ['and', 'or'], 'keyword') : [];
  return [...joins, ...offered];
}

/** The token of the value that is being written: in brackets the one behind the last comma. */
function itemStart(reader: Reader, start: number): number {
  if (tokenAt(reader, start).type !== 'open') return start;
  const end = endOf(reader);
  for (let at = end - 1; at > start; at--) {
    const { type, low } = tokenAt(reader, at);
    if (type === 'comma' || type === 'open' || low === 'or') return at + 1;
  }
  return start + 1;
}

function furtherWords(type: QueryField['type']): readonly string[] {
  return type === 'text' || type === 'raw' ? ['not', 'like', 'in', 'empty'] : ['not'];
}

function valuesOf(
  field: QueryField,
  operator: OperatorKey,
  prefix: string,
  from: number,
  to: number,
  kind: Kind | null,
): Completion[] {
  if (field.type === 'time')
    return startingWith([...timePhrases, ...timeStarts], prefix, 'time', from, to);
  const choices = choicesOf(field.type);
  if (choices !== null) return startingWith(choices, prefix, 'choice', from, to);
  if (field.type !== 'text' && field.type !== 'raw') return [];
  const known = field.ref.kind === 'field' && field.ref.name === 'status' ? statusesOf(kind) : [];
  return [
    { kind: 'value', field: field.ref, operator, prefix, from, to },
    ...startingWith(known, prefix, 'choice', from, to),
  ];
}

function statusesOf(kind: Kind | null): readonly string[] {
  if (kind !== null) return knownStatuses[kind];
  return [...new Set(Object.values(knownStatuses).flat())];
}

/** The field whose name ends before the last, perhaps unfinished, word. */
function fieldBeforeCursor(reader: Reader): { field: QueryField; next: number } | null {
  const end = endOf(reader);
  const last = tokenAt(reader, end).spaced ? end : end - 1;
  for (let at = Math.max(0, last - 4); at < last; at++) {
    const found = readFields(reader, at).find(({ next }) => next === last);
    if (found !== undefined) return found;
  }
  return null;
}

/** Operators of a field, or times, that go on what stands behind its name. */
function operatorWords(reader: Reader, field: QueryField, at: number): Completion[] {
  const words = operatorsFor(field.type)
    .filter(({ key }) => field.type !== 'time' || key === 'exists')
    .flatMap(({ text }) => [text.is, text.not]);
  const times = field.type === 'time' ? [...timePhrases, ...timeStarts] : [];
  return [...wordsFrom(reader, at, times, 'time'), ...wordsFrom(reader, at, words, 'operator')];
}

function atCondition(reader: Reader, kind: Kind | null): Completion[] {
  const end = endOf(reader);
  const last = tokenAt(reader, end).spaced ? end : end - 1;
  const fields = catalogueOf(kind).fields.filter(({ own }) => own);
  const labels = fields.map(({ label }) => label);
  const phrases = kind === null ? [] : phrasesOf(kind);
  return [
    ...(last === end && endsHere(reader, end) ? connectives(reader) : []),
    ...fieldNames(reader, last, labels),
    ...wordsFrom(reader, last, phrases, 'phrase'),
    ...wordsFrom(reader, last, timePhrases, 'time'),
    ...wordsFrom(reader, last, ['not', 'changed', 'any:', 'any matches'], 'keyword'),
  ];
}

/** True behind a condition, and not at the start or behind "and", "not" or a bracket. */
function endsHere(reader: Reader, end: number): boolean {
  if (end === 0) return false;
  const { type, low } = tokenAt(reader, end - 1);
  return type !== 'open' && type !== 'comma' && !/^(?:and|or|but|not)$/.test(low);
}

function phrasesOf(kind: Kind): string[] {
  const noun = recordNouns[kind]
    .split(',')
    .find((word) => word.endsWith('s') && !word.includes(' '));
  return states[kind].map(({ forms }) => `${forms.split(',')[0]} ${noun ?? kind}`);
}

/** Labels that go on what the last one to three words begin. */
function fieldNames(reader: Reader, last: number, labels: readonly string[]): Completion[] {
  const to = reader.text.length;
  for (let at = Math.max(0, last - 2); at <= last; at++) {
    const { start, type } = tokenAt(reader, at);
    const typed = reader.text.slice(start);
    if (type !== 'word' && type !== 'end') continue;
    const found = labels.filter((label) => foldName(label).startsWith(foldName(typed)));
    if (found.length > 0) return found.map((text) => ({ kind: 'field', text, from: start, to }));
  }
  return [];
}

function connectives(reader: Reader): Completion[] {
  const to = reader.text.length;
  return ['and', 'or'].map((text) => ({ kind: 'keyword', text, from: to, to }));
}

/** Words that go on what stands from a token to the cursor. */
function wordsFrom(
  reader: Reader,
  at: number,
  words: readonly string[],
  kind: Exclude<Completion['kind'], 'value'>,
): Completion[] {
  const { start } = tokenAt(reader, at);
  return startingWith(words, reader.text.slice(start), kind, start, reader.text.length);
}

function startingWith(
  words: readonly string[],
  typed: string,
  kind: Exclude<Completion['kind'], 'value'>,
  from: number,
  to: number,
): Completion[] {
  const low = typed.trim().toLowerCase();
  return words
    .filter((word) => word.toLowerCase().startsWith(low))
    .map((text) => ({ kind, text, from, to }));
}

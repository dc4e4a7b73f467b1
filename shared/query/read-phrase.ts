import { foldName } from '../fields.ts';
import type { Kind } from '../kinds.ts';
import type { Query } from './ast.ts';
import { fieldWithOperator, isNamedAddress, startsComparison } from './boundary.ts';
import { compareText, negate, refOf } from './conditions.ts';
import { type Lexeme, lexiconOf } from './lexemes.ts';
import { findPhrase } from './phrase-index.ts';
import { readFields } from './read-field.ts';
import { endsCondition, operatorWords } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { chunkAt, type Found, type Reader, tokenAt, wordAt } from './reader.ts';
import {
  activityQualifierFields,
  entityFields,
  fillers,
  qualifierFields,
  type State,
  states,
} from './vocabulary.ts';

/** A noun phrase: "failed logins", "totp reset mails", "jobs that are still running". */
export interface Phrase {
  /** Conditions that must all hold; none where the words only name the view's records. */
  queries: readonly Query[];
  /** The kind of records that it speaks of, in the timeline. */
  kind: Kind | null;
}

/** A piece of a phrase: a known word, or unknown ones in front of a noun. */
type Piece = Found<
  { at: number; negated: boolean } & ({ lexeme: Lexeme } | { lexeme: null; text: string })
>;

const adverbs = new Set('still currently now just only already'.split(' '));
const pronouns = new Set('that which who'.split(' '));
const copulas = new Set('is are was were have has had been being did do does'.split(' '));
const mostUnknown = 3;

/**
 * Reads a phrase of the vocabulary at a token, with adjectives in front of its noun or, with
 * "that", "are" and the like, behind it. Null where there is none: a single adjective or verb is
 * an ordinary word.
 */
export function readPhrase(reader: Reader, at: number): Found<Phrase> | null {
  const pieces = readPieces(reader, at);
  const nounAt = pieces.findLastIndex((piece) => isNoun(piece.lexeme, pieces));
  if (nounAt < 0) return null;
  let end = nounAt;
  while (pieces[end + 1]?.lexeme?.class === 'state' || pieces[end + 1]?.lexeme?.class === 'verb') {
    end++;
  }
  const used = pieces.slice(0, end + 1);
  const kind = kindOf(used, reader.kind);
  const next = used.at(-1)?.next ?? at;
  const queries = used.flatMap((piece) => queriesOf(piece, used, reader.kind ?? kind));
  const limits = reader.kind === null && kind !== null;
  const ofKind = limits ? [compareText(refOf('kind'), 'is', kind)] : [];
  return { queries: [...ofKind, ...queries], kind: limits ? kind : null, next };
}

/** Reads `that failed`, `which are not active`: an adjective for what was said before. */
export function readRelative(reader: Reader, at: number): Found<Phrase> | null {
  if (!pronouns.has(wordAt(reader, at))) return null;
  const piece = readPredicate(reader, at);
  if (piece === null) return null;
  const queries = queriesOf(piece, [piece], reader.kind);
  return queries.length === 0 ? null : { queries, kind: null, next: piece.next };
}

function readPieces(reader: Reader, start: number): Piece[] {
  const lexicon = lexiconOf(reader.kind);
  const pieces: Piece[] = [];
  let unknown = 0;
  let at = start;
  while (pieces.length < 8) {
    const found = findPhrase(reader, at, lexicon);
    if (found !== null && !startsOtherwise(reader, at, found.value, pieces)) {
      pieces.push({ at, lexeme: found.value, negated: false, next: found.next });
      at = found.next;
      continue;
    }
    const predicate = pieces.length > 0 ? readPredicate(reader, at) : null;
    if (predicate !== null) {
      pieces.push(predicate);
      break;
    }
    if (unknown === mostUnknown || !canQualify(reader, at)) break;
    unknown++;
    const { raw, next } = chunkAt(reader, at);
    const last = pieces.at(-1);
    if (last?.lexeme === null) {
      pieces[pieces.length - 1] = { ...last, text: `${last.text} ${raw}`, next };
    } else {
      pieces.push({ at, lexeme: null, text: raw, negated: false, next });
    }
    at = next;
  }
  return pieces;
}

/** `that failed`, `are not active`, `still running` behind a noun. */
function readPredicate(reader: Reader, start: number): Piece | null {
  let at = start;
  let negated = false;
  for (; ; at++) {
    const word = wordAt(reader, at);
    const not = /^(?:not|never|(?:is|are|was|were|have|has|did|do|does)n'?t)$/.test(word);
    if (not) negated = !negated;
    else if (!pronouns.has(word) && !copulas.has(word) && !adverbs.has(word)) break;
  }
  if (at === start) return null;
  const found = findPhrase(reader, at, lexiconOf(reader.kind));
  if (found === null || (found.value.class !== 'state' && found.value.class !== 'verb')) return null;
  if (found.value.class === 'verb' && found.value.noun) return null;
  return { at: start, lexeme: found.value, negated, next: found.next };
}

/**
 * True where the same words open a condition of another form: "action is …", "created yesterday".
 * But "the job is running" is about the job, and "users created yesterday" about their creation.
 */
function startsOtherwise(
  reader: Reader,
  at: number,
  lexeme: Lexeme,
  pieces: readonly Piece[],
): boolean {
  const compares =
    startsComparison(reader, at) ||
    (pieces.length === 0 && fieldWithOperator(reader, at, false) !== null);
  if (!compares) return false;
  const ofEntity = pieces.some(({ lexeme: other }) => other?.class === 'entity');
  if (lexeme.class === 'verb' && ofEntity) return false;
  if (lexeme.class !== 'record' || readPredicate(reader, at + 1) === null) return true;
  const field = readFields(reader, at).at(-1)?.field;
  return field?.own === true && foldName(field.label) === wordAt(reader, at);
}

function canQualify(reader: Reader, at: number): boolean {
  const word = wordAt(reader, at);
  if (word === '' || endsCondition(reader, at) || fillers.has(word)) return false;
  if (operatorWords.has(word) || !/^[\p{L}\d_.-]+$/u.test(word)) return false;
  const { raw, next } = chunkAt(reader, at);
  if (isNamedAddress(raw) || tokenAt(reader, next).type === 'symbol') return false;
  return !startsComparison(reader, at) && readTime(reader, at, false) === null;
}

function isNoun(lexeme: Lexeme | null, pieces: readonly Piece[]): boolean {
  if (lexeme === null) return false;
  switch (lexeme.class) {
    case 'record':
      return true;
    case 'state':
      return false;
    case 'failure':
      return lexeme.noun || pieces.some(({ lexeme: other }) => other?.class === 'activity' || other?.class === 'record');
    case 'entity':
      return lexeme.noun || pieces.some(({ lexeme: other }) => other?.class === 'verb');
    case 'activity':
    case 'verb':
      return lexeme.noun;
  }
}

function kindOf(pieces: readonly Piece[], view: Kind | null): Kind | null {
  for (const { lexeme } of pieces) {
    if (lexeme?.class === 'record' && lexeme.kind !== null) return lexeme.kind;
  }
  const acts = pieces.some(({ lexeme }) => lexeme?.class === 'activity');
  return view === null && acts ? 'event' : view;
}

function queriesOf(piece: Piece, pieces: readonly Piece[], kind: Kind | null): Query[] {
  const { lexeme, negated } = piece;
  const place = kind ?? 'timeline';
  if (lexeme === null) {
    const acts = pieces.some(({ lexeme: other }) => other?.class === 'activity');
    const fields = acts ? activityQualifierFields : qualifierFields[place];
    return [compareText(refOf(fields), 'contains', piece.text)];
  }
  switch (lexeme.class) {
    case 'record':
      return [];
    case 'failure':
      return states[place].slice(0, 1).map(stateQuery);
    case 'state': {
      const known = lexeme.byKind.get(place) ?? lexeme.byKind.values().next().value;
      return known === undefined ? [] : [negate(stateQuery(known), negated)];
    }
    case 'activity':
    case 'verb':
      return [negate(compareText(refOf('action'), 'contains', lexeme.text), negated)];
    case 'entity':
      return [compareText(refOf(entityFields), 'contains', lexeme.text)];
  }
}

function stateQuery({ field, value }: State): Query {
  return compareText(refOf(field), 'is', value);
}

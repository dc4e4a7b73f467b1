import type { Kind } from '../kinds.ts';
import type { Query } from './ast.ts';
import { anyOf, compareText, negate, refOf } from './conditions.ts';
import type { Lexeme } from './lexemes.ts';
import { type Piece, pronouns, readPieces, readPredicate } from './phrase-pieces.ts';
import { endsCondition } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { type Found, type Reader, remembered, tokenAt, wordAt } from './reader.ts';
import {
  activityQualifierFields,
  entityFields,
  fillers,
  qualifierFields,
  type State,
  states,
  timeVerbs,
} from './vocabulary.ts';

/** A noun phrase: "failed logins", "totp reset mails", "jobs that are still running". */
export interface Phrase {
  /** Conditions that must all hold; none where the words only name the view's records. */
  queries: readonly Query[];
  /** The kind of records that it speaks of, in the timeline. */
  kind: Kind | null;
}

/**
 * Reads a phrase of the vocabulary at a token, with adjectives in front of its noun or, with
 * "that", "are" and the like, behind it. Null where there is none: a single adjective or verb is
 * an ordinary word.
 */
export const readPhrase = remembered(phraseAt);

function phraseAt(reader: Reader, at: number): Found<Phrase> | null {
  const pieces = readPieces(reader, at);
  const used = phraseOf(pieces) ?? fragmentOf(reader, at, pieces);
  if (used === null) return null;
  const kind = kindOf(used, reader.kind);
  const queries = used.flatMap((piece) => queriesOf(piece, used, reader.kind ?? kind));
  const limits = reader.kind === null && kind !== null;
  const ofKind = limits ? [compareText(refOf('kind'), 'is', kind)] : [];
  const next = used.at(-1)?.next ?? at;
  return { queries: [...ofKind, ...queries], kind: limits ? kind : null, next };
}

/** The pieces up to the last noun and what is said of it; null without a noun. */
function phraseOf(pieces: readonly Piece[]): readonly Piece[] | null {
  const nounAt = pieces.findLastIndex((piece) => isNoun(piece.lexeme, pieces));
  if (nounAt < 0) return null;
  let end = nounAt + 1;
  while (/^(?:state|verb)$/.test(pieces[end]?.lexeme?.class ?? '')) end++;
  return pieces.slice(0, end);
}

/** "failed login", "login failed", "failed yesterday", "login by jonas": as good as with a noun. */
function fragmentOf(reader: Reader, at: number, pieces: readonly Piece[]): readonly Piece[] | null {
  const unknownAt = pieces.findIndex(({ lexeme }) => lexeme === null);
  const used = unknownAt < 0 ? pieces : pieces.slice(0, unknownAt);
  const last = used.at(-1);
  if (last === undefined || timeVerbs.has(wordAt(reader, at))) return null;
  const classes = new Set(used.map(({ lexeme }) => lexeme?.class));
  if (classes.has('activity') && classes.has('state')) return used;
  if (classes.has('entity')) return null;
  return isFollowed(reader, last.next) ? used : null;
}

const prepositions = new Set('by for from of via'.split(' '));

/** True where a time or a name behind a preposition goes on. */
function isFollowed(reader: Reader, at: number): boolean {
  if (readTime(reader, at, false) !== null) return true;
  if (!prepositions.has(wordAt(reader, at))) return false;
  const { type, low } = tokenAt(reader, at + 1);
  return (
    type === 'quoted' || (type === 'word' && !fillers.has(low) && !endsCondition(reader, at + 1))
  );
}

/** Reads `that failed`, `which are not active`: an adjective for what was said before. */
export function readRelative(reader: Reader, at: number): Found<Phrase> | null {
  if (!pronouns.has(wordAt(reader, at))) return null;
  const piece = readPredicate(reader, at);
  if (piece === null) return null;
  const queries = queriesOf(piece, [piece], reader.kind);
  return queries.length === 0 ? null : { queries, kind: null, next: piece.next };
}

function isNoun(lexeme: Lexeme | null, pieces: readonly Piece[]): boolean {
  if (lexeme === null) return false;
  switch (lexeme.class) {
    case 'record':
      return true;
    case 'state':
      return false;
    case 'failure':
      return (
        lexeme.noun ||
        pieces.some(({ lexeme: other }) => other?.class === 'activity' || other?.class === 'record')
      );
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
  const meant = [lexeme, ...piece.others].flatMap((one) => meaningOf(one, place));
  const [first, ...more] = meant;
  return first === undefined ? [] : [negate(anyOf([first, ...more]), negated)];
}

/** What a word means of the records of a kind; nothing for the nouns that name the kind itself. */
function meaningOf(lexeme: Lexeme, place: Kind | 'timeline'): Query[] {
  switch (lexeme.class) {
    case 'record':
      return [];
    case 'failure':
      return states[place].slice(0, 1).map(stateQuery);
    case 'state': {
      const known = lexeme.byKind.get(place) ?? lexeme.byKind.values().next().value;
      return known === undefined ? [] : [stateQuery(known)];
    }
    case 'activity':
    case 'verb':
      return [compareText(refOf('action'), 'contains', lexeme.text)];
    case 'entity':
      return [compareText(refOf(entityFields), 'contains', lexeme.text)];
  }
}

function stateQuery({ field, value }: State): Query {
  return compareText(refOf(field), 'is', value);
}

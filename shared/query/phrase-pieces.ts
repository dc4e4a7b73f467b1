import { foldName } from '../fields.ts';
import { fieldWithOperator, isNamedAddress, startsComparison } from './boundary.ts';
import { type Lexeme, lexiconOf } from './lexemes.ts';
import { findPhrase } from './phrase-index.ts';
import { readFields } from './read-field.ts';
import { endsCondition, operatorWords } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { chunkAt, type Found, type Reader, tokenAt, wordAt } from './reader.ts';
import { fillers } from './vocabulary.ts';

/** A piece of a phrase: known words of one class, joined by "or", or unknown ones before a noun. */
export type Piece = Found<
  { negated: boolean } & (
    | { lexeme: Lexeme; others: readonly Lexeme[] }
    | { lexeme: null; text: string }
  )
>;

const adverbs = new Set('still currently now just only already'.split(' '));
/** Words that begin what is said of a noun. */
export const pronouns: ReadonlySet<string> = new Set('that which who'.split(' '));
const copulas = new Set('is are was were have has had been being did do does'.split(' '));
const mostUnknown = 3;
/** Most words between a noun and what is said of it: "that have not yet". */
const mostLinks = 6;

/** The pieces that stand in a row from a token on; they need not make a phrase. */
export function readPieces(reader: Reader, start: number): Piece[] {
  const lexicon = lexiconOf(reader.kind);
  const pieces: Piece[] = [];
  let unknown = 0;
  let at = start;
  while (pieces.length < 8) {
    const found = findPhrase(reader, at, lexicon);
    if (found !== null && !startsOtherwise(reader, at, found.value, pieces)) {
      const piece = withOthers(reader, found.value, found.next);
      pieces.push(piece);
      at = piece.next;
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
      pieces.push({ lexeme: null, text: raw, negated: false, next });
    }
    at = next;
  }
  return pieces;
}

/** "failed or pending logins", "deleted users and groups": words of one class go together. */
function withOthers(reader: Reader, lexeme: Lexeme, start: number): Piece {
  const others: Lexeme[] = [];
  let next = start;
  while (lexeme.class !== 'record' && lexeme.class !== 'failure') {
    const comma = tokenAt(reader, next).type === 'comma' ? next + 1 : next;
    const at = /^(?:or|and)$/.test(wordAt(reader, comma)) ? comma + 1 : comma;
    const other = at === next ? null : findPhrase(reader, at, lexiconOf(reader.kind));
    if (other === null || other.value.class !== lexeme.class) break;
    if (startsComparison(reader, at)) break;
    others.push(other.value);
    next = other.next;
  }
  return { lexeme, others, negated: false, next };
}

/** Reads `that failed`, `are not active`, `still running` behind a noun. */
export function readPredicate(reader: Reader, start: number): Piece | null {
  let at = start;
  let negated = false;
  for (; at < start + mostLinks; at++) {
    const word = wordAt(reader, at);
    const not = /^(?:not|never|(?:is|are|was|were|have|has|did|do|does)n'?t)$/.test(word);
    if (not) negated = !negated;
    else if (!pronouns.has(word) && !copulas.has(word) && !adverbs.has(word)) break;
  }
  if (at === start) return null;
  const found = findPhrase(reader, at, lexiconOf(reader.kind));
  if (found === null || (found.value.class !== 'state' && found.value.class !== 'verb'))
    return null;
  if (found.value.class === 'verb' && found.value.noun) return null;
  return { lexeme: found.value, others: [], negated, next: found.next };
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

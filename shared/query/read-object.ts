import type { Kind } from '../kinds.ts';
import type { Query } from './ast.ts';
import { isMailAddress, isNamedAddress } from './boundary.ts';
import { allOf, anyOf, compareText, refOf } from './conditions.ts';
import { type Lexeme, lexiconOf } from './lexemes.ts';
import { isAddress, isBlock } from './network.ts';
import { opensCondition } from './opens-condition.ts';
import { findPhrase } from './phrase-index.ts';
import { readFields } from './read-field.ts';
import { endsCondition } from './read-operator.ts';
import { type Phrase, readRelative } from './read-phrase.ts';
import { readTime } from './read-time.ts';
import { readText } from './read-value.ts';
import { chunkAt, type Found, ignoreTo, type Reader, tokenAt, wordAt } from './reader.ts';
import { entityFields, everything, fillers, originFields, type Role, roles } from './vocabulary.ts';

function behindArticle(reader: Reader, at: number): number {
  return /^(?:the|an?)$/.test(wordAt(reader, at)) ? at + 1 : at;
}

/**
 * Reads a preposition and the names behind it: `by jonas@acme.example`, `from 10.0.0.1 or 10.0.0.2`,
 * `to payroll`. Null where the preposition says nothing of its own here: in front of a field, a
 * time, or in a view where it has no role. Moves the reader where it finds something.
 */
export function readPrepositional(reader: Reader): readonly Query[] | null {
  const word = wordAt(reader, reader.at);
  const first = readObject(reader, word, reader.at + 1);
  if (first === null) return null;
  const alternatives: [Query, ...Query[]] = [allOf(first)];
  while (wordAt(reader, reader.at) === 'or') {
    const repeated = wordAt(reader, reader.at + 1) === word;
    const start = repeated ? reader.at + 2 : reader.at + 1;
    if (!repeated && opensCondition(reader, start)) break;
    const other = readObject(reader, word, start);
    if (other === null) break;
    alternatives.push(allOf(other));
  }
  return alternatives.length === 1 ? first : [anyOf(alternatives)];
}

/** What a preposition says of the name at a token. Moves the reader behind it. */
function readObject(reader: Reader, word: string, at: number): readonly Query[] | null {
  const start = behindArticle(reader, at);
  const { raw, next } = chunkAt(reader, start);
  if (pointers.has(word) && (isAddress(raw) || isBlock(raw))) {
    reader.at = next;
    return [addressQuery(raw)];
  }
  const role = roleOf(word, raw, reader.kind);
  if (role === undefined || !isName(reader, start)) return null;
  reader.at = start;
  return readNamed(reader, role, word === 'to' || word === 'of' || word === 'on');
}

/** Prepositions in front of an IP address. */
const pointers = new Set('from by at on via with for of'.split(' '));

/** What a preposition says of a name. "from", "at" and "in" point at people by their address only. */
function roleOf(word: string, name: string, kind: Kind | null): Role | undefined {
  const known = roles[kind ?? 'timeline'];
  const role = Object.hasOwn(known, word) ? known[word] : undefined;
  if (!/^(?:from|at|in)$/.test(word) || isMailAddress(name)) return role;
  if (kind !== 'event' && kind !== null) return undefined;
  return /^[A-Z]{2}$/.test(name) ? 'country' : originFields;
}

/** Reads the verb of `deleted by jonas`. Null where no such verb and "by" stand. Moves the reader. */
export function readPassive(reader: Reader): readonly Query[] | null {
  const verb = findPhrase(reader, reader.at, lexiconOf(reader.kind));
  if (verb === null || verb.value.class !== 'verb') return null;
  if (wordAt(reader, verb.next) !== 'by') return null;
  reader.at = verb.next;
  return [compareText(refOf('action'), 'contains', verb.value.text)];
}

/**
 * Reads `who modified the google provider`: a verb of administrators and what it was done to. Null
 * where no such verb follows.
 */
export function readWho(reader: Reader): readonly Query[] | null {
  let at = reader.at + 1;
  while (/^(?:has|have|had|did|last|recently)$/.test(wordAt(reader, at))) at++;
  const verb = findPhrase(reader, at, lexiconOf(reader.kind));
  if (verb === null || verb.value.class !== 'verb' || verb.value.noun) return null;
  const did = compareText(refOf('action'), 'contains', verb.value.text);
  const start = behindArticle(reader, verb.next);
  ignoreTo(reader, reader.at + 1);
  reader.at = start;
  return isName(reader, start) ? [did, ...readNamed(reader, 'target', true)] : [did];
}

/** The condition that a bare IP address or block means. */
export function addressQuery(text: string): Query {
  const field = refOf('ip');
  return isBlock(text)
    ? { kind: 'compare', field, operator: 'within', operand: { kind: 'network', network: text } }
    : compareText(field, 'is', text);
}

function isName(reader: Reader, at: number): boolean {
  const { type } = tokenAt(reader, at);
  if (type === 'quoted') return true;
  const word = wordAt(reader, at);
  if (type !== 'word' || endsCondition(reader, at) || everything.has(word)) return false;
  if (isNamedAddress(chunkAt(reader, at).raw)) return true;
  if (fillers.has(word) || readTime(reader, at, true) !== null) return false;
  return readFields(reader, at).every(({ next }) => endsCondition(reader, next));
}

/** A whole address must be it; of a name a part is enough, and a word for its type counts apart. */
function readNamed(reader: Reader, role: Role, withEntity: boolean): readonly Query[] {
  const field = refOf(role);
  const first = withEntity ? entityAt(reader, reader.at) : null;
  if (first !== null) {
    reader.at = first.next;
    const more = !endsCondition(reader, reader.at) && isName(reader, reader.at);
    return more ? [first.query, ...readNamed(reader, role, false)] : [first.query];
  }
  const start = reader.at;
  const { text, quoted } = readText(reader, 'name');
  if (quoted) return [compareText(field, 'contains', text)];
  if (isMailAddress(text)) return [compareText(field, 'is', text)];
  const last = withEntity && reader.at - start > 1 ? entityAt(reader, reader.at - 1) : null;
  if (last === null || last.next !== reader.at) return [compareText(field, 'contains', text)];
  const name = text.slice(0, text.lastIndexOf(' '));
  return [compareText(field, 'contains', name), last.query];
}

function entityAt(reader: Reader, at: number): Found<{ query: Query }> | null {
  if (reader.kind !== 'audit' && reader.kind !== null) return null;
  const found = findPhrase(reader, at, lexiconOf('audit'));
  const text = found === null ? null : entityText(found.value);
  if (found === null || text === null) return null;
  return { query: compareText(refOf(entityFields), 'contains', text), next: found.next };
}

function entityText(lexeme: Lexeme): string | null {
  return lexeme.class === 'entity' ? lexeme.text : null;
}

/** A phrase that says more of what was named before: "… that failed". Moves the reader. */
export function readFollowing(reader: Reader): Phrase | null {
  const found = readRelative(reader, reader.at);
  if (found !== null) reader.at = found.next;
  return found;
}

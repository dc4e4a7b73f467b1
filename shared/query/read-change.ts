import type { Query } from './ast.ts';
import { endsCondition } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { checkClosed, readText } from './read-value.ts';
import { chunkAt, countCondition, type Reader, tokenAt, wordAt } from './reader.ts';
import { fillers, timeVerbs } from './vocabulary.ts';

const name = /^[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*$/;

/** Reads `changed redirectUris`: null where nothing of the kind stands. Moves the reader. */
export function readChanged(reader: Reader): Query | null {
  const { at } = reader;
  if (wordAt(reader, at) !== 'changed') return null;
  const token = tokenAt(reader, at + 1);
  if (token.type === 'quoted') checkClosed(reader, at + 1);
  else if (!isPath(reader, at + 1)) return null;
  const next = token.type === 'quoted' ? at + 2 : chunkAt(reader, at + 1).next;
  countCondition(reader);
  reader.at = next;
  return { kind: 'change', verb: 'changed', path: token.text };
}

/**
 * Reads `enabled became true`, `'settings.mfa' was false`, `was 'x'`: null where nothing of the
 * kind stands. Moves the reader.
 */
export function readState(reader: Reader): Query | null {
  const start = reader.at;
  const first = tokenAt(reader, start);
  const bare = isState(wordAt(reader, start));
  if (!bare && !isState(wordAt(reader, start + 1))) return null;
  const verb = wordAt(reader, bare ? start : start + 1);
  if (verb !== 'was' && verb !== 'became') return null;
  const behind = tokenAt(reader, bare ? start + 1 : start + 2);
  // "was created yesterday" and "was 'x'" differ in the quotes.
  if (bare && verb === 'was' && behind.type !== 'quoted') return null;
  if (!bare && first.type === 'quoted') checkClosed(reader, start);
  else if (!bare && !isPath(reader, start)) return null;
  if (!bare && timeVerbs.has(behind.low) && readTime(reader, start + 3, false) !== null)
    return null;
  countCondition(reader);
  reader.at = bare ? start + 1 : start + 2;
  const { text, strict, exactly } = readText(reader, 'value');
  return {
    kind: 'change',
    verb,
    path: bare ? null : first.text,
    value: { kind: 'text', text, exact: strict || exactly },
  };
}

function isState(word: string): boolean {
  return word === 'was' || word === 'became';
}

/** True for one word that can be a path and is no word of English that says something else. */
function isPath(reader: Reader, at: number): boolean {
  const { type, text, low } = tokenAt(reader, at);
  if (type !== 'word' || !name.test(text) || endsCondition(reader, at)) return false;
  if (fillers.has(low) || low === 'not') return false;
  return chunkAt(reader, at).next === at + 1 && readTime(reader, at, true) === null;
}

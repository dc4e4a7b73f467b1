import { fieldWithOperator, isNamedAddress, startsComparison } from './boundary.ts';
import { nearestField } from './catalogue.ts';
import { nameAt } from './read-field.ts';
import { flagAt } from './read-flag.ts';
import { endsCondition, readOperator } from './read-operator.ts';
import { readPhrase } from './read-phrase.ts';
import { readTime } from './read-time.ts';
import { chunkAt, fail, type Reader, tokenAt, wordAt } from './reader.ts';
import { startsTime } from './time-lead.ts';
import { everything, fillers } from './vocabulary.ts';

const openers = new Set([
  'not',
  'any',
  'changed',
  'was',
  'became',
  'except',
  'excluding',
  'without',
]);

/** True where a new condition stands, and not one more value of the field before. */
export function opensCondition(reader: Reader, at: number): boolean {
  let start = at;
  while (isSkipped(reader, start)) start++;
  const { type, text } = tokenAt(reader, start);
  if (endsCondition(reader, start) || type === 'open') return true;
  if (type === 'quoted') return namesPath(reader, start);
  if (type === 'symbol') return text === '-' || text === '!';
  const word = wordAt(reader, start);
  // One noun of the vocabulary may well be a value: "kind is audit or event".
  const phrase = readPhrase(reader, start);
  return (
    openers.has(word) ||
    everything.has(word) ||
    wordAt(reader, start + 1) === 'became' ||
    startsComparison(reader, start) ||
    fieldWithOperator(reader, start, false) !== null ||
    flagAt(reader, start) !== null ||
    readTime(reader, start, false) !== null ||
    (phrase !== null && phrase.next > start + 1) ||
    unknownNameAt(reader, start) !== null
  );
}

function isSkipped(reader: Reader, at: number): boolean {
  const word = wordAt(reader, at);
  return fillers.has(word) && !openers.has(word) && !startsComparison(reader, at);
}

/** True for a quoted text that is a path, because an operator for texts or a change follows. */
export function namesPath(reader: Reader, at: number): boolean {
  if (tokenAt(reader, at).type !== 'quoted') return false;
  const word = wordAt(reader, at + 1);
  if (word === 'was' || word === 'became') return true;
  const time = readTime(reader, at + 1, false) !== null || startsTime(reader, at + 1) !== null;
  return !time && readOperator(reader, at + 1, 'raw') !== null;
}

/** Where a name that no field has stands in front of an operator: the token of the operator. */
export function unknownNameAt(reader: Reader, at: number): number | null {
  const { raw, next } = chunkAt(reader, at);
  const { type, low } = tokenAt(reader, at);
  if (type !== 'word' || fillers.has(low) || /^\d/.test(low) || isNamedAddress(raw)) return null;
  for (const end of [at + 3, at + 2]) {
    if (next === at + 1 && spacedWords(reader, at, end) && isOperator(reader, end)) {
      if (nearestField(nameAt(reader, at, end), reader.kind, 1) !== null) return end;
    }
  }
  return isOperator(reader, at + 1) ? at + 1 : null;
}

function spacedWords(reader: Reader, at: number, end: number): boolean {
  for (let next = at + 1; next < end; next++) {
    const { type, spaced } = tokenAt(reader, next);
    if (type !== 'word' || !spaced) return false;
  }
  return tokenAt(reader, end).spaced;
}

function isOperator(reader: Reader, at: number): boolean {
  const { type, text } = tokenAt(reader, at);
  if (type === 'symbol') return readOperator(reader, at, 'raw') !== null && !/^[-!&|]/.test(text);
  return readOperator(reader, at, 'raw')?.firm === true;
}

/** Ends reading at a name that no field has. */
export function failAtName(reader: Reader, at: number, end: number): never {
  const name = nameAt(reader, at, end);
  const near = nearestField(name, reader.kind);
  const labels = reader.catalogue.fields.filter(({ own }) => own).map(({ label }) => label);
  const quoted = `To look for the text itself put it in quotes: "${name}".`;
  return fail(reader, at, `There is no field "${name}".`, {
    to: end,
    expected: near === null ? labels : [near],
    suggestion:
      near === null
        ? `${quoted} For a value of the original record write .${name.replace(/\s+/g, '')}`
        : `Did you mean ${near}?`,
  });
}

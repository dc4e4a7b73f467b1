import { type Found, type Reader, wordAt } from './reader.ts';

/** Phrases of lower-case words with what they mean, found by their first word. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Entry<T>[]>;

interface Entry<T> {
  words: readonly string[];
  value: T;
}

/** Makes an index. Of phrases given twice the first counts. */
export function indexPhrases<T>(entries: Iterable<readonly [string, T]>): PhraseIndex<T> {
  const index = new Map<string, Entry<T>[]>();
  for (const [phrase, value] of entries) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    const known = index.get(first) ?? [];
    known.push({ words, value });
    index.set(first, known);
  }
  for (const known of index.values()) known.sort((one, two) => two.words.length - one.words.length);
  return index;
}

/** The longest phrase of an index that stands at a token. */
export function findPhrase<T>(
  reader: Reader,
  at: number,
  index: PhraseIndex<T>,
): Found<{ value: T }> | null {
  for (const { words, value } of index.get(wordAt(reader, at)) ?? []) {
    if (words.every((word, offset) => wordAt(reader, at + offset) === word)) {
      return { value, next: at + words.length };
    }
  }
  return null;
}

import type { CanonicalField } from '../../../../shared/fields.ts';
import { type FieldNames, fieldNames } from './field-names.ts';
import { nameWords } from './name-words.ts';

/** How far a name speaks for each field, from 0 to 1; fields that it says nothing of are missing. */
export type NameScores = Partial<Record<CanonicalField, number>>;

const weights = { sure: 1, likely: 0.8, maybe: 0.5 } as const;

/** An end of a word written together says less than the word. */
const endingWeight = 0.75;

/** A phrase in the steps before the last says what the last one belongs to. */
const parentWeight = 0.75;

/** What a word that speaks against a field leaves of it. */
const againstWeight = 0.35;

/** Words of the longest phrase. */
const longestPhrase = 6;

interface Spoken {
  field: CanonicalField;
  weight: number;
}

const list = (text: string | undefined) =>
  (text ?? '')
    .split('|')
    .map((phrase) => phrase.trim().replaceAll(/\s+/g, ''))
    .filter((phrase) => phrase !== '');

const entries = Object.entries(fieldNames) as [CanonicalField, FieldNames][];
const phrases = new Map<string, Spoken[]>();
for (const [field, names] of entries) {
  for (const tier of ['sure', 'likely', 'maybe'] as const) {
    for (const phrase of list(names[tier])) {
      const spoken = phrases.get(phrase) ?? [];
      if (spoken.some((each) => each.field === field)) continue;
      phrases.set(phrase, [...spoken, { field, weight: weights[tier] }]);
    }
  }
}
const endings = entries.flatMap(([field, names]) =>
  list(names.endings).map((ending) => ({ field, ending })),
);
const against = new Map(entries.map(([field, names]) => [field, new Set(list(names.against))]));

/** What a column's name, or a dotted path, says about what the column holds. */
export function nameScores(path: string, depth: number): NameScores {
  const steps = depth === 1 ? [path] : path.split('.');
  const words = steps.flatMap(nameWords);
  const lastStart = words.length - nameWords(steps.at(-1) ?? '').length;
  const scores: NameScores = {};
  const say = (field: CanonicalField, weight: number, start: number, end: number) => {
    const doubts = against.get(field) ?? new Set();
    const others = words.filter((_, at) => at < start || at >= end);
    const doubt = others.some((word) => doubts.has(word)) ? againstWeight : 1;
    const coverage = 0.55 + (0.45 * (end - start)) / words.length;
    const score = weight * coverage * doubt;
    scores[field] = Math.max(scores[field] ?? 0, score);
  };
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + 1; end <= Math.min(words.length, start + longestPhrase); end += 1) {
      const joined = words.slice(start, end).join('');
      const isLast = end > lastStart;
      for (const { field, weight } of spokenBy(joined)) {
        if (fieldNames[field].whole === true && !isWhole(start, end, lastStart, words)) continue;
        say(field, isLast ? weight : weight * parentWeight, start, end);
      }
    }
  }
  for (const [at, word] of words.entries()) {
    if (at < lastStart) continue;
    for (const { field, ending } of endings) {
      if (word.length > ending.length && word.endsWith(ending))
        say(field, endingWeight, at, at + 1);
    }
  }
  return scores;
}

/** What a phrase speaks for, in the singular where the plural is not known. */
function spokenBy(joined: string): readonly Spoken[] {
  return phrases.get(joined) ?? phrases.get(joined.replace(/(?<=\w{4})s$/, '')) ?? [];
}

function isWhole(start: number, end: number, lastStart: number, words: readonly string[]): boolean {
  if (end !== words.length) return false;
  return start === 0 || (start === lastStart && end - start > 1);
}

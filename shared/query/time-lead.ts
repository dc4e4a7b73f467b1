import { findPhrase, indexPhrases } from './phrase-index.ts';
import type { Found, Reader } from './reader.ts';
import { months, namedClocks, namedDays, numberWords, unitPlaces, weekdays } from './time-words.ts';

/** How a moment bounds: what the words in front of it say. */
export type TimeLead =
  | 'during'
  | 'before'
  | 'after'
  | 'since'
  | 'until'
  | 'between'
  | 'older'
  | 'newer'
  | 'over'
  | 'under';

const leads = indexPhrases<TimeLead>([
  ...['in', 'on', 'at', 'from', 'of', 'for', 'during', 'within', 'in the', 'from the'].map(
    (words) => [words, 'during'] as const,
  ),
  ['before', 'before'],
  ['earlier than', 'before'],
  ['prior to', 'before'],
  ['after', 'after'],
  ['later than', 'after'],
  ['since', 'since'],
  ['starting', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['up to', 'until'],
  ['between', 'between'],
  ['older than', 'older'],
  ['newer than', 'newer'],
  ['younger than', 'newer'],
  ['more recent than', 'newer'],
  ['more than', 'over'],
  ['longer than', 'over'],
  ['over', 'over'],
  ['at least', 'over'],
  ['less than', 'under'],
  ['under', 'under'],
]);

/** Words that let nothing but a time follow: without one they are trouble. */
const firmLeads: ReadonlySet<TimeLead> = new Set([
  'before',
  'after',
  'since',
  'until',
  'older',
  'newer',
]);

/** The words in front of a moment that say how it bounds; null where none stand. */
export function readLead(reader: Reader, at: number): Found<{ value: TimeLead }> | null {
  return findPhrase(reader, at, leads);
}

/** Words that only make sense in front of a time; null where none stand. */
export function startsTime(reader: Reader, at: number): Found<object> | null {
  const lead = readLead(reader, at);
  return lead !== null && firmLeads.has(lead.value) ? { next: lead.next } : null;
}

const openings: ReadonlySet<string> = new Set([
  ...leads.keys(),
  ...namedDays.keys(),
  ...unitPlaces.keys(),
  ...weekdays.keys(),
  ...months.keys(),
  ...numberWords.keys(),
  ...namedClocks.keys(),
  'the',
  'day',
]);

/** False where no time can begin with a word, which is cheaper to know than to read it. */
export function mayOpenTime(word: string): boolean {
  return /^\d/.test(word) || openings.has(word.replace(/[.;]$/, ''));
}

import type { Suggestion } from '../../../shared/case.ts';
import type { Edited } from './correction.ts';

/** What stands before a suggestion in the list: what it is. */
export const suggestionLabels: Record<Suggestion['kind'], string> = {
  field: 'field',
  operator: 'compares',
  keyword: 'word',
  time: 'time',
  phrase: 'phrase',
  choice: 'value',
  value: 'value',
};

/** Puts a suggestion into a text, with a space behind it so that writing can go on. */
export function acceptSuggestion(text: string, { text: put, from, to }: Suggestion): Edited {
  const after = text.slice(to);
  const space = put.endsWith(':') || after.startsWith(' ') ? '' : ' ';
  const before = text.slice(0, from) + put + space;
  const caret = before.length + (space === '' && after.startsWith(' ') ? 1 : 0);
  return { text: before + after, caret };
}

/** Suggestions that would change something, each text once: a value that is also a word of the language is the value. */
export function usefulSuggestions(text: string, suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter((each) => {
    const key = each.text.replace(/^"(.*)"$/, '$1').toLowerCase();
    if (seen.has(key) || text.slice(each.from, each.to) === each.text) return false;
    seen.add(key);
    return true;
  });
}

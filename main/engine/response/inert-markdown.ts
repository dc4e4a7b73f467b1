import { showHidden } from '../../../shared/hidden-characters.ts';

/** Words that a reader of Markdown may make a link of by itself, or that are more than letters and signs of a sentence. */
const telling = /[@\\`]|:\/\/|^www\.|[a-z]\.[a-z]/i;

/**
 * A text of the log as code: nothing in it is a link, an image, HTML or emphasis there, and it stays on its line.
 */
export function codeOf(text: string): string {
  const shown = oneLine(text);
  if (shown.trim() === '') return '(empty)';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same for a cell of a table, where a bar ends the cell even in code, and readers differ on how it is escaped. */
export function cellOf(text: string): string {
  return codeOf(text.replaceAll('|', '‹U+007C›'));
}

/**
 * What a person wrote: a line stays a line, signs of Markdown are what they look like, and words that could become
 * links stand as code.
 */
export function proseOf(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/).map(wordOf).join(' '))
    .join('  \n');
}

/** A text of several lines as a block of code, cut after a number of characters. */
export function blockOf(text: string, most: number): string {
  const shown = showHidden(text.length > most ? text.slice(0, most) : text);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${shown}\n${fence}`;
}

function wordOf(word: string, at: number): string {
  if (telling.test(word)) return codeOf(word);
  const shown = showHidden(word).replace(/[*_{}[\]<>#|~&$^=]/g, (sign) => `\\${sign}`);
  // At the beginning of a line these make a list, a rule or a table of it.
  return at > 0 ? shown : shown.replace(/^(\d*)([-+:.)])/, '$1\\$2');
}

function oneLine(text: string): string {
  return showHidden(text.replaceAll('\t', ' ').replace(/\r\n|\r|\n/g, ' ⏎ '));
}

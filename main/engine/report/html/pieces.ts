import { html, logText, type Markup, moment, nothing } from '../../../../shared/markup/index.ts';
import type { Cut } from '../report-model.ts';

export {
  badge,
  type Column,
  factList,
  moment,
  table,
  tableRow,
} from '../../../../shared/markup/index.ts';

/** From one moment to another, or that there is none. */
export function span(first: string | null, last: string | null, zone: string): Markup {
  if (first === null) return html`<span class="soft">undated</span>`;
  if (first === last) return moment(first, zone);
  return html`${moment(first, zone)} to ${moment(last, zone)}`;
}

/** What a list leaves out, where it does. */
export function restOf({ rest }: Pick<Cut<unknown>, 'rest'>): Markup {
  return rest === null ? nothing : html`<p class="cut">${rest}.</p>\n`;
}

/** A text of several lines that somebody wrote. */
export function words(text: string): Markup {
  return text === '' ? nothing : html`<div class="note">${logText(text)}</div>\n`;
}

/** A text of the query language. */
export function query(text: string): Markup {
  return html`<code>${logText(text)}</code>`;
}

/** Longest question that stands in full where it was asked, and not only in the list of questions. */
const longestInPlace = 400;

/** Where a question stands in the list of questions. */
export function questionId(of: string): string {
  return `question-${of.replace(/[^a-z0-9]+/gi, '-')}`;
}

/** A question where it was asked; a long one by a link to the list of questions, where it is in that. */
export function queryOf(text: string, of: string, listed: ReadonlySet<string>): Markup {
  return text.length > longestInPlace && listed.has(of)
    ? html`<a href="#${questionId(of)}">in the list of questions</a>`
    : query(text);
}

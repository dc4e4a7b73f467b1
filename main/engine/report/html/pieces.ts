import { writeMoment } from '../../../../shared/time/index.ts';
import type { Cut } from '../report-model.ts';
import { html, logText, type Markup, nothing, type Part } from './markup.ts';

/** A moment in the zone of the report; the moment in UTC stands in the element. */
export function moment(iso: string | null, zone: string): Markup {
  if (iso === null) return html`<span class="soft">undated</span>`;
  return html`<time datetime="${iso}">${writeMoment(iso, zone)}</time>`;
}

/** From one moment to another, or that there is none. */
export function span(first: string | null, last: string | null, zone: string): Markup {
  if (first === null) return html`<span class="soft">undated</span>`;
  if (first === last) return moment(first, zone);
  return html`${moment(first, zone)} to ${moment(last, zone)}`;
}

/** Names with their values, one a line; those without a value are left out. */
export function factList(facts: readonly (readonly [string, Part])[]): Markup {
  const lines = facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return lines.length === 0 ? nothing : html`<dl>${lines}</dl>\n`;
}

/** A column of a table. */
export interface Column {
  title: string;
  /** Class of its cells. */
  as?: 'number' | 'time' | 'id';
}

/** A table with a caption; every cell of a row under its column. */
export function table(
  caption: Part,
  columns: readonly Column[],
  rows: readonly (readonly Part[] | Markup)[],
): Markup {
  const heads = columns.map(({ title, as }) =>
    as === 'number'
      ? html`<th scope="col" class="number">${title}</th>`
      : html`<th scope="col">${title}</th>`,
  );
  const body = rows.map((row) => ('text' in row ? (row as Markup) : tableRow(columns, row)));
  return html`<table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table>
`;
}

/** A row of a table. */
export function tableRow(
  columns: readonly Column[],
  cells: readonly Part[],
  isOver = false,
): Markup {
  const written = cells.map((cell, at) => {
    const as = columns[at]?.as;
    return as === undefined ? html`<td>${cell}</td>` : html`<td class="${as}">${cell}</td>`;
  });
  return isOver ? html`<tr class="over">${written}</tr>\n` : html`<tr>${written}</tr>\n`;
}

/** What a list leaves out, where it does. */
export function restOf({ rest }: Pick<Cut<unknown>, 'rest'>): Markup {
  return rest === null ? nothing : html`<p class="cut">${rest}.</p>\n`;
}

/** A word in a frame, in the colour that its class has. */
export function badge(word: string): Markup {
  return html`<span class="badge ${word}">${word}</span>`;
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

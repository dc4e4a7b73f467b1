import { writeMoment } from '../time/index.ts';
import { html, type Markup, nothing, type Part } from './markup.ts';

/** A moment in the zone of the report; the moment in UTC stands in the element. */
export function moment(iso: string | null, zone: string): Markup {
  if (iso === null) return html`<span class="soft">undated</span>`;
  return html`<time datetime="${iso}">${writeMoment(iso, zone)}</time>`;
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

/** A word in a frame, in the colour that its class has. */
export function badge(word: string): Markup {
  return html`<span class="badge ${word}">${word}</span>`;
}

import { html, logText, type Markup, nothing } from '../../../../shared/markup/index.ts';
import type { MarkedEntry, MarkedPart, ReportModel } from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import { moment, restOf, table } from './pieces.ts';
import { recordTable } from './record-table.ts';

/** Records that people marked, the oldest first, with their notes and what they changed. */
export function* markedPart(
  { counts, records }: MarkedPart,
  model: ReportModel,
): Generator<Markup> {
  const { zone } = model;
  if (records.total === 0) {
    yield html`<p>No record has a star, a tag or a note.</p>\n`;
    return;
  }
  yield html`<p>${counted(records.total, 'record')} with a star, a tag or a note: ${writeCount(counts.starred)} starred, ${writeCount(counts.noted)} with notes.</p>\n`;
  if (counts.tags.total > 0) {
    yield table(
      'Tags',
      [{ title: 'Tag' }, { title: 'Records', as: 'number' }],
      counts.tags.shown.map(({ tag, count }) => [logText(tag), writeCount(count)]),
    );
    yield restOf(counts.tags);
  }
  yield recordTable('Marked records, the oldest first', records, zone, (record) =>
    marksOf(record, zone),
  );
}

function marksOf({ star, tags, notes }: MarkedEntry, zone: string): Markup {
  const marks = [
    ...(star ? [html`<span class="badge">starred</span> `] : []),
    ...tags.map((tag) => html`<span class="badge">${logText(tag)}</span> `),
  ];
  const written = notes.shown.map(
    ({ text, author, created, edited }) =>
      html`<div class="note"><p>${logText(text)}</p><p class="soft">${logText(author)}, ${moment(created, zone)}${edited === null ? nothing : html`, changed ${moment(edited, zone)}`}</p></div>`,
  );
  return html`${marks.length === 0 ? nothing : html`<p>${marks}</p>`}${written}${restOf(notes)}`;
}

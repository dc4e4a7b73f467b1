import { html, logText, Markup, nothing } from '../../../../shared/markup/index.ts';
import { cutCell } from '../record-lines.ts';
import type { Cut, Made, QueryEntry, ReportModel } from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import {
  type Column,
  factList,
  moment,
  query,
  questionId,
  restOf,
  table,
  tableRow,
} from './pieces.ts';

/** Questions of rules name every system's fields and can be very long. */
const longestQuestion = 1_200;

const columns: readonly Column[] = [
  { title: 'Of' },
  { title: 'View' },
  { title: 'Records', as: 'number' },
  { title: 'As of, zone' },
];

/** Every question that the report rests on. */
export function* queriesPart(queries: Cut<QueryEntry>, { zone }: ReportModel): Generator<Markup> {
  if (queries.total === 0) {
    yield html`<p>Nothing in this report rests on a question.</p>\n`;
    return;
  }
  yield table(
    `Questions, as they can be asked again; one of more than ${writeCount(longestQuestion)} characters is cut here and whole in the JSON form of this report`,
    columns,
    queries.shown.map((entry) => queryRows(entry, zone)),
  );
  yield restOf(queries);
}

function queryRows(
  { of, kind, count, asOf, zone: asked, ...said }: QueryEntry,
  zone: string,
): Markup {
  const cells = [
    html`<span id="${questionId(of)}">${of}</span>`,
    kind ?? 'timeline',
    writeCount(count),
    html`${moment(asOf, zone)}, ${asked}`,
  ];
  return html`${tableRow(columns, cells, true)}<tr class="under"><td colspan="${columns.length}"><p class="question">${query(cutCell(said.query, longestQuestion))}</p>${said.query.length > longestQuestion ? nothing : html`<p class="soft">${logText(said.sentence)}</p>`}</td></tr>\n`;
}

/** Lines that a report's own block begins and ends with. */
export const madeBegins = '<!-- trailcase:made -->';
export const madeEnds = '<!-- /trailcase:made -->';

/** How the report is checked by somebody who does not trust it. */
export function* checkPart({ tool }: ReportModel): Generator<Markup> {
  yield html`<p>Made with ${tool}. The report follows from the case alone: the same case, the same choices and the same version give the same lines, but for the block beneath, which says when and by whom it was made.</p>
<ul>
<li>The block names the SHA-256 of all lines outside of it, and the custody log of the case names it too. To compute it: <code>sed '/^&lt;!-- trailcase:made --&gt;$/,/^&lt;!-- .trailcase:made --&gt;$/d' REPORT.html | sha256sum</code></li>
<li>Sources: trailcase evidence writes each out as it was given; its SHA-256 is the one above.</li>
<li>Case: trailcase verify hashes everything again; trailcase custody lists the log, in which the entry named above has the hash named above.</li>
<li>Records: trailcase show CASE NUMBER --raw writes the bytes of a record as they were imported.</li>
</ul>
`;
}

/** When and by whom the report was made: all that differs between two reports of the same case. */
export function madeBlock(made: Made): Markup {
  const facts = factList([
    ['Made', html`<time datetime="${made.at}">${made.at}</time> by ${logText(made.by)}`],
    ['Case file', logText(made.case)],
    ['Report', logText(made.file)],
    ['Checks of opening', logText(made.opening.join('; '))],
    [
      'Custody log then',
      html`${counted(made.custody.entries, 'entry', 'entries')}, head <code>${made.custody.head}</code>`,
    ],
    ['SHA-256 of the rest', html`<code>${made.contentSha256}</code>`],
  ]);
  return html`${new Markup(madeBegins)}
<div class="box">
${facts}</div>
${new Markup(madeEnds)}
`;
}

import { html, logText, type Markup, nothing } from '../../../../shared/markup/index.ts';
import type { FindingEntry, FindingsPart, ReportModel } from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import { badge, factList, moment, queryOf, restOf, span, table, words } from './pieces.ts';
import { recordTable } from './record-table.ts';

/** What the rules found: confirmed first, then open; dismissed at the end, in a table. */
export function* findingsPart(part: FindingsPart, model: ReportModel): Generator<Markup> {
  const { detection, counts, confirmed, open, dismissed } = part;
  const { zone } = model;
  const listed = new Set(model.queries?.shown.map(({ of }) => of));
  if (detection === null) {
    yield html`<p>No detection rules were run over this case.</p>\n`;
    return;
  }
  yield html`<p>${counted(detection.rules, 'rule')} last ran ${moment(detection.time, zone)} by ${logText(detection.by)}${detection.newRecords === 0 ? '.' : ', '}${detection.newRecords === 0 ? nothing : html`<b>before ${counted(detection.newRecords, 'record')} of the case were imported.</b>`}</p>\n`;
  if (counts.length > 0) {
    yield table(
      'Findings by level and state',
      [{ title: 'Level' }, { title: 'State' }, { title: 'Findings', as: 'number' }],
      counts.map(({ level, state, count }) => [badge(level), state, writeCount(count)]),
    );
  } else yield html`<p>They found nothing.</p>\n`;
  for (const [title, list] of [
    ['Confirmed', confirmed],
    ['Open: nobody decided yet', open],
  ] as const) {
    if (list.total === 0) continue;
    yield html`<h3>${title} (${writeCount(list.total)})</h3>\n`;
    const short = list.shown.filter((finding) => !isToldInFull(finding));
    for (const finding of list.shown) {
      if (isToldInFull(finding)) yield oneFinding(finding, zone, listed);
    }
    if (short.length > 0) yield inLines(short, zone);
    yield restOf(list);
  }
  if (dismissed.total === 0) return;
  yield html`<h3 id="dismissed">Dismissed (${writeCount(dismissed.total)})</h3>\n`;
  yield table(
    'Findings that were dismissed, and why',
    [
      { title: 'Finding', as: 'id' },
      { title: 'Level' },
      { title: 'What was found' },
      { title: 'Records', as: 'number' },
      { title: 'Why dismissed' },
      { title: 'By' },
    ],
    dismissed.shown.map(({ id, level, title, summary, records, reason, decidedBy, decided }) => [
      id,
      badge(level),
      html`${logText(title)}: ${logText(summary)}`,
      writeCount(records),
      logText(reason ?? ''),
      html`${logText(decidedBy ?? '')}, ${moment(decided, zone)}`,
    ]),
  );
  yield restOf(dismissed);
}

/** What was confirmed, and what is bad enough that somebody has to decide. */
function isToldInFull({ state, level }: FindingEntry): boolean {
  return state === 'confirmed' || level === 'critical' || level === 'high';
}

/** Open findings of lower levels, in a line each. */
function inLines(findings: readonly FindingEntry[], zone: string): Markup {
  return table(
    'Of level medium and lower, in a line each; with rule and records they stand in the JSON form of this report',
    [
      { title: 'Finding', as: 'id' },
      { title: 'Level' },
      { title: 'What was found' },
      { title: 'When' },
      { title: 'Records', as: 'number' },
    ],
    findings.map(({ id, level, title, summary, first, last, records }) => [
      html`<span id="finding-${id}">${id}</span>`,
      badge(level),
      html`<b>${logText(title)}</b>: ${logText(summary)}`,
      span(first, last, zone),
      writeCount(records),
    ]),
  );
}

/** Why a finding does not stand any more; null for one that does. */
function lastRun({ gone, ruleGone }: FindingEntry): string | null {
  if (ruleGone) return 'Its rule is no longer there: the last run of all rules did not have it.';
  return gone ? 'The last run of the rules did not find it again.' : null;
}

function oneFinding(finding: FindingEntry, zone: string, listed: ReadonlySet<string>): Markup {
  const { id, title, level, tags, summary, entities, first, last, records, rule } = finding;
  const { state, reason, decidedBy, decided, changedSince, lines } = finding;
  return html`<section aria-labelledby="finding-${id}">
<h4 id="finding-${id}">${badge(level)} Finding ${id}: ${logText(title)}</h4>
<p><b>${logText(summary)}</b></p>
${factList([
  ['When', span(first, last, zone)],
  ['Records', counted(records, 'record')],
  [
    'About',
    entities.length === 0
      ? null
      : html`<ul>${entities.map(({ field, value, type }) => html`<li>${type ?? field}: <b>${logText(value)}</b></li>`)}</ul>`,
  ],
  [
    'Rule',
    html`${logText(rule.id)}${tags.length === 0 ? nothing : html`; ${logText(tags.join(', '))}`}`,
  ],
  ['What it looks for', logText(rule.description)],
  ['Why it matters', rule.why === '' ? null : logText(rule.why)],
  [
    'May also be',
    rule.falsePositives.length === 0
      ? null
      : html`<ul>${rule.falsePositives.map((text) => html`<li>${logText(text)}</li>`)}</ul>`,
  ],
  ['References', rule.references.length === 0 ? null : logText(rule.references.join('\n'))],
  ['Query', queryOf(finding.query, `finding ${id}`, listed)],
  [
    'Decision',
    decided === null
      ? null
      : html`${badge(state)} by ${logText(decidedBy ?? '')}, ${moment(decided, zone)}`,
  ],
  ['Since then', changedSince ? 'It has other records now than when it was decided.' : null],
  ['Last run', lastRun(finding)],
])}${reason === null ? nothing : words(reason)}${recordTable(`Records of finding ${id}`, lines, zone)}</section>
`;
}

import { html, logText, type Markup, nothing } from '../../../../shared/markup/index.ts';
import type { ReportModel, RunEntry, RunsPart, StepEntry } from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import { badge, factList, moment, query, restOf, span, table, words } from './pieces.ts';
import { actionTable, proposalTable } from './plan-part.ts';
import { recordTable } from './record-table.ts';

/** Runs of playbooks: each step with what was asked, what came of it, and what was judged. */
export function* runsPart({ runs }: RunsPart, { zone }: ReportModel): Generator<Markup> {
  if (runs.total === 0) yield html`<p>No playbook was run.</p>\n`;
  for (const run of runs.shown) {
    yield html`<section aria-labelledby="run-${run.id}">\n`;
    yield* oneRun(run, zone);
    yield html`</section>\n`;
  }
  yield restOf(runs);
}

function* oneRun(run: RunEntry, zone: string): Generator<Markup> {
  const { id, title, description, state, parameters, started, by, changed, conclusion } = run;
  yield html`<h3 id="run-${id}">Run ${id}: ${logText(title)}</h3>\n<p>${logText(description)}</p>\n`;
  yield factList([
    ...parameters.map(({ title: name, value }) => [name, logText(value)] as const),
    ['Started', html`${moment(started, zone)} by ${logText(by)}`],
    ['State', html`${state}, last changed ${moment(changed, zone)}`],
  ]);
  yield conclusion === '' ? nothing : html`<h4>Conclusion</h4>\n${words(conclusion)}`;
  yield namedOf(run, zone);
  for (const [at, step] of run.steps.entries()) yield oneStep(step, at + 1, zone);
  const { actions, proposed } = run;
  if (actions.total + proposed.total === 0) return;
  yield html`<h4>What to do by this run</h4>\n`;
  if (actions.total > 0) {
    yield actionTable(`Actions of the response plan that come of run ${id}`, actions.shown, zone);
    yield restOf(actions);
  }
  if (proposed.total > 0) {
    yield proposalTable('Proposed by its steps, and in no plan yet', proposed.shown);
    yield restOf(proposed);
  }
}

function namedOf({ named: { groups, records } }: RunEntry, zone: string): Markup {
  if (groups.length === 0) return nothing;
  const tables = groups.map(
    ({ title, values }) =>
      html`${table(
        title,
        [
          { title: 'As the records write it' },
          { title: 'Records', as: 'number' },
          { title: 'First seen' },
          { title: 'Last seen' },
        ],
        values.shown.map(({ value, records: number, first, last }) => [
          html`<b>${logText(value)}</b>`,
          writeCount(number),
          moment(first, zone),
          moment(last, zone),
        ]),
      )}${restOf(values)}`,
  );
  return html`<h4>Who and what is in it</h4>
<p>From ${counted(records.total, 'record')}: the evidence of its steps and, where a step has none and was judged suspicious or malicious, the records of its answer.</p>
${restOf(records)}${tables}`;
}

function oneStep(step: StepEntry, number: number, zone: string): Markup {
  const { title, purpose, bypassed, answer, verdict, note, judgedBy, judged } = step;
  const { evidence, answered } = step;
  const head = html`<h4>Step ${number}: ${logText(title)} ${verdict === null ? nothing : badge(verdict)}</h4>
<p>${logText(purpose)}</p>
`;
  if (answer === null && verdict === null) {
    return html`${head}<p class="soft">${bypassed ? 'The verdicts before led past it.' : 'Not done.'}</p>\n`;
  }
  const facts =
    answer === null
      ? nothing
      : factList([
          ['Asked', logText(answer.sentence)],
          ['Query', query(answer.query)],
          [
            'Answer',
            html`<b>${counted(answer.count, 'record')}</b>, ${span(answer.first, answer.last, zone)}`,
          ],
          [
            'Frozen',
            html`${moment(answer.time, zone)} by ${logText(answer.by)}, as of ${moment(answer.asOf, zone)}, zone ${answer.zone}; SHA-256 over the numbers of the records <code>${answer.sha256}</code>`,
          ],
        ]);
  const groups = answer?.groups ?? null;
  const grouped =
    groups === null || groups.top.length === 0
      ? nothing
      : table(
          `By ${groups.field}: the ${writeCount(groups.top.length)} most frequent of ${writeCount(groups.distinct)}; ${counted(groups.missing, 'record')} without it`,
          [
            { title: groups.field },
            { title: 'Records', as: 'number' },
            { title: 'First' },
            { title: 'Last' },
          ],
          groups.top.map(({ value, count, first, last }) => [
            logText(String(value)),
            writeCount(count),
            moment(first, zone),
            moment(last, zone),
          ]),
        );
  const judgement =
    verdict === null
      ? nothing
      : html`<p>Judged ${badge(verdict)} by ${logText(judgedBy ?? '')}, ${moment(judged, zone)}</p>\n`;
  return html`${head}${facts}${grouped}${judgement}${words(note)}${recordTable(
    `Evidence of step ${number}: ${counted(evidence.total, 'record')}`,
    evidence,
    zone,
  )}${
    answered === null
      ? nothing
      : recordTable(
          'Records of the answer, the newest first; none was kept as evidence',
          answered,
          zone,
        )
  }`;
}

import { html, logText, type Markup, nothing } from '../../../../shared/markup/index.ts';
import { actionWords, idsOfAction } from '../../../../shared/plan-words.ts';
import type { ActionKind, ActionTarget, PlannedAction } from '../../../../shared/response-plan.ts';
import { countWords } from '../../response/index.ts';
import type { PlanPart, ReportModel, RunEntry } from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import { moment, restOf, table, words } from './pieces.ts';

/** Ids of one kind that are listed of an action; the plan itself has all. */
const mostIds = 200;

/** What is to be done, in order, and what was carried out of it. */
export function* planPart({ actions }: PlanPart, { zone }: ReportModel): Generator<Markup> {
  if (actions.total === 0) {
    yield html`<p>No actions are planned.</p>\n`;
    return;
  }
  const isDone = actions.shown.some(({ carriedOut }) => carriedOut.length > 0);
  yield isDone
    ? html`<p>What is to be done, in this order; what was carried out of it stands below.</p>\n`
    : html`<p>What is to be done, in this order. Trailcase did none of it.</p>\n`;
  yield actionTable('The response plan', actions.shown, zone);
  yield restOf(actions);
  if (isDone) yield doneTable(actions.shown, zone);
}

/** What the executions of the plan made of each action. */
function doneTable(actions: PlanPart['actions']['shown'], zone: string): Markup {
  return table(
    'What was carried out',
    [
      { title: 'Place', as: 'number' },
      { title: 'Action' },
      { title: 'Requests' },
      { title: 'When and by whom' },
    ],
    actions.flatMap((action) =>
      action.carriedOut.map((done) => [
        writeCount(action.position),
        html`${actionWords[action.kind].title}: <b>${logText(action.target.value)}</b>`,
        html`${countWords(done)}${words(done.notes.join('\n'))}`,
        html`Execution ${done.run}, ${moment(done.started, zone)} by ${logText(done.by)}, over ${logText(done.connection.name)} at ${logText(done.connection.address)}`,
      ]),
    ),
  );
}

/** Actions with what they are done to, by the ids that the evidence names. */
export function actionTable(
  caption: string,
  actions: readonly PlannedAction[],
  zone: string,
): Markup {
  return table(
    caption,
    [
      { title: 'Place', as: 'number' },
      { title: 'Action' },
      { title: 'Ids that it needs' },
      { title: 'Why' },
      { title: 'To look up first' },
    ],
    actions.map((action) => [
      writeCount(action.position),
      onWhat(action),
      idsOf(action),
      html`${logText(action.why)}${words(action.note)}<p class="soft">Added ${moment(action.added, zone)} by ${logText(action.addedBy)}${action.step === null ? nothing : html`, proposed by step ${logText(action.step)}`}</p>`,
      action.missing.length === 0
        ? html`<span class="soft">nothing</span>`
        : logText(action.missing.join('\n')),
    ]),
  );
}

/** The same of actions that nobody has planned. */
export function proposalTable(caption: string, proposed: RunEntry['proposed']['shown']): Markup {
  return table(
    caption,
    [{ title: 'Action' }, { title: 'Ids that it needs' }, { title: 'Why' }, { title: 'Step' }],
    proposed.map((action) => [
      onWhat(action),
      idsOf(action),
      logText(action.why),
      logText(action.step),
    ]),
  );
}

interface Action {
  kind: ActionKind;
  target: ActionTarget;
}

function onWhat({ kind, target }: Action): Markup {
  const { value, name, system, record, change } = target;
  return html`${actionWords[kind].title}: <b>${logText(value)}</b>${name === null ? nothing : html` (${logText(name)})`}${system === null ? nothing : html`<br>in ${logText(system)}`}${record === null ? nothing : html`<br>by record ${record}`}${change === null ? nothing : wayBack(change)}`;
}

const ways = {
  'set-back': 'set these paths back:',
  'make-again': 'make it again as it was:',
  'take-away': 'it was made by this change: take it away again.',
  unknown: 'what it was before is not known.',
} as const;

function wayBack({ way, paths, pathsTotal }: NonNullable<ActionTarget['change']>): Markup {
  const more =
    pathsTotal > paths.length ? ` and ${writeCount(pathsTotal - paths.length)} more` : '';
  return html`<br>${ways[way]} ${logText(paths.join(', '))}${more}`;
}

/** What the action is about; then what else the target is called, and what is over already. */
function idsOf({ kind, target }: Action): Markup {
  const { ids, settled, unlisted } = target;
  const own = idsOfAction(kind, target);
  const others = ids.filter((id) => !own.includes(id));
  return html`${own.length === 0 ? html`<span class="soft">none</span>` : idList(own)}${
    unlisted === 0 ? nothing : html`<p class="cut">${counted(unlisted, 'id')} more, not listed.</p>`
  }${others.length === 0 ? nothing : html`<p class="soft">Also known as</p>${idList(others)}`}${
    settled.length === 0
      ? nothing
      : html`<p class="soft">Over already, by the evidence</p>${idList(settled)}`
  }`;
}

function idList(ids: ActionTarget['ids']): Markup {
  const lines = ids
    .slice(0, mostIds)
    .map(
      ({ id, what, record }) =>
        html`<li>${logText(what)} <code>${logText(id)}</code>, record ${record}</li>`,
    );
  const more = ids.length - lines.length;
  return html`<ul>${lines}${more === 0 ? nothing : html`<li class="cut">${writeCount(more)} more in the plan</li>`}</ul>`;
}

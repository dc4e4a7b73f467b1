import type { ActionKind, PlannedAction } from '../../../../shared/response-plan.ts';
import { writeCount } from '../report-limits.ts';
import type { PlanPart, ReportModel } from '../report-model.ts';
import { html, logText, type Markup, nothing } from './markup.ts';
import { moment, restOf, table, words } from './pieces.ts';

/** What an action does, in words. */
const actionWords: Record<ActionKind, string> = {
  'revoke-sessions': 'Revoke all sessions of',
  'revoke-session': 'Revoke the session',
  'revoke-grants': 'Revoke all grants of',
  'revoke-grant': 'Revoke the grant',
  'reset-password': 'Reset the password of',
  'require-mfa': 'Require a second factor of',
  'disable-account': 'Disable the account',
  'revert-change': 'Revert the change of',
  'retry-job': 'Run again the job',
  'replay-webhook': 'Send again the webhook event',
};

/** What is to be done, in order. Nothing of it was done by this program. */
export function* planPart({ actions }: PlanPart, { zone }: ReportModel): Generator<Markup> {
  if (actions.total === 0) {
    yield html`<p>No actions are planned.</p>\n`;
    return;
  }
  yield html`<p>What is to be done, in this order. Trailcase did none of it.</p>\n`;
  yield actionTable('The response plan', actions.shown, zone);
  yield restOf(actions);
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
      { title: 'Not known yet' },
    ],
    actions.map((action) => [
      writeCount(action.position),
      html`${actionWords[action.kind]} <b>${logText(action.target.value)}</b>${besides(action)}`,
      idsOf(action),
      html`${logText(action.why)}${words(action.note)}<p class="soft">Added ${moment(action.added, zone)} by ${logText(action.addedBy)}</p>`,
      action.missing.length === 0 ? 'Nothing: it is ready.' : logText(action.missing.join('\n')),
    ]),
  );
}

function besides({ target: { name, system, record } }: PlannedAction): Markup {
  return html`${name === null ? nothing : html` (${logText(name)})`}${system === null ? nothing : html`<br>in ${logText(system)}`}${record === null ? nothing : html`<br>by record ${record}`}`;
}

function idsOf({ target: { ids } }: PlannedAction): Markup {
  if (ids.length === 0) return html`<span class="soft">none</span>`;
  return html`<ul>${ids.map(({ id, what, record }) => html`<li>${logText(what)} <code>${logText(id)}</code>, record ${record}</li>`)}</ul>`;
}

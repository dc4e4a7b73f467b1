import type { ActionKind, ActionTarget } from '../../../shared/response-plan.ts';
import type { Evidence } from './evidence.ts';
import { resolveChange } from './resolve-change.ts';
import { resolveHeld } from './resolve-held.ts';
import { resolveJob } from './resolve-job.ts';
import { resolveUser } from './resolve-user.ts';
import { resolveWebhook } from './resolve-webhook.ts';

/**
 * What an action would be done to, as far as the evidence names it; empty where nothing does.
 * @param given a user by e-mail address, username or id; the id of a session, grant, job run or event; the name of a
 * job, endpoint or changed thing; the number of the record of a change
 */
export function resolveTarget(evidence: Evidence, kind: ActionKind, given: string): ActionTarget[] {
  const value = given.trim();
  if (value === '') return [];
  switch (kind) {
    case 'revoke-session':
      return resolveHeld(evidence, 'session', value);
    case 'revoke-grant':
      return resolveHeld(evidence, 'grant', value);
    case 'revert-change':
      return resolveChange(evidence, value);
    case 'retry-job':
      return resolveJob(evidence, value);
    case 'replay-webhook':
      return resolveWebhook(evidence, value);
    default:
      return resolveUser(evidence, kind, value);
  }
}

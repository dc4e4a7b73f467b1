import { outcomeOfWord } from '../../../shared/outcome-words.ts';
import type { Outcome } from '../../../shared/record.ts';
import { remembered } from '../../../shared/remembered.ts';

/**
 * The outcome that a status means; where there is none, the one that the action's name tells
 * (`login_failed`). Unknown words stay `unknown`: the status itself is kept and shown.
 */
export function outcomeOf(status: string | null, action: string | null): Outcome {
  if (status !== null) return byStatus(status);
  return action === null ? 'unknown' : byAction(action);
}

const byStatus = remembered(outcomeOfWord);

/** English, German, Spanish and French words in names of actions that did not succeed. */
const failed =
  /fail|denied|lockout|locked|rejected|error|fehlgeschlagen|verweigert|abgelehnt|fallid[oa]|denegad[oa]|rechazad[oa]|(?:é|e)chec|(?:é|e)chou(?:é|e)|refus(?:é|e)/i;

const byAction = remembered((action) => (failed.test(action) ? 'failure' : 'unknown'));

import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import { indentJson } from '../../../shared/indent-json.ts';
import type { ActionTarget, PlannedAction } from '../../../shared/response-plan.ts';
import type { KeptCall } from '../response/index.ts';
import { makeCall } from './make-call.ts';

/** Letters of a state that are shown; what is sent is the whole of it. */
const shown = 2_000;

/** Why a change is not taken back by a program, and what to do; null where it can be. */
export function changeTrouble({ change, record, ids }: ActionTarget): string | null {
  if (change === null || record === null) {
    return 'No record of the change is named. Look for it in the evidence and plan it anew.';
  }
  const { way, old, later } = change;
  if (way !== 'set-back' && way !== 'make-again') {
    return 'What was made by a change is not taken away by a program. Do it in the tenant’s own console.';
  }
  if (old !== 'recorded') {
    return 'The old state is not recorded with the change, so it is not sent. Set it back in the tenant’s own console.';
  }
  if (later.length > 0) {
    return `Later records are about the same target (record ${later[0]} and on): the whole old state would undo them too. Set back what is to go back in the tenant’s own console.`;
  }
  return new Set(ids.map(({ id }) => id)).size === 1
    ? null
    : 'The states of the change do not name one id of what was changed. Set it back in the tenant’s own console.';
}

/** The call that sends the old state; in words why there is none. */
export function revertCall(
  connection: Connection,
  summary: ConnectorSummary,
  action: PlannedAction,
  state: string | null,
): KeptCall | string {
  const { ids, value, record } = action.target;
  const [first] = ids;
  if (state === null || first === undefined) return 'the old state cannot be read whole';
  const told = `Set ${value} back to what it was before record ${record}.`;
  const made = makeCall(connection, summary, {
    action,
    route: 'revert-change',
    id: first.id,
    at: 1,
    told,
  });
  return typeof made === 'string'
    ? made
    : { ...made, record, body: indentJson(state, true).slice(0, shown) };
}

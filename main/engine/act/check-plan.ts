import type { ActCheck } from '../../../shared/acting.ts';
import {
  type Connection,
  type ConnectorSummary,
  tenantNameOf,
} from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { PlannedAction, ResponsePlan } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { connectionNote, type TenantClient } from '../live/index.ts';
import { type PreparedAction, prepareAction } from './prepare-action.ts';
import { TenantView } from './tenant-view.ts';

/** Calls that one check or run may have. */
const mostCalls = 10_000;

/** What a plan is prepared from. */
export interface PlanAtTenant {
  client: TenantClient;
  summary: ConnectorSummary;
  /** In the order of the plan. */
  actions: readonly PlannedAction[];
  /** Reads the state that a change left behind; null where it is not in the evidence. */
  oldState: (record: number) => Promise<string | null>;
  /** Told before each action; throws where the work is to stop. */
  look: (done: number, of: string) => void;
}

/**
 * The actions of a plan that are asked for, in its order.
 * @throws {TrailcaseError} `not-found` for a number that no action has, `bad-request` where nothing is planned
 */
export function chosenActions(
  { actions }: ResponsePlan,
  asked: readonly number[] | undefined,
): PlannedAction[] {
  const missing = asked?.find((number) => !actions.some(({ id }) => id === number));
  if (missing !== undefined) {
    throw new TrailcaseError('not-found', `There is no action ${missing} in the response plan.`);
  }
  const chosen = actions.filter(({ id }) => asked === undefined || asked.includes(id));
  if (chosen.length > 0) return chosen;
  throw new TrailcaseError(
    'bad-request',
    'The response plan is empty: nothing can be carried out.',
  );
}

/**
 * The calls that carry out the actions of a plan, with what the tenant says of each thing now. It only reads.
 * @throws {TrailcaseError} `limit-reached` where there are too many; what the client fails with where nothing can be asked
 */
export async function preparePlan({
  client,
  summary,
  actions,
  oldState,
  look,
}: PlanAtTenant): Promise<PreparedAction[]> {
  const view = new TenantView(client, summary);
  const { connection } = client;
  const prepared: PreparedAction[] = [];
  let calls = 0;
  for (const [at, action] of actions.entries()) {
    look(at, action.target.value);
    const each = await prepareAction({ view, connection, summary, action, oldState });
    prepared.push(each);
    calls += each.calls.length;
    if (calls > mostCalls) {
      throw new TrailcaseError(
        'limit-reached',
        `These actions need more than ${mostCalls} requests. Choose fewer of them at a time.`,
      );
    }
  }
  return prepared;
}

/** What a dry run found, as it is told. */
export function checkOf(connection: Connection, prepared: readonly PreparedAction[]): ActCheck {
  return {
    connection: connectionNote(connection),
    confirm: tenantNameOf(connection),
    actions: prepared.map(({ calls, ...action }) => ({
      ...action,
      calls: calls.map(({ route: _, users: __, record: ___, version: ____, ...call }) => call),
    })),
    checked: formatInstant(Date.now() * 1_000),
  };
}

/** What the custody log says of a dry run: how many calls of each action and what the tenant said of their things. */
export function checkDetail({ connection, actions, checked }: ActCheck): object {
  return {
    connection,
    checked,
    actions: actions.map(({ action, kind, calls, found, byHand, note }) => ({
      action,
      kind,
      calls: calls.length,
      found,
      present: calls.filter(({ presence }) => presence.state === 'present').length,
      byHand,
      note,
    })),
  };
}

import type { CheckedAction, Presence } from '../../../shared/acting.ts';
import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import { actionWords, idsOfAction } from '../../../shared/plan-words.ts';
import type { ActionKind, ActionTarget, PlannedAction } from '../../../shared/response-plan.ts';
import type { KeptCall } from '../response/index.ts';
import { actRouteOf } from './act-routes.ts';
import { cannot, joined, noIds, noPath, notListed, unfitIds } from './by-hand-words.ts';
import { makeCall } from './make-call.ts';
import { changeTrouble, revertCall } from './revert-call.ts';
import { systemTrouble } from './system-trouble.ts';
import type { HeldType, Seen, TenantView } from './tenant-view.ts';
import { userIdOf, usersOf } from './users-of-target.ts';

/** A call that could be made, with what the tenant says of its thing now. */
export type PreparedCall = KeptCall & { presence: Presence; version: string | null };

/** An action with its calls. */
export interface PreparedAction extends Omit<CheckedAction, 'calls'> {
  calls: PreparedCall[];
}

/** What the calls of an action are made from. */
interface Preparing {
  view: TenantView;
  connection: Connection;
  summary: ConnectorSummary;
  action: PlannedAction;
  /** Reads the state that a change left behind; null where it is not in the evidence. */
  oldState: (record: number) => Promise<string | null>;
}

const heldOf: Partial<Record<ActionKind, HeldType>> = {
  'revoke-session': 'session',
  'revoke-sessions': 'session',
  'revoke-grant': 'grant',
  'revoke-grants': 'grant',
};

const singleOf = { session: 'revoke-session', grant: 'revoke-grant' } as const;

/** Finds the calls that carry out an action over a connection. Nothing is changed for it. */
export async function prepareAction(preparing: Preparing): Promise<PreparedAction> {
  const { connection, summary, action } = preparing;
  const { kind, target } = action;
  const foreign = systemTrouble(connection, summary, target);
  if (foreign !== null) return prepared(action, [], foreign);
  const held = heldOf[kind];
  if (kind === 'revoke-sessions' || kind === 'revoke-grants') {
    return await prepareAll(preparing, held as HeldType);
  }
  if (actRouteOf(kind, connection, summary) === null) return prepared(action, [], noPath(kind));
  if (kind === 'revert-change') return await prepareRevert(preparing);
  if (held !== undefined) return await prepareEach(preparing, held, heldIds(action));
  if (kind === 'retry-job') return await prepareEach(preparing, 'job', tryIds(action));
  if (kind === 'replay-webhook') return await prepareEach(preparing, 'webhook', tryIds(action));
  return await prepareUser(preparing);
}

/** All sessions or grants of a user: those of the evidence, and those that the tenant has besides. */
async function prepareAll(preparing: Preparing, held: HeldType): Promise<PreparedAction> {
  const { view, connection, summary, action } = preparing;
  const { kind, target } = action;
  const users = usersOf(target);
  const single = singleOf[held];
  if (actRouteOf(single, connection, summary) === null) {
    return actRouteOf(kind, connection, summary) === null
      ? prepared(action, [], noPath(kind))
      : await prepareUserWide(preparing, held, null);
  }
  const now = await view.heldBy(held, users);
  const named = idsOfAction(kind, target).map(({ id }) => id);
  const known = new Set(named);
  const beside = now.things.filter(({ id, isOver }) => !isOver && !known.has(id));
  if (named.length === 0 && beside.length === 0) {
    if (now.trouble === null && now.note === null) {
      const words = now.things.length === 0 ? `no ${held}` : `no ${held} that is still live`;
      const note = `The tenant lists ${words} of this user: nothing is to be done.`;
      return { ...prepared(action, [], null), note };
    }
    return actRouteOf(kind, connection, summary) === null
      ? prepared(action, [], noIds(held, now.trouble ?? now.note))
      : await prepareUserWide(preparing, held, now.trouble ?? now.note);
  }
  const all = await prepareEach(preparing, held, [...named, ...beside.map(({ id }) => id)]);
  const unseen = now.trouble === null ? null : notListed(held, now.trouble);
  const byHand = joined([all.byHand, unseen]);
  return { ...all, found: beside.length, byHand, note: now.note };
}

/** One call that ends all sessions or grants of a user. */
async function prepareUserWide(
  { view, connection, summary, action }: Preparing,
  held: HeldType,
  trouble: string | null,
): Promise<PreparedAction> {
  const { target, kind } = action;
  const user = userIdOf(target);
  const made = makeCall(connection, summary, {
    action,
    route: kind,
    id: user,
    at: 1,
    told: `Revoke all ${held}s of ${user}.`,
  });
  if (typeof made === 'string') return prepared(action, [], cannot(made));
  const now = trouble === null ? await view.heldBy(held, usersOf(target)) : null;
  const seen: Seen['presence'] =
    now === null || now.trouble !== null
      ? {
          state: 'unknown',
          told: `The ${held}s of this user could not be listed: ${trouble ?? now?.trouble}.`,
        }
      : wholePresence(held, now.things.filter(({ isOver }) => !isOver).length);
  return { ...prepared(action, [{ ...made, presence: seen, version: null }], null) };
}

function wholePresence(held: HeldType, live: number): Presence {
  return live === 0
    ? { state: 'settled', told: `The tenant lists no live ${held} of this user.` }
    : {
        state: 'present',
        told: `The tenant lists ${live} live ${held}${live === 1 ? '' : 's'} of this user.`,
      };
}

/** One call an id. */
async function prepareEach(
  { view, connection, summary, action }: Preparing,
  type: HeldType | 'job' | 'webhook',
  ids: readonly string[],
): Promise<PreparedAction> {
  const route = type === 'session' || type === 'grant' ? singleOf[type] : action.kind;
  const calls: PreparedCall[] = [];
  const unfit: string[] = [];
  for (const id of new Set(ids)) {
    const at = calls.length + 1;
    const made = makeCall(connection, summary, {
      action,
      route,
      id,
      at,
      told: toldOf(type, id, action.target),
    });
    if (typeof made === 'string') {
      unfit.push(`${id.slice(0, 100)}: ${made}`);
      continue;
    }
    const { presence, version } = await view.seenOf(type, id, made.users);
    calls.push({ ...made, presence, version });
  }
  const words = unfit.length === 0 ? null : unfitIds(unfit);
  const none = calls.length === 0 && unfit.length === 0 ? noIds(type, null) : null;
  const { unlisted } = action.target;
  const more =
    unlisted === 0
      ? null
      : `${unlisted} more are in the evidence without an id: look for them in the tenant.`;
  return prepared(action, calls, joined([words, none, more]));
}

/** One call about an account. */
async function prepareUser({
  view,
  connection,
  summary,
  action,
}: Preparing): Promise<PreparedAction> {
  const { kind, target } = action;
  const user = userIdOf(target);
  // An id alone tells nobody whose account it is.
  const whose = user === target.value ? user : `${user} (${target.value})`;
  const told = `${actionWords[kind].title}: ${whose}.`;
  const made = makeCall(connection, summary, { action, route: kind, id: user, at: 1, told });
  if (typeof made === 'string') return prepared(action, [], cannot(made));
  const { presence, version } = await view.seenOf('user', user, []);
  // A password can be reset, and a second factor be asked for, whatever state the account is in.
  const isToDo = presence.state === 'settled' && kind !== 'disable-account';
  const seen: Presence = isToDo ? { state: 'present', told: presence.told } : presence;
  return prepared(action, [{ ...made, presence: seen, version }], null);
}

async function prepareRevert({
  connection,
  summary,
  action,
  oldState,
}: Preparing): Promise<PreparedAction> {
  const trouble = changeTrouble(action.target);
  if (trouble !== null) return prepared(action, [], trouble);
  const made = revertCall(connection, summary, action, await oldState(action.target.record ?? 0));
  if (typeof made === 'string') return prepared(action, [], cannot(made));
  const presence: Presence = {
    state: 'unknown',
    told: 'The present state is not compared: look at it in the tenant before this is carried out.',
  };
  return prepared(action, [{ ...made, presence, version: null }], null);
}

function prepared(
  { id, kind }: PlannedAction,
  calls: PreparedCall[],
  byHand: string | null,
): PreparedAction {
  return { action: id, kind, title: actionWords[kind].title, calls, found: 0, byHand, note: null };
}

/** The ids that the action is about; where none is known to be live the one that it names. */
function heldIds({ kind, target }: PlannedAction): string[] {
  const ids = idsOfAction(kind, target).map(({ id }) => id);
  return ids.length > 0 ? ids : [target.value];
}

function tryIds({ kind, target }: PlannedAction): string[] {
  return idsOfAction(kind, target).map(({ id }) => id);
}

function toldOf(
  type: HeldType | 'job' | 'webhook',
  id: string,
  { value, name, type: of }: ActionTarget,
): string {
  const whose = of === 'user' ? ` of ${value}` : name === null ? '' : ` of ${name}`;
  const words = {
    session: `Revoke session ${id}${whose}.`,
    grant: `Revoke grant ${id}${whose}.`,
    job: `Retry run ${id} of ${value}.`,
    webhook: `Replay event ${id}.`,
  };
  return words[type];
}

import type { ActionKind } from '../../../shared/response-plan.ts';
import type { KeptCall } from '../response/index.ts';
import type { AskedKind, ThingType } from './tenant-things.ts';
import type { Seen, TenantView } from './tenant-view.ts';

const typeOf: Partial<Record<ActionKind, ThingType>> = {
  'revoke-session': 'session',
  'revoke-grant': 'grant',
  'retry-job': 'job',
  'replay-webhook': 'webhook',
  'disable-account': 'user',
  'reset-password': 'user',
  'require-mfa': 'user',
};

const untold: Seen = {
  presence: {
    state: 'unknown',
    told: 'The tenant cannot be asked whether this was done already.',
  },
  version: null,
};

/** Kinds of call after which the state of an account does not tell whether they were done, unless it says what is asked of it. */
export function isAskedKind(route: string): route is AskedKind {
  return route === 'reset-password' || route === 'require-mfa';
}

/**
 * What the tenant says of what a call is for, as far as that tells whether it is still to be made.
 * @param before the version that was seen before the call was sent, where it may have been done; undefined where it was not
 */
export async function seenOfCall(
  view: TenantView,
  { route, id, users }: KeptCall,
  before?: string | null,
): Promise<Seen> {
  const type = typeOf[route];
  if (type !== undefined) {
    const seen = await view.seenOf(type, id, users);
    return isAskedKind(route) && seen.presence.state !== 'missing'
      ? seenOfAsked(route, seen, before)
      : seen;
  }
  if (route !== 'revoke-sessions' && route !== 'revoke-grants') return untold;
  const held = route === 'revoke-sessions' ? 'session' : 'grant';
  const { things, trouble, note } = await view.heldBy(held, users);
  if (trouble !== null) return untold;
  if (things.some(({ isOver }) => !isOver)) {
    const told = `There are live ${held}s of this user.`;
    return { presence: { state: 'present', told }, version: null };
  }
  const told = `The tenant lists no live ${held} of this user.`;
  return note === null ? { presence: { state: 'settled', told }, version: null } : untold;
}

/**
 * Whether a request that asks something of an account came about. What is asked now and was not before did. What is still
 * not asked did not, or the user has answered already: then it is asked once more, under the same key. What was asked
 * before tells nothing.
 */
function seenOfAsked(route: AskedKind, { asked, presence }: Seen, before?: string | null): Seen {
  const flag = asked?.[route];
  if (flag === undefined) return untold;
  const what = route === 'reset-password' ? 'a new password' : 'a new second factor';
  const told = `${presence.told} It asks ${flag ? '' : 'not '}for ${what}.`;
  const version = flag ? `asks for ${what}` : asksNot;
  if (before === undefined) return { presence: { state: 'present', told }, version };
  if (before !== asksNot) return untold;
  return { presence: { state: flag ? 'settled' : 'present', told }, version: before };
}

const asksNot = 'asks for nothing';

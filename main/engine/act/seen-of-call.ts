import type { ActionKind } from '../../../shared/response-plan.ts';
import type { KeptCall } from '../response/index.ts';
import type { ThingType } from './tenant-things.ts';
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

/** Kinds of which an account does not tell whether they were done. */
const traceless: readonly ActionKind[] = ['reset-password', 'require-mfa'];

/** What the tenant says of what a call is for, as far as that tells whether it is still to be made. */
export async function seenOfCall(view: TenantView, { route, id, users }: KeptCall): Promise<Seen> {
  const type = typeOf[route];
  if (type !== undefined) {
    const seen = await view.seenOf(type, id, users);
    return traceless.includes(route) && seen.presence.state !== 'missing' ? untold : seen;
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

const untold: Seen = {
  presence: {
    state: 'unknown',
    told: 'The tenant cannot be asked whether this was done already.',
  },
  version: null,
};

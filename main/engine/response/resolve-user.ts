import type { ActionKind, ActionTarget, TargetId } from '../../../shared/response-plan.ts';
import { targetOf } from './action-target.ts';
import type { Evidence } from './evidence.ts';
import { type HeldKind, type HeldThing, heldBy } from './held-things.ts';
import { systemsNaming } from './naming-systems.ts';
import { sessionsClaimedBy } from './session-claims.ts';
import { namesOfUser } from './user-names.ts';

export type UserAction = Extract<
  ActionKind,
  'revoke-sessions' | 'revoke-grants' | 'reset-password' | 'require-mfa' | 'disable-account'
>;

const heldKindOf: Partial<Record<UserAction, HeldKind>> = {
  'revoke-sessions': 'session',
  'revoke-grants': 'grant',
};

/** A user in each system whose records name it, with every id known, and its live sessions or grants first. */
export function resolveUser(evidence: Evidence, kind: UserAction, value: string): ActionTarget[] {
  const held = heldKindOf[kind];
  const systems = systemsNaming(evidence, value);
  const targets = systems.map(({ system, sources, record }) => {
    const names = namesOfUser(evidence, value, sources);
    const ids = names.some(({ id }) => id === value)
      ? names
      : [{ id: value, what: value.includes('@') ? 'e-mail address' : 'name', record }, ...names];
    const mail = ids.find(({ id, what }) => what === 'e-mail address' && id !== value);
    const user = {
      type: 'user' as const,
      value,
      name: value.includes('@') ? null : (mail?.id ?? null),
      system,
      record,
    };
    if (held === undefined) return targetOf({ ...user, ids });
    const { things, nameless } = heldOfUser(evidence, held, ids, sources);
    const live = things.filter(({ over }) => over === null);
    const over = things.filter((each) => each.over !== null);
    return targetOf({
      ...user,
      ids: [...live.map((each) => asTargetId(held, each)), ...ids],
      settled: over.map((each) => asTargetId(held, each)),
      unlisted: nameless,
    });
  });
  if (held === undefined) return targets;
  const holding = targets.filter(({ ids, settled }) => settled.length > 0 || holds(ids, held));
  return holding.length > 0 ? holding : targets.slice(0, 1);
}

function holds(ids: readonly TargetId[], held: HeldKind): boolean {
  return ids.some(({ what }) => what.startsWith(held));
}

function heldOfUser(
  evidence: Evidence,
  held: HeldKind,
  ids: readonly TargetId[],
  sources: string,
): ReturnType<typeof heldBy> {
  const names = ids.map(({ id }) => id);
  const found = heldBy(evidence.db, held, names, sources);
  if (held !== 'session' || found.things.length > 0) return found;
  const claimed = sessionsClaimedBy(evidence, names, sources);
  return claimed.length === 0 ? found : heldBy(evidence.db, held, claimed, sources);
}

/** `session, active`; of one that is over why. */
export function asTargetId(held: HeldKind, { key, status, over, record }: HeldThing): TargetId {
  return { id: key, what: `${held}, ${over ?? status ?? 'its state is not told'}`, record };
}

import { kinds } from '../../../shared/kinds.ts';
import type { ActionKind, ActionTarget, TargetId } from '../../../shared/response-plan.ts';
import type { ReadableCase } from '../store/index.ts';
import { targetOf } from './action-target.ts';
import { type Evidence, sourcesBySystem, valueId } from './evidence.ts';
import { type HeldKind, type HeldThing, heldBy } from './held-things.ts';
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

/** Newest records of each kind by which the systems are told that name somebody. */
const newest = 200;

/** Systems whose records name somebody as who acts, or as whom something was done to; each with such a record. */
function systemsNaming(
  { db, parsed }: Evidence,
  value: string,
): { system: string; sources: string; record: number }[] {
  const sources = sourcesBySystem(db);
  const id = valueId(db, value);
  const found = new Map<string, number>();
  if (id !== null) {
    for (const [system, record] of recordsNaming(db, id)) {
      if (!found.has(system)) found.set(system, record);
    }
  }
  if (found.size === 0) {
    for (const [system, numbers] of sources) {
      const [claimed] = sessionsClaimedBy({ db, parsed }, [value], numbers);
      const record = claimed === undefined ? undefined : recordOf(db, claimed);
      if (record !== undefined) found.set(system, record);
    }
  }
  return [...found].map(([system, record]) => ({
    system,
    sources: sources.get(system) ?? '[]',
    record,
  }));
}

function recordOf(db: ReadableCase, actor: string): number | undefined {
  return db
    .prepare('SELECT id FROM record WHERE actor = (SELECT id FROM value WHERE text = ?) LIMIT 1')
    .pluck()
    .get(actor) as number | undefined;
}

function recordsNaming(db: ReadableCase, id: number): [system: string, record: number][] {
  const parts = [
    ...(['grant', 'session', 'event', 'audit'] as const).map((kind) => ['actor', kind] as const),
    ...(['audit', 'notification'] as const).map((kind) => ['target', kind] as const),
  ];
  const indexed = parts.flatMap(
    ([column, kind]) =>
      db
        .prepare(
          `SELECT (SELECT system FROM source WHERE id = source_id), id FROM (
             SELECT source AS source_id, id FROM record INDEXED BY record_${column}_kind_time
             WHERE ${column} = ? AND kind = ${kinds.indexOf(kind)} ORDER BY time DESC LIMIT ${newest})`,
        )
        .raw()
        .all(id) as [string, number][],
  );
  if (indexed.length > 0) return indexed;
  return db
    .prepare(
      `SELECT (SELECT system FROM source WHERE id = source), id FROM record NOT INDEXED
       WHERE username = @id OR subject = @id LIMIT 1`,
    )
    .raw()
    .all({ id }) as [string, number][];
}

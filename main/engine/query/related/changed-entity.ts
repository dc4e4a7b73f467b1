import { foldName } from '../../../../shared/fields.ts';
import { isJsonObject, type JsonValue } from '../../../../shared/json/index.ts';
import type { FoundState } from '../../sources/index.ts';
import { actionNoun } from './action-noun.ts';

/** What an audit record says of itself, and the states that it holds. */
export interface ToldChange {
  action: string | null;
  target: string | null;
  subject: string | null;
  old: FoundState;
  new: FoundState;
}

/** The thing that a change was made to. */
export interface ChangedEntity {
  /** What records call it. */
  name: string | null;
  /** Its own id, by its states; null where they hold none. */
  id: string | null;
  /** What the action is about, see `actionNoun`. */
  noun: string | null;
}

/** Keys under which a state holds the entity's own id, folded; the most telling first. */
const idKeys = ['id', 'uuid', 'guid'];

/**
 * Tells which entity a change was made to. Mostly it is the target; where the states are those of the
 * subject it is the subject: `assign Role` has the role as its target and a user's states.
 */
export function entityOf({ action, target, subject, old, new: now }: ToldChange): ChangedEntity {
  const states = [old, now].flatMap((found) =>
    found.state === 'whole' && isJsonObject(found.value as JsonValue)
      ? [new Map(scalarsOf(found.value as object))]
      : [],
  );
  const holds = (name: string | null) =>
    name !== null && states.some((state) => [...state.values()].includes(name));
  const isOfSubject = states.length > 0 && !holds(target) && holds(subject);
  const ids = idKeys.flatMap((key) => states.flatMap((state) => state.get(key) ?? []));
  return {
    name: isOfSubject ? subject : target,
    id: ids[0] ?? null,
    noun: isOfSubject ? null : actionNoun(action),
  };
}

/** The texts and numbers at the top of a state, by folded key. */
function scalarsOf(state: object): [key: string, text: string][] {
  return Object.entries(state).flatMap(([key, value]): [string, string][] => {
    const isId = ['string', 'number', 'bigint'].includes(typeof value) && value !== '';
    return isId ? [[foldName(key), String(value)]] : [];
  });
}

/** What is known of the thing whose versions are sought. */
export interface SoughtEntity {
  name: string;
  /** Null where no record tells it. */
  id: string | null;
  /** What actions on it are about. */
  nouns: ReadonlySet<string | null>;
}

/** A record that may be a version: its entity, and what it names as its target. */
export interface Candidate {
  target: string | null;
  entity: ChangedEntity;
}

/**
 * Completes what one record tells of an entity with what the others with its name tell: its id, where
 * the record itself holds no state, and the actions that are about it.
 */
export function completeEntity(
  { id, noun }: ChangedEntity,
  name: string,
  candidates: readonly Candidate[],
): SoughtEntity {
  const named = candidates.map(({ entity }) => entity).filter((entity) => entity.name === name);
  const ids = new Set(
    named.filter((entity) => entity.noun === noun).flatMap((entity) => entity.id ?? []),
  );
  const [only] = ids;
  const known = id ?? (ids.size === 1 && only !== undefined ? only : null);
  const nouns = named.flatMap((entity) =>
    known !== null && entity.id === known ? [entity.noun] : [],
  );
  return { name, id: known, nouns: new Set([noun, ...nouns]) };
}

/** True for a change of that entity: by its id, else by its name and what the action is about. */
export function isVersionOf(sought: SoughtEntity, { target, entity }: Candidate): boolean {
  if (sought.id !== null && entity.id !== null) return entity.id === sought.id;
  return target === sought.name && entity.name === sought.name && sought.nouns.has(entity.noun);
}

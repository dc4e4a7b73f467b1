import type { EntityType } from '../../../shared/entities.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';

/** Newest events of an actor in which its username is looked for, and newest sessions whose grants are. */
const newestEvents = 20;
const newestSessions = 5;

const [event, job, session, grant] = (['event', 'job', 'session', 'grant'] as const).map((kind) =>
  kinds.indexOf(kind),
);

/**
 * What else the records call some entities, the latest they do: the username beside an actor, else whom the grants of
 * its sessions name (the e-mail address of a user id); the name of a job by its id. Looks at the newest records of each
 * only, so that an actor of a million records costs no more than another.
 */
export function latestNames(
  db: ReadableCase,
  type: EntityType,
  values: readonly string[],
): Map<string, string> {
  if (type === 'job') return jobNames(db, values);
  if (type !== 'actor') return new Map();
  const names = usernames(db, values);
  const nameless = values.filter((value) => !names.has(value));
  for (const [value, name] of grantHolders(db, nameless)) names.set(value, name);
  return names;
}

function usernames(db: ReadableCase, values: readonly string[]): Map<string, string> {
  const latest = db
    .prepare(
      `SELECT (SELECT text FROM value WHERE id = username) FROM (
         SELECT username, time FROM record INDEXED BY record_actor_kind_time
         WHERE actor = (SELECT id FROM value WHERE text = ?) AND kind = ${event}
         ORDER BY time DESC LIMIT ${newestEvents})
       WHERE username IS NOT NULL ORDER BY time DESC LIMIT 1`,
    )
    .pluck();
  return named(
    values.map((value) => [value, (latest.get(value) as string | undefined) ?? value] as const),
  );
}

function grantHolders(db: ReadableCase, values: readonly string[]): Map<string, string> {
  const newest = db
    .prepare(
      `SELECT key FROM record INDEXED BY record_actor_kind_time
       WHERE actor = (SELECT id FROM value WHERE text = ?) AND kind = ${session} AND key IS NOT NULL
       ORDER BY time DESC LIMIT ${newestSessions}`,
    )
    .pluck();
  const holderOf = new Map<string, string>();
  for (const value of values) {
    for (const key of newest.all(value) as string[]) holderOf.set(key, value);
  }
  if (holderOf.size === 0) return new Map();
  const grants = db
    .prepare(
      `SELECT session, (SELECT text FROM value WHERE id = actor) FROM record
       WHERE kind = ${grant} AND actor IS NOT NULL AND session IN (SELECT value FROM json_each(?))
       ORDER BY time`,
    )
    .raw()
    .all(JSON.stringify([...holderOf.keys()])) as [string, string][];
  return named(grants.map(([key, name]) => [holderOf.get(key) ?? name, name] as const));
}

function jobNames(db: ReadableCase, values: readonly string[]): Map<string, string> {
  const runs = db
    .prepare(
      `SELECT key, (SELECT text FROM value WHERE id = target) FROM record
       WHERE kind = ${job} AND target IS NOT NULL AND key IN (SELECT value FROM json_each(?))
       ORDER BY time`,
    )
    .raw()
    .all(JSON.stringify(values)) as [string, string][];
  return named(runs);
}

/** Without those that bear their own name; of several names the last. */
function named(pairs: readonly (readonly [value: string, name: string])[]): Map<string, string> {
  return new Map(pairs.filter(([value, name]) => value !== name));
}

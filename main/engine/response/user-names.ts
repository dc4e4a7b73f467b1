import { foldName } from '../../../shared/fields.ts';
import { isJsonObject, type JsonValue } from '../../../shared/json/index.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { TargetId } from '../../../shared/response-plan.ts';
import { type Evidence, valueId } from './evidence.ts';
import { claimsIn } from './session-claims.ts';

const [audit, event, session, grant] = (['audit', 'event', 'session', 'grant'] as const).map(
  (kind) => kinds.indexOf(kind),
);

/** Newest records of a name, by kind, in which its other names are looked for. */
const newest = { events: 50, changes: 50, sessions: 200, grants: 200, claims: 20 } as const;

/** Names that are followed: a person has a handful. */
const mostNames = 20;

type NameKind = 'user id' | 'e-mail address' | 'username';

/** Keys under which the state of a user, or the claims of a session, say who it is; folded. */
const namingKeys: Readonly<Record<string, NameKind>> = {
  id: 'user id',
  userid: 'user id',
  uuid: 'user id',
  sub: 'user id',
  email: 'e-mail address',
  mail: 'e-mail address',
  emailaddress: 'e-mail address',
  username: 'username',
  login: 'username',
};

/**
 * Every name and id of a user in one system, from what the records say of each other: the username beside an
 * actor, whom a session and its grants name, the claims of a session, the states of changes to the user.
 * @param value one of its names
 * @param sources numbers of the system's sources as JSON
 */
export function namesOfUser(evidence: Evidence, value: string, sources: string): TargetId[] {
  return new UserNames(evidence, sources).follow(value);
}

class UserNames {
  readonly #evidence: Evidence;
  readonly #sources: string;
  readonly #names = new Map<string, TargetId>();

  constructor(evidence: Evidence, sources: string) {
    this.#evidence = evidence;
    this.#sources = sources;
  }

  follow(value: string): TargetId[] {
    const waiting = [value];
    const followed = new Set<string>();
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (followed.has(name) || followed.size >= mostNames) continue;
      followed.add(name);
      this.#expand(name);
      waiting.push(...[...this.#names.keys()].filter((each) => !followed.has(each)));
    }
    return [...this.#names.values()];
  }

  #expand(name: string): void {
    const id = valueId(this.#evidence.db, name);
    if (id === null) return;
    this.#usernames(id);
    this.#asUsername(name, id);
    this.#holders(name, id);
    for (const change of this.#newest(audit, 'target', id, newest.changes)) {
      const { old, new: now } = this.#evidence.parsed.get(change.id).recorded();
      for (const state of [now, old]) {
        if (state.state === 'whole') this.#noteObject(state.value as JsonValue, name, change.id);
      }
    }
  }

  #usernames(id: number): void {
    const rows = this.#evidence.db
      .prepare(
        `SELECT (SELECT text FROM value WHERE id = username) AS username,
                (SELECT text FROM value WHERE id = actor) AS actor, id FROM (
           SELECT username, actor, id FROM record INDEXED BY record_actor_kind_time
           WHERE actor = ? AND kind = ${event} AND source IN (SELECT value FROM json_each(?))
           ORDER BY time DESC LIMIT ${newest.events})`,
      )
      .raw()
      .all(id, this.#sources) as [username: string | null, actor: string, record: number][];
    for (const [username, actor, record] of rows) {
      this.#note(actor, actor.includes('@') ? 'e-mail address' : 'user id', record);
      if (username !== null) this.#note(username, 'username', record);
    }
  }

  /** A name that stands in the column of usernames only leads to the actor beside it. No index answers that. */
  #asUsername(name: string, id: number): void {
    if (this.#names.has(name) || name.includes('@') || /^\d+$/.test(name)) return;
    const row = this.#evidence.db
      .prepare(
        `SELECT id, (SELECT text FROM value WHERE id = actor) AS actor FROM record NOT INDEXED
         WHERE username = ? AND kind = ${event} AND source IN (SELECT value FROM json_each(?)) LIMIT 1`,
      )
      .get(id, this.#sources) as { id: number; actor: string | null } | undefined;
    if (row === undefined) return;
    this.#note(name, 'username', row.id);
    if (row.actor !== null) this.#note(row.actor, kindOfName(row.actor), row.id);
  }

  /** Whom the user's sessions and grants name, and who is named by those that belong to them. */
  #holders(name: string, id: number): void {
    const sessions = this.#newest(session, 'actor', id, newest.sessions);
    const grants = this.#newest(grant, 'actor', id, newest.grants);
    for (const { id: record } of [...sessions, ...grants].slice(0, 1)) {
      this.#note(name, kindOfName(name), record);
    }
    for (const { id: record } of sessions.slice(0, newest.claims)) {
      const { value } = this.#evidence.parsed.get(record);
      for (const told of [value, ...claimsIn(value)]) this.#noteObject(told, name, record);
    }
    this.#noteActors(
      `kind = ${session} AND key IN (SELECT value FROM json_each(@keys))`,
      grants.flatMap((each) => each.session ?? []),
    );
    this.#noteActors(
      `kind = ${grant} AND session IN (SELECT value FROM json_each(@keys))`,
      sessions.flatMap((each) => each.key ?? []),
    );
  }

  #noteActors(condition: string, keys: readonly string[]): void {
    if (keys.length === 0) return;
    const rows = this.#evidence.db
      .prepare(
        `SELECT (SELECT text FROM value WHERE id = actor) AS actor, max(id) FROM record
         WHERE ${condition} AND actor IS NOT NULL AND source IN (SELECT value FROM json_each(@sources))
         GROUP BY actor LIMIT ${mostNames}`,
      )
      .raw()
      .all({ keys: JSON.stringify(keys), sources: this.#sources }) as [string, number][];
    for (const [actor, record] of rows) this.#note(actor, kindOfName(actor), record);
  }

  #newest(kind: number | undefined, column: 'actor' | 'target', id: number, most: number) {
    return this.#evidence.db
      .prepare(
        `SELECT id, key, session FROM record INDEXED BY record_${column}_kind_time
         WHERE ${column} = ? AND kind = ? AND source IN (SELECT value FROM json_each(?))
         ORDER BY time DESC LIMIT ${most}`,
      )
      .all(id, kind, this.#sources) as { id: number; key: string | null; session: string | null }[];
  }

  /** The names in an object that bears one that is known: a state of somebody else says nothing here. */
  #noteObject(value: JsonValue, name: string, record: number): void {
    if (!isJsonObject(value)) return;
    const told = Object.entries(value).flatMap(([key, each]): [string, NameKind][] => {
      const what = namingKeys[foldName(key)];
      const isName = ['string', 'number', 'bigint'].includes(typeof each) && each !== '';
      return what !== undefined && isName ? [[String(each), what]] : [];
    });
    if (!told.some(([text]) => text === name)) return;
    for (const [text, what] of told) this.#note(text, what, record);
  }

  #note(name: string, what: NameKind, record: number): void {
    if (this.#names.has(name) || this.#names.size >= mostNames) return;
    this.#names.set(name, { id: name, what, record });
  }
}

function kindOfName(name: string): NameKind {
  if (name.includes('@')) return 'e-mail address';
  return /^[0-9a-f-]*\d[0-9a-f-]*$/i.test(name) ? 'user id' : 'username';
}

import type { Presence, ReadPathName } from '../../../shared/acting.ts';
import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { TenantClient } from '../live/index.ts';
import { readRouteOf } from './act-routes.ts';
import { fillPath, type PathValues } from './fill-path.ts';
import { readPages } from './read-pages.ts';
import { readThing, type TenantThing, type ThingType } from './tenant-things.ts';

export type HeldType = 'session' | 'grant';

/** What a tenant lists of somebody; `trouble` says why it could not be asked, `note` why it may not be all. */
export interface HeldList {
  things: TenantThing[];
  trouble: string | null;
  note: string | null;
}

/** What a tenant listed, of whomever. */
interface AskedList extends HeldList {
  /** The path names the user; otherwise a filter does, which a tenant may not know. */
  isScoped: boolean;
  /** The tenant does not know the user by this name, or not the path. */
  isUnknown: boolean;
}

/** What the tenant says of a thing, and what tells one try of it from the next. */
export interface Seen {
  presence: Presence;
  version: string | null;
  /** Of an account what is asked of it by now. */
  asked?: TenantThing['asked'];
}

/** Failures that say nothing of one thing only: they end the work. */
const ends: readonly string[] = [
  'unreachable',
  'certificate-refused',
  'login-refused',
  'secret-missing',
  'not-allowed',
  'cancelled',
];

const unknownUser =
  'the tenant knows the user by none of the names that the evidence has, or does not know the path (404)';
const mostNames = 3;
const longestName = 200;

/** What is in a tenant now. It only reads. Lists are kept until `forget` is called. */
export class TenantView {
  readonly #client: TenantClient;
  readonly #summary: ConnectorSummary;
  readonly #lists = new Map<string, AskedList>();

  constructor(client: TenantClient, summary: ConnectorSummary) {
    this.#client = client;
    this.#summary = summary;
  }

  /** From here on lists are asked for again. */
  forget(): void {
    this.#lists.clear();
  }

  /**
   * What somebody holds, by any of the names that the evidence has. Of a list that is only filtered nothing counts that
   * does not name the user itself: a tenant that does not know the filter answers with what others hold.
   */
  async heldBy(type: HeldType, users: readonly string[]): Promise<HeldList> {
    const own = new Map<string, TenantThing>();
    const others = new Set<string>();
    const notes: string[] = [];
    const troubles: string[] = [];
    let known = 0;
    for (const user of users) {
      const { things, isScoped, isUnknown, trouble, note } = await this.#list(type, user);
      if (trouble === null && !isUnknown) known += 1;
      for (const thing of things) {
        if (isScoped || names(thing, users)) own.set(thing.id, thing);
        else others.add(thing.id);
      }
      if (note !== null) notes.push(note);
      if (trouble !== null) troubles.push(trouble);
    }
    const foreign = [...others].filter((id) => !own.has(id)).length;
    if (foreign > 0) {
      notes.push(`${foreign} of what the tenant listed do not name this user and are not counted.`);
    }
    const [trouble] = troubles;
    if (known > 0) {
      // An empty list of one name says little while another could not be asked for.
      const isPart = trouble !== undefined && own.size === 0;
      const part = isPart ? `It could not be asked by every name of the user: ${trouble}.` : null;
      return { things: [...own.values()], trouble: null, note: notes[0] ?? part };
    }
    const none = users.length === 0 ? 'nobody is named whose list could be asked for' : unknownUser;
    return { things: [], trouble: trouble ?? none, note: notes[0] ?? null };
  }

  /** What the tenant says of a thing; of a session or grant also by the list of its holder, which may be at hand. */
  async seenOf(type: ThingType, id: string, users: readonly string[]): Promise<Seen> {
    const listed = users
      .flatMap((user) => this.#lists.get(`${type} ${user}`)?.things ?? [])
      .find((each) => each.id === id);
    if (listed !== undefined) return told(type, listed);
    const one = await this.#one(type, id, users);
    if (one !== null) return one;
    if (type !== 'session' && type !== 'grant') {
      return unknown(`This connection has no path to ask for a ${wordOf(type)}.`);
    }
    const { things, trouble, note } = await this.heldBy(type, users);
    if (trouble !== null) return unknown(`It cannot be asked: ${trouble}.`);
    const thing = things.find((each) => each.id === id);
    if (thing !== undefined) return told(type, thing);
    if (note !== null) return unknown(`It is not among what was listed. ${note}`);
    return {
      presence: { state: 'missing', told: `The tenant lists no such ${type} of this user.` },
      version: null,
    };
  }

  /** Null where the connection has no path for one of them. */
  async #one(type: ThingType, id: string, users: readonly string[]): Promise<Seen | null> {
    const path = this.#path(type, { id, user: id, job: id, event: id });
    if (path === null) return null;
    if (path.path === null) return unknown(`It cannot be asked: ${path.trouble}.`);
    try {
      const { value } = await this.#client.readJson({ path: path.path });
      const thing = readThing(type, value);
      if (thing === null) {
        return unknown(`What the tenant answered does not name a ${wordOf(type)}.`);
      }
      // An account may be asked for by any of its names.
      return type === 'user' || thing.ids.includes(id)
        ? told(type, thing)
        : unknown(`What the tenant answered is about another ${wordOf(type)}.`);
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 || status === 410) {
        return await this.#missing(type, status, users);
      }
      return unknown(`It could not be asked: ${reasonOf(error)}`);
    }
  }

  /** Where its list is not there either, it is the tenant or the path that is not known, and not the thing. */
  async #missing(type: ThingType, status: number, users: readonly string[]): Promise<Seen> {
    const isHeld = type === 'session' || type === 'grant';
    const list = isHeld && users.length > 0 ? await this.heldBy(type, users) : null;
    if (list !== null && list.trouble !== null) {
      return unknown(`It cannot be asked: ${list.trouble}.`);
    }
    const what = type === 'user' ? 'user, or has no such path' : wordOf(type);
    const words = `The tenant does not know this ${what} (${status}).`;
    return { presence: { state: 'missing', told: words }, version: null };
  }

  async #list(type: HeldType, user: string): Promise<AskedList> {
    const key = `${type} ${user}`;
    const kept = this.#lists.get(key);
    if (kept !== undefined) return kept;
    const list = await this.#askList(type, user);
    this.#lists.set(key, list);
    return list;
  }

  async #askList(type: HeldType, user: string): Promise<AskedList> {
    const none = (trouble: string) => {
      return { things: [], trouble, note: null, isScoped: false, isUnknown: false };
    };
    const name = type === 'session' ? 'sessions-of-user' : 'grants-of-user';
    const path = this.#path(name, { user, id: user });
    if (path === null) return none(`this connection has no path \`${name}\``);
    if (path.path === null) return none(path.trouble);
    try {
      const { items, note } = await readPages(this.#client, path.path);
      const things = items.flatMap((item) => readThing(type, item) ?? []);
      const unread = items.length - things.length;
      const nameless = unread === 0 ? null : `${unread} of what the tenant listed bear no id.`;
      const { isScoped } = path;
      return { things, trouble: null, note: note ?? nameless, isScoped, isUnknown: false };
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 && path.isScoped) {
        return { things: [], trouble: null, note: null, isScoped: true, isUnknown: true };
      }
      return none(reasonOf(error).replace(/\.$/, ''));
    }
  }

  #path(name: ReadPathName, values: PathValues) {
    const { connection } = this.#client;
    const template = readRouteOf(name, connection, this.#summary);
    if (template === null) return null;
    const [place = ''] = template.split('?');
    const isScoped = place.includes('{user}');
    return { ...fillPath(template, valuesIn(connection, values)), isScoped };
  }
}

function names({ users: told }: TenantThing, users: readonly string[]): boolean {
  const sought = users.map((user) => user.toLowerCase());
  return told.some((each) => sought.includes(each.toLowerCase()));
}

/** With the tenant's name as the connection has it. */
export function valuesIn({ tenant }: Connection, values: PathValues): PathValues {
  return { tenant: tenant === '' ? undefined : tenant, ...values };
}

/** The status of an answer that was not expected; null where none came. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof TrailcaseError)) return null;
  const { status } = (error.details ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : null;
}

/** Why a question failed, in words; failures that have nothing to do with the thing are thrown on. */
function reasonOf(error: unknown): string {
  if (!(error instanceof TrailcaseError) || ends.includes(error.code)) throw error;
  return error.message;
}

function told(type: ThingType, thing: TenantThing): Seen {
  const { status, isOver, version, asked } = thing;
  const words = status === '' ? 'without a state' : `“${status}”`;
  return {
    presence: {
      state: isOver ? 'settled' : 'present',
      told: `The tenant has this ${wordOf(type)}, ${words}.${type === 'user' ? calledWords(thing) : ''}`,
    },
    version,
    asked,
  };
}

/** Whom an account belongs to by now, for whoever reads it before it is changed. */
function calledWords({ users }: TenantThing): string {
  const names = users.slice(0, mostNames).map((name) => cutText(name, longestName));
  return names.length === 0 ? '' : ` It calls it ${names.join(', ')}.`;
}

function unknown(words: string): Seen {
  return { presence: { state: 'unknown', told: words }, version: null };
}

function wordOf(type: ThingType): string {
  return { session: 'session', grant: 'grant', job: 'run', webhook: 'event', user: 'user' }[type];
}

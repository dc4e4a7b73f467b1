import type { EntityPage, EntityType } from '../../../shared/entities.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';
import { type EntityRecord, toldFields } from './entity-records.ts';
import { type Seen, see, spanOf, unseen } from './seen.ts';
import type { Stored, ValueTexts } from './value-texts.ts';

const username = toldFields.indexOf('username');
const session = toldFields.indexOf('session');
const key = toldFields.indexOf('key');
const target = toldFields.indexOf('target');

/** Sessions through which an actor's other names are looked for. */
const mostSessions = 500;

/**
 * Other names of an entity, with the time of their use: the username beside an actor, the name beside a job's id,
 * and whom a session and its grant name: the user id in the one, the e-mail address in the other.
 */
export class EntityNames {
  readonly #type: EntityType;
  readonly #names = new Map<Stored, Seen>();
  readonly #sessions = new Set<string>();

  constructor(type: EntityType) {
    this.#type = type;
  }

  add({ kind, time, cells }: EntityRecord): void {
    if (this.#type === 'actor') {
      this.#note(cells[username], time);
      const of = kind === 'session' ? cells[key] : cells[session];
      if (typeof of === 'string' && this.#sessions.size < mostSessions) this.#sessions.add(of);
    } else if (this.#type === 'job') {
      this.#note(cells[target], time);
      this.#note(cells[key], time);
    }
  }

  /** The names but the value itself, most used first. */
  list(db: ReadableCase, texts: ValueTexts, value: string): EntityPage['names'] {
    for (const [name, time] of this.#heldSessions(db)) this.#note(name, time);
    return [...this.#names]
      .sort(([, one], [, other]) => other.count - one.count)
      .map(([stored, seen]) => ({ value: texts.text(stored), ...spanOf(seen) }))
      .filter((name) => name.value !== value)
      .slice(0, 50);
  }

  /** Who is named by the sessions of the actor, and by the grants of these sessions. */
  #heldSessions(db: ReadableCase): [number, number | null][] {
    if (this.#sessions.size === 0) return [];
    const keys = JSON.stringify([...this.#sessions]);
    return db
      .prepare(
        `SELECT actor, time FROM record WHERE kind = ${kinds.indexOf('session')} AND actor IS NOT NULL AND key IN (SELECT value FROM json_each(?))
         UNION ALL
         SELECT actor, time FROM record WHERE kind = ${kinds.indexOf('grant')} AND actor IS NOT NULL AND session IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(keys, keys) as [number, number | null][];
  }

  #note(stored: Stored | null | undefined, time: number | null): void {
    if (stored === null || stored === undefined) return;
    const seen = this.#names.get(stored) ?? unseen();
    see(seen, time);
    this.#names.set(stored, seen);
  }
}

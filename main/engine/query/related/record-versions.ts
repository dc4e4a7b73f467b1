import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';
import type { Query } from '../../../../shared/query/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { compileQuery } from '../compile/index.ts';
import { findRecord } from '../record-pages.ts';
import { cellOf, kindOf } from '../record-view.ts';
import { matchRecords } from '../results/index.ts';
import {
  type Candidate,
  completeEntity,
  entityOf,
  isVersionOf,
  type ToldChange,
} from './changed-entity.ts';
import { ChangesAtHand } from './changes-at-hand.ts';
import { anyContext, fieldIs } from './conditions.ts';
import { linkVersions, type ReadVersion } from './continuity.ts';
import {
  idsNextTo,
  nearestOf,
  oldestFirst,
  readNearest,
  readTimes,
  type TimedRecord,
} from './nearest-records.ts';
import { readStateVersions } from './state-versions.ts';

/** Versions that are listed; all that were looked at are counted. */
const mostListed = 1_000;

/** Records of one name that are read again, the nearest in time: a quarter of a second, where a million take many. */
const mostRead = 20_000;

interface ReadCandidate extends Candidate {
  id: number;
  time: number | null;
}

/**
 * The changes of the entity that an audit record tells of, oldest first, each with whether it continues
 * the one before; of other records the states of what they are about. The entity is the record's target, or
 * its subject where the states are those of the subject; records belong to it by the id in their states, else by
 * name and type. Of more records with its name than can be read in a moment the nearest in time are looked at.
 * @throws TrailcaseError `not-found` where there is no such record
 */
export function readVersions(db: ReadableCase, id: number): EntityVersions {
  const row = findRecord(db, id);
  const none = { target: '', versions: [], total: 0, unread: 0 };
  if (kindOf(row) !== 'audit') return readStateVersions(db, row);
  const changes = new Changes(db);
  const own = changes.read(id);
  const { name } = own.entity;
  if (name === null) return none;
  const time = cellOf(row, 'time') as number | null;
  const { candidates, unread } = changes.named(name, { id, time });
  const sought = completeEntity(own.entity, name, candidates);
  const versions = candidates.filter((each) => each.id === id || isVersionOf(sought, each));
  const listed = nearestOf(versions, { id, time }, mostListed).sort(oldestFirst);
  return { target: name, versions: changes.link(listed), total: versions.length, unread };
}

/** The changes of what goes by a name. */
class Changes {
  readonly #db: ReadableCase;
  readonly #changes: ChangesAtHand;
  readonly #actor;

  constructor(db: ReadableCase) {
    this.#db = db;
    this.#changes = new ChangesAtHand(db);
    this.#actor = db
      .prepare('SELECT (SELECT text FROM value WHERE id = r.actor) FROM record r WHERE r.id = ?')
      .pluck();
  }

  /** What was done to what goes by this name, in the order in which it is stored; of very much the nearest to a record. */
  named(name: string, to: TimedRecord): { candidates: ReadCandidate[]; unread: number } {
    const questions = [fieldIs('target', name), fieldIs('subject', name)];
    const found = questions.map((where) => ({ where, ids: this.#idsOf(where) }));
    const all = unionOf(found.map(({ ids }) => ids));
    const read = all.length <= mostRead ? all : this.#nearest(found, all, to);
    return {
      candidates: Array.from(read.sort(), (id) => this.read(id)),
      unread: all.length - read.length,
    };
  }

  /** Those nearest in time to a record; of an undated one those stored next to it. */
  #nearest(
    found: readonly { where: Query; ids: Uint32Array }[],
    all: Uint32Array,
    to: TimedRecord,
  ): Uint32Array {
    if (to.time === null) return idsNextTo(all, to.id, mostRead);
    const records = found.flatMap(({ where, ids }) =>
      ids.length > mostRead
        ? readNearest(this.#db, { kind: 'audit', where }, to, mostRead)
        : readTimes(this.#db, ids),
    );
    const each = new Map([to, ...records].map((record) => [record.id, record])).values();
    return Uint32Array.from(nearestOf([...each], to, mostRead), ({ id }) => id);
  }

  read(id: number): ReadCandidate {
    const row = this.#changes.row(id);
    const told: ToldChange = { ...row, ...this.#changes.statesOf(row) };
    return { id, time: row.time, target: row.target, entity: entityOf(told) };
  }

  /** @param versions oldest first */
  link(versions: readonly ReadCandidate[]): EntityVersion[] {
    return linkVersions(versions.values().map(({ id, entity }) => this.#versionOf(id, entity.id)));
  }

  #versionOf(id: number, entity: string | null): ReadVersion {
    const row = this.#changes.row(id);
    const { old, new: now, areWhole } = this.#changes.statesOf(row);
    const { time, action } = row;
    return {
      version: {
        record: id,
        time: time === null ? null : formatInstant(time),
        action,
        actor: this.#actor.get(id) as string | null,
        hasOld: old.state !== 'absent',
        hasNew: now.state !== 'absent',
        side: now.state === 'absent' ? 'old' : 'new',
      },
      time,
      entity,
      old,
      new: now,
      areWhole,
    };
  }

  #idsOf(where: Query): Uint32Array {
    return matchRecords(this.#db, compileQuery({ kind: 'audit', where }, anyContext)).ids;
  }
}

/** Ids of ascending lists, each once, ascending. */
function unionOf(lists: readonly Uint32Array[]): Uint32Array {
  const [most = new Uint32Array(), ...others] = lists.toSorted((a, b) => b.length - a.length);
  if (others.every(({ length }) => length === 0)) return most;
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  all.sort();
  return all.filter((id, at) => id !== all[at - 1]);
}

import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';
import type { Query } from '../../../../shared/query/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { FoundState } from '../../sources/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { compileQuery } from '../compile/index.ts';
import {
  OriginalRecords,
  OriginalTexts,
  RecordAtHand,
  type RecordPlace,
} from '../original/index.ts';
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
import { anyContext, fieldIs } from './conditions.ts';
import { linkVersions, type ReadVersion } from './continuity.ts';
import { nearestOf, oldestFirst } from './nearest-records.ts';

/** Versions that are listed; all are counted. */
const mostListed = 1_000;

/** A row of `record` with the texts that tell of a change. */
interface ChangeRow extends RecordPlace {
  action: string | null;
  actor: string | null;
  target: string | null;
  subject: string | null;
}

interface ReadCandidate extends Candidate {
  id: number;
  time: number | null;
}

/**
 * The changes of the entity that an audit record tells of, oldest first, each with whether it continues
 * the one before. The entity is the record's target, or its subject where the states are those of
 * the subject; records belong to it by the id in their states, else by name and type.
 * @throws TrailcaseError `not-found` where there is no such record
 */
export function readVersions(db: ReadableCase, id: number): EntityVersions {
  const row = findRecord(db, id);
  const changes = new Changes(db);
  const none = { target: '', versions: [], total: 0 };
  if (kindOf(row) !== 'audit') return none;
  const own = changes.read(id);
  const { name } = own.entity;
  if (name === null) return none;
  const candidates = changes.named(name);
  const sought = completeEntity(own.entity, name, candidates);
  const versions = candidates.filter((each) => each.id === id || isVersionOf(sought, each));
  const time = cellOf(row, 'time') as number | null;
  const listed = nearestOf(versions, { id, time }, mostListed).sort(oldestFirst);
  return { target: name, versions: changes.link(listed), total: versions.length };
}

/** Reads changes again from their original bytes, one at a time. */
class Changes {
  readonly #db: ReadableCase;
  readonly #row;
  readonly #hand: RecordAtHand;

  constructor(db: ReadableCase) {
    this.#db = db;
    this.#row = db.prepare(
      `SELECT r.id, r.source, r.offset, r.length, r.kind, r.flags, r.time, ${['action', 'actor', 'target', 'subject'].map((name) => `(SELECT text FROM value WHERE id = r.${name}) AS ${name}`).join(', ')}
       FROM record r WHERE r.id = ?`,
    );
    const originals = new OriginalRecords(db);
    this.#hand = new RecordAtHand(originals, new OriginalTexts(db, originals), true);
  }

  /** Everything that was done to what goes by this name, in the order in which it is stored. */
  named(name: string): ReadCandidate[] {
    const ids = new Set([
      ...this.#idsOf(fieldIs('target', name)),
      ...this.#idsOf(fieldIs('subject', name)),
    ]);
    return [...ids].sort((one, other) => one - other).map((id) => this.read(id));
  }

  read(id: number): ReadCandidate {
    const { row, ...states } = this.#open(id);
    const told: ToldChange = { ...row, ...states };
    return { id, time: row.time, target: row.target, entity: entityOf(told) };
  }

  /** @param versions oldest first */
  link(versions: readonly ReadCandidate[]): EntityVersion[] {
    return linkVersions(versions.values().map(({ id, entity }) => this.#versionOf(id, entity.id)));
  }

  #versionOf(id: number, entity: string | null): ReadVersion {
    const { row, old, new: now, areWhole } = this.#open(id);
    const { time, action, actor } = row;
    return {
      version: {
        record: id,
        time: time === null ? null : formatInstant(time),
        action,
        actor,
        hasOld: old.state !== 'absent',
        hasNew: now.state !== 'absent',
      },
      time,
      entity,
      old,
      new: now,
      areWhole,
    };
  }

  #open(id: number): { row: ChangeRow; old: FoundState; new: FoundState; areWhole: boolean } {
    const row = this.#row.get(id) as ChangeRow;
    this.#hand.turnTo(row);
    return { row, ...this.#hand.states() };
  }

  #idsOf(where: Query): Uint32Array {
    return matchRecords(this.#db, compileQuery({ kind: 'audit', where }, anyContext)).ids;
  }
}

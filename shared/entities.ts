import type { EntityState, RecordRow } from './case.ts';
import type { Kind } from './kinds.ts';
import type { Question } from './query/index.ts';
import type { Outcome } from './record.ts';

/** What a record can be about, other than itself. */
export const entityTypes = [
  'actor',
  'target',
  'client',
  'address',
  'session',
  'grant',
  'job',
  'endpoint',
] as const;

export type EntityType = (typeof entityTypes)[number];

/** One thing or person, by what the records call it. */
export interface EntityRef {
  type: EntityType;
  /** As the records write it. */
  value: string;
}

/** One line of the list of entities of a type. */
export interface EntityLine extends EntityRef {
  /** What else the records call it, the latest first known; null when there is nothing. */
  name: string | null;
  count: number;
  /** ISO UTC; null when every record of it is undated. */
  first: string | null;
  last: string | null;
}

export interface EntityList {
  /** By count, most frequent first. */
  entities: EntityLine[];
  /** Number of entities of this type that match, listed or not. */
  total: number;
}

/** A country by its ISO 3166 code, from the database that is part of the program. */
export interface Country {
  code: string;
  name: string;
}

/** One value that occurs together with an entity. */
export interface RelatedValue {
  value: string;
  /** What to show with it, such as the name of a client. */
  name: string | null;
  count: number;
  first: string | null;
  last: string | null;
  /** Of an address; null where it is not known, such as that of a private network. */
  country?: Country | null | undefined;
  /** Of a user agent: what it says of itself. */
  device?: Device | undefined;
  /** The records in which the two occur together. */
  question: Question;
}

/** A user agent read: what it claims to be. */
export interface Device {
  /** `Chrome 131`; null when it names none. */
  browser: string | null;
  /** `Windows 10`. */
  system: string | null;
  /** `desktop`, `mobile`, `tablet`, `bot`, … */
  form: string | null;
}

/** The values of one field that occur together with an entity, most frequent first. */
export interface RelatedGroup {
  /** `Addresses`, `Devices`, `Sessions`, … */
  title: string;
  /** What the values are, where they have a page of their own. */
  type: EntityType | null;
  values: RelatedValue[];
  /** Distinct values, listed or not. */
  total: number;
}

/** Everything that a case says of one entity. */
export interface EntityPage extends EntityRef {
  /** Other names and ids of it, with the time in which the records use them. */
  names: { value: string; first: string | null; last: string | null }[];
  /** Records that it occurs in. */
  records: number;
  first: string | null;
  last: string | null;
  counts: { kind: Kind; outcome: Outcome; count: number }[];
  /** All its records: what the timeline shows of it. */
  question: Question;
  /** Audit records of what it did, and of what was done to it. */
  made: { records: number; question: Question };
  suffered: { records: number; question: Question };
  groups: RelatedGroup[];
  /** Of an address. */
  country?: Country | null | undefined;
}

/** Records that belong together with one record, and why. */
export interface RelatedRecords {
  /** `flow`: of one sign-in; `attempts`: deliveries of one event; `versions`: changes of the same target. */
  kind: 'flow' | 'attempts' | 'session' | 'grant' | 'versions' | 'same-address';
  title: string;
  /** Which value they share, in words. */
  reason: string;
  question: Question;
  /** Oldest first, at most 50, those nearest in time to the record; the record itself is among them. */
  rows: RecordRow[];
  total: number;
}

/** Which part of a record is a state: the whole of it, or what stood before or after the change that it tells of. */
export type StateSide = 'old' | 'new' | 'record';

/** One change of an entity; or one state of a job, session, …, whose record is that state. */
export interface EntityVersion {
  record: number;
  /** Of the change; of a state that of its last update, where it has one. ISO UTC. */
  time: string | null;
  /** Of a state its status. */
  action: string | null;
  actor: string | null;
  hasOld: boolean;
  hasNew: boolean;
  /** What stands for this version where it is compared with another one. */
  side: StateSide;
  /**
   * Continuity: whether its old state is the new state of the version before. `false`: a change is missing
   * from the archive, or was made elsewhere. Null where one of the two is not recorded.
   */
  continues: boolean | null;
  /** Paths that differ from the version before, where it does not continue; at most 20. */
  breaks: string[];
}

/** The changes of the target of a record, or the states of what it is about; oldest first. */
export interface EntityVersions {
  target: string;
  versions: EntityVersion[];
  /** Versions among the records that were looked at; at most 1 000 are listed, those nearest to the record. */
  total: number;
  /** Records with the same name that were not looked at: of more than 20 000 those further away in time. */
  unread: number;
}

/** One state of an entity: that before or after the change which a record tells of, or the record itself. */
export interface StateRef {
  record: number;
  side: StateSide;
}

/** What happened to one value between two states. */
export interface StateChange {
  /** Keys from the root; members of an array stand under their identity (`[id=7]`, `[name=x]`) or as `[value]`. */
  path: string[];
  kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** JSON text, or for texts the text itself; null on the side where it is not there. Cut after 65 536 characters. */
  old: string | null;
  new: string | null;
  /** True when both values are texts: shown without quotes, and by lines where they have several. */
  text: boolean;
  /** Characters of the longest side, when it was cut. */
  cutFrom: number | null;
}

/** How two states differ, ready to be shown. */
export interface StateComparison {
  old: Pick<EntityState, 'readable'> & { recorded: boolean; bytes: number };
  new: Pick<EntityState, 'readable'> & { recorded: boolean; bytes: number };
  /** At most 2 000. */
  changes: StateChange[];
  changed: number;
  /** Values (leaves) that are the same in both. */
  unchanged: number;
  /** Why there is nothing to compare, or what it says: in words. */
  note: string;
  /** Says that the old state is not recorded but taken from another record; null where it is recorded, or not known. */
  derived: string | null;
  /** Number of that record. */
  derivedFrom: number | null;
}

/** One child in the tree of a record or state. */
export interface TreeNode {
  key: string;
  type: 'object' | 'array' | 'text' | 'number' | 'boolean' | 'null';
  /** Of a value its text, cut after 10 000 characters; of an object or array empty. */
  text: string;
  /** Characters of a text that was cut; null otherwise. */
  cutFrom: number | null;
  /** Children of an object or array. */
  children: number;
}

/** A part of the tree of a record or of a state: the children of one node, from a position on. */
export interface TreeChildren {
  nodes: TreeNode[];
  total: number;
}

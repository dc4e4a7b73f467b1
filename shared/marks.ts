import type { StateRef } from './entities.ts';
import type { Kind } from './kinds.ts';

/** What a person has marked on a record, as a table shows it. Absent on records that nobody marked. */
export interface MarkSummary {
  star: boolean;
  tags: string[];
  /** Number of notes. */
  notes: number;
}

/** A person's words on a record. */
export interface Note {
  id: number;
  record: number;
  text: string;
  /** Operating system account that wrote it. */
  author: string;
  /** ISO UTC. */
  created: string;
  /** ISO UTC of the last change; null when it was never changed. */
  edited: string | null;
}

/** Everything that is marked on one record. */
export interface Mark {
  record: number;
  star: boolean;
  tags: string[];
  /** Oldest first. */
  notes: Note[];
}

/** Which records a change of marks is for: by id, or by their positions in an open result, both ends of a range included. */
export type MarkedRecords =
  | { kind: 'records'; ids: readonly number[] }
  | { kind: 'positions'; result: number; ranges: readonly (readonly [number, number])[] };

/** What is to change; what is not named stays. */
export interface MarkChange {
  star?: boolean | undefined;
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
}

/** A change of marks that was made. */
export interface MadeMarkChange {
  /** Number under which it can be taken back with `mark.undo`. */
  change: number;
  /** Records that are now marked otherwise than before. */
  records: number;
}

/** That somebody looks at a secret which is hidden, or copies it. */
export interface Reveal {
  record: number;
  /** Its record as a whole, one of its states, or the difference up to its new state. */
  side: 'record' | 'old' | 'new' | 'difference';
  /** Keys from the root, as trees and differences have them. Empty: all of it. */
  path: string[];
  how: 'shown' | 'copied';
  /** The state that it is compared with, where that is not the record's own. */
  against?: StateRef | undefined;
}

/** How many records of a case are marked, and with what. */
export interface MarkCounts {
  /** Records with a star, a tag or a note. */
  records: number;
  starred: number;
  noted: number;
  /** By count, most frequent first. */
  tags: { tag: string; count: number }[];
}

/** One column of a saved view. */
export interface SavedColumn {
  /** Field by name, or dotted path of the original record. */
  name: string;
  /** Pixels; absent for the width that the program chooses. */
  width?: number | undefined;
  hidden?: boolean | undefined;
  pinned?: boolean | undefined;
}

/** The parts that a view is made of. Each may be absent: what is absent stays as it is when the view is taken. */
export interface ViewParts {
  /** The query as text, as `query.explain` reads it. */
  filter?: string | undefined;
  columns?: readonly SavedColumn[] | undefined;
  sort?: readonly { name: string; descending: boolean }[] | undefined;
}

/** A view that was kept under a name, in the case. */
export interface SavedView extends ViewParts {
  id: number;
  name: string;
  /** The kind it is for; null for the timeline. */
  kind: Kind | null;
  author: string;
  /** ISO UTC. */
  created: string;
}

import type { EntityRef } from './entities.ts';

/** What can be done about something in a tenant. */
export const actionKinds = [
  'revoke-sessions',
  'revoke-session',
  'revoke-grants',
  'revoke-grant',
  'reset-password',
  'require-mfa',
  'disable-account',
  'revert-change',
  'retry-job',
  'replay-webhook',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** An id, what it is of (`session, active`), and the record that tells it. */
export interface TargetId {
  id: string;
  what: string;
  record: number;
}

/** A change that is to be taken back. Its old state is read from the record when it is needed. */
export interface RevertedChange {
  action: string | null;
  /** `take-away`: it made the thing. `make-again`: it deleted it. `set-back`: it changed it. */
  way: 'set-back' | 'make-again' | 'take-away' | 'unknown';
  /** Paths that go back, at most 200. */
  paths: string[];
  pathsTotal: number;
  /** `derived`: told by an earlier record about the same target. */
  old: 'recorded' | 'derived' | 'unreadable' | 'none';
  derivedFrom: number | null;
  /** Later records about the same target, which going back may undo or make needless; the first 20. */
  later: number[];
}

/** What an action is done to, as far as the evidence names it. */
export interface ActionTarget {
  /** A user by e-mail or id, a session, a grant, a job, a webhook event, or the record of a change. */
  type: 'user' | 'session' | 'grant' | 'job' | 'webhook' | 'change';
  /** As the records write it; of a change the name of what was changed. */
  value: string;
  /** What the records call it besides: a user's e-mail for a numeric id. */
  name: string | null;
  /** The system whose tenant it is in. */
  system: string | null;
  /** Ids that a tenant needs: sessions to revoke, grants to revoke, what else is known. Read from the evidence. */
  ids: TargetId[];
  /** Ids there are beyond those that are listed. */
  unlisted: number;
  /** What needs nothing any more: sessions that are revoked or expired by the evidence. The newest 200. */
  settled: TargetId[];
  /** Of a change: what going back means. */
  change: RevertedChange | null;
  /** The record that tells of it; of a change the one to revert. */
  record: number | null;
}

/** One action of the plan. */
export interface PlannedAction {
  /** Number of the custody entry that added it. */
  id: number;
  kind: ActionKind;
  target: ActionTarget;
  why: string;
  note: string;
  /** Run and step that proposed it; null when a person added it. */
  run: number | null;
  step: string | null;
  /** Position from 1. */
  position: number;
  /** What is not known and must be looked up before it can be done; empty when it is ready. */
  missing: string[];
  addedBy: string;
  /** ISO UTC. */
  added: string;
}

export interface ResponsePlan {
  actions: PlannedAction[];
}

/** A plan written into a file. */
export interface PlanReceipt {
  path: string;
  format: 'markdown' | 'json';
  actions: number;
  bytes: number;
  sha256: string;
}

/** One thing that an account or address touched in a window, or that belongs to it. */
export interface RadiusLine {
  /** `changed`, `session`, `grant`, `address`, `device`, `client`, `account`. */
  relation: 'changed' | 'session' | 'grant' | 'address' | 'device' | 'client' | 'account';
  value: string;
  name: string | null;
  entity: EntityRef | null;
  records: number;
  first: string | null;
  last: string | null;
  /** How it hangs together with the centre: `deleted 2, updated 1`, `from the same address 198.51.100.77`. */
  how: string;
  /** Of a session or grant: its latest known state. */
  status: string | null;
  /** The records, as a text of the query language. */
  query: string;
}

/** What an account or an address reached in a window. */
export interface BlastRadius {
  centre: EntityRef & { name: string | null };
  /** ISO UTC, both ends; null is open. */
  from: string | null;
  to: string | null;
  records: number;
  /** By relation, then by number of records. */
  lines: RadiusLine[];
  /** Lines there are of each relation; at most 200 of one are listed. */
  totals: { relation: RadiusLine['relation']; total: number }[];
  /** What was not looked at, or not followed, in sentences. */
  notes: string[];
  /** Edges of the graph: positions in `lines`, -1 the centre. An account that shares an address hangs on the address. */
  edges: { from: number; to: number }[];
}

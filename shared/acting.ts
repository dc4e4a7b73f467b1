import type { ErrorData } from './errors.ts';
import type { ConnectionNote } from './pull.ts';
import type { ActionKind } from './response-plan.ts';

/** Paths that are read to see what is there before something is done; a connection may give them by these names. */
export const readPathNames = [
  'sessions-of-user',
  'grants-of-user',
  'session',
  'grant',
  'job',
  'webhook',
  'user',
] as const;
export type ReadPathName = (typeof readPathNames)[number];

/** One request that carries out (a part of) an action. */
export interface PlannedCall {
  /** Unique in its plan: `12/1` is the first call of action 12. */
  call: string;
  action: number;
  kind: ActionKind;
  method: string;
  /** Address, without anything secret. */
  address: string;
  /** What is sent, cut off; null where nothing is. */
  body: string | null;
  /** One sentence: what it does to what. */
  told: string;
  /** What it is done to, as the tenant names it. */
  id: string;
}

/** What the tenant says about the thing that a call is for. */
export type Presence =
  /** There, and the call would change something. */
  | { state: 'present'; told: string }
  /** Nothing to do any more: revoked, delivered, succeeded. */
  | { state: 'settled'; told: string }
  /** The tenant does not know it. */
  | { state: 'missing'; told: string }
  /** It could not be asked. */
  | { state: 'unknown'; told: string };

/** What executing an action would do, as a dry run found it. Nothing was changed for it. */
export interface CheckedAction {
  action: number;
  kind: ActionKind;
  title: string;
  calls: (PlannedCall & { presence: Presence })[];
  /** Found in the tenant besides those that the plan names: sessions that began since, say. They get calls too. */
  found: number;
  /** Why it cannot be carried out over this connection, and what to do instead; null where it can. */
  byHand: string | null;
  /** What is worth knowing besides: that nothing is to be done, or that what the tenant listed is not all. */
  note: string | null;
}

/**
 * What makes a request the one that a person saw in a dry run, whatever its number by then: what is sent where, for what.
 */
export function callIdentity({ action, kind, method, address, body, id }: PlannedCall): string {
  return JSON.stringify([action, kind, method, address, body, id]);
}

/** A dry run over the response plan. */
export interface ActCheck {
  connection: ConnectionNote;
  /** What has to be typed to go on. */
  confirm: string;
  actions: CheckedAction[];
  /** ISO UTC. */
  checked: string;
}

/** One call and what came of it. `doubt`: it was sent and no answer is known. */
export interface CallResult extends PlannedCall {
  state: 'waiting' | 'done' | 'settled' | 'failed' | 'doubt';
  status: number | null;
  /** The answer in words, cut off; or why nothing was sent. Empty while it waits. */
  answer: string;
  /** ISO UTC; null while it waits. */
  asked: string | null;
  answered: string | null;
}

/** An execution of the plan, or of a part of it. */
export interface ActRun {
  /** Number of the custody entry of its start. */
  run: number;
  connection: ConnectionNote;
  started: string;
  by: string;
  /** `stopped`: at an answer that was not expected, by cancel or with the program; it can go on. */
  state: 'running' | 'done' | 'stopped';
  calls: CallResult[];
  /** Actions that were left to be done by hand, and why. */
  byHand: { action: number; told: string }[];
  /** What was worth knowing of others: that nothing was to be done, say. */
  notes: { action: number; told: string }[];
  /** Why it stopped; null otherwise. */
  error: ErrorData | null;
}

/** A session or grant as a tenant tells it now. */
export interface HeldNow {
  type: 'session' | 'grant';
  id: string;
  user: string;
  status: string;
  /** ISO UTC; null where it is not told. */
  since: string | null;
  client: string | null;
  isOver: boolean;
}

/** What a user holds in a tenant at this moment. */
export interface HeldNowList {
  connection: ConnectionNote;
  user: string;
  held: HeldNow[];
  /** Kinds that could not be asked, and why. */
  notes: string[];
}

import type { CallResult, PlannedCall } from '../../../shared/acting.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { ConnectionNote } from '../../../shared/pull.ts';
import type { ActionKind } from '../../../shared/response-plan.ts';

/** A call as a run keeps it: enough to make its request anew from the connection, which is trusted, and not from the case. */
export interface KeptCall extends PlannedCall {
  /** The path that it takes. */
  route: ActionKind;
  /** Whose the thing is, as far as the evidence names them. */
  users: string[];
  /** The record whose old state is sent; null where nothing of the evidence is. */
  record: number | null;
}

/** What the custody log says of the start of a run. Its number is that of the entry. */
export interface StartedDetail {
  connection: ConnectionNote;
  /** Part of the idempotency key of each call, so that a tenant that knows such keys does nothing twice. */
  key: string;
  calls: KeptCall[];
  byHand: { action: number; told: string }[];
  notes: { action: number; told: string }[];
}

/** Before a request goes out: the whole of it, and what told the try before from this one. */
export interface AskedDetail {
  run: number;
  call: string;
  method: string;
  address: string;
  told: string;
  version: string | null;
}

/** What came, or why nothing was sent. */
export interface AnsweredDetail {
  run: number;
  call: string;
  state: Exclude<CallResult['state'], 'waiting'>;
  status: number | null;
  answer: string;
}

/** That a run went on, or how it ended. */
export interface StateDetail {
  run: number;
  state: 'running' | 'done' | 'stopped';
  error: ErrorData | null;
}

/** One row of `act_step`, read, with the time of its entry, microseconds UTC. */
export type ActStep = { id: number; time: number } & (
  | { kind: 'asked'; detail: AskedDetail }
  | { kind: 'answered'; detail: AnsweredDetail }
  | { kind: 'state'; detail: StateDetail }
);

/** A call and how far an earlier part of the run came with it. */
export interface CallAtHand {
  call: KeptCall;
  state: CallResult['state'];
  /** That of the last answer; null where none came. */
  status: number | null;
  /** What told that try from the next. */
  version: string | null;
  /** Its action was taken off the plan meanwhile: it is not made any more. */
  isOff: boolean;
}

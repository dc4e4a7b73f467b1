import type { HostEvent } from '../../../shared/host.ts';

/** How far the jobs are that a person waits for. */
export interface WorkingState {
  /** Names of the calls of running jobs. */
  running: string[];
  /** From 0 to 1; null where it cannot be told, or where nothing runs. */
  fraction: number | null;
}

/**
 * What the engine process asks of the main process, besides every call of `shared/host.ts` by its own name.
 * Both processes are ours; pages reach neither list.
 */
export interface DeskCalls {
  /** The absolute path, if the page may name it. Fails with `not-allowed`. */
  'desk.allow': { params: { path: string; to: 'read' | 'write' }; result: string };
  /** Whether a person chose a file, or a folder that it lies in. */
  'desk.chosen': { params: { path: string }; result: boolean };
  /** A secret that is kept; null where there is none of this name. Never asked for a page. */
  'desk.secret': { params: { name: string }; result: string | null };
  /** Tells which case is open now. */
  'desk.case': { params: { path: string | null }; result: null };
  /** Tells how far the jobs are, when that has changed. */
  'desk.working': { params: WorkingState; result: null };
}

/** What the main process asks of the engine process. */
export interface EngineProcessCalls {
  /** Closes the case if it is the one at this path, so that its file can be removed. */
  'engine.release': { params: { path: string }; result: null };
  /** Tells all pages something. */
  'engine.tell': { params: { event: HostEvent }; result: null };
  /** Cancels jobs and closes the case, before the process is ended. */
  'engine.stop': { params: Record<string, never>; result: null };
}

/** Asks by name, with what belongs to that name. */
export type Ask<Calls extends Record<keyof Calls, { params: unknown; result: unknown }>> = <
  N extends keyof Calls & string,
>(
  name: N,
  params: Calls[N]['params'],
) => Promise<Calls[N]['result']>;

/** Answers each of the calls. */
export type Answers<Calls extends Record<keyof Calls, { params: unknown; result: unknown }>> = {
  [N in keyof Calls]: (
    params: Calls[N]['params'],
  ) => Calls[N]['result'] | Promise<Calls[N]['result']>;
};

import type * as z from 'zod/mini';

/**
 * `read`: answered by a reader thread, changes nothing. `write`: answered by the writer thread.
 * `job`: answers at once with the number of a job; its result arrives as a `JobEvent`.
 * `control`: answered by the coordinator itself.
 */
export type CallMode = 'read' | 'write' | 'job' | 'control';

/** One row of the contract. `Result` exists for the compiler only. */
export interface Call<Mode extends CallMode, Params, Result> {
  mode: Mode;
  params: z.ZodMiniType<Params>;
  /** What the call is for: shown in help and checked to be there. */
  purpose: string;
  readonly result?: Result;
}

/** A row of the contract: `call<Result>()(mode, params, purpose)`. */
export function call<Result>() {
  return <Mode extends CallMode, Params>(
    mode: Mode,
    params: z.ZodMiniType<Params>,
    purpose: string,
  ): Call<Mode, Params, Result> => ({ mode, params, purpose });
}

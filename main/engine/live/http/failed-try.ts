import type { TrailcaseError } from '../../../../shared/errors.ts';

/**
 * How long it is worth to go on asking. `always`: while patience lasts, the line being good or the server asking for it;
 * `few`: it may be a lasting fault; `known`: only where this server has answered before; `never`: the same would come.
 */
export type Worth = 'always' | 'few' | 'known' | 'never';

/** One request that brought nothing, and whether to make it again. Stays within the client. */
export class FailedTry extends Error {
  readonly failure: TrailcaseError;
  readonly worth: Worth;
  /** Milliseconds that the server asks to wait; null where it says nothing. */
  readonly hint: number | null;
  readonly status: number | null;
  /** False where the request cannot have reached the server, or was turned away untouched. */
  readonly mayBeDone: boolean;

  constructor(
    failure: TrailcaseError,
    worth: Worth,
    more: { hint?: number | null; status?: number; mayBeDone: boolean },
  ) {
    super(failure.message);
    this.failure = failure;
    this.worth = worth;
    this.hint = more.hint ?? null;
    this.status = more.status ?? null;
    this.mayBeDone = more.mayBeDone;
  }
}

import type { Engine } from '../../../../shared/contract.ts';

/** What is done with some calls of the contract, and what must come of it; a call without one does not compile. */
export type Exercises<Calls> = Record<keyof Calls, (engine: Engine) => Promise<unknown>>;

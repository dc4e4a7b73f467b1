import type * as z from 'zod/mini';
import { caseCalls } from './contract/case-calls.ts';
import { detectCalls } from './contract/detect-calls.ts';
import { jobCalls } from './contract/job-calls.ts';
import { liveCalls } from './contract/live-calls.ts';
import { playbookCalls } from './contract/playbook-calls.ts';
import { queryCalls } from './contract/query-calls.ts';
import { recordCalls } from './contract/record-calls.ts';
import { responseCalls } from './contract/response-calls.ts';
import type { JobEvent } from './job.ts';

/**
 * Everything that a host can ask of the engine: the one list from which client, dispatcher,
 * validation and preload are derived. One argument object a call, plain data only.
 */
export const contract = {
  ...caseCalls,
  ...recordCalls,
  ...queryCalls,
  ...detectCalls,
  ...playbookCalls,
  ...responseCalls,
  ...liveCalls,
  ...jobCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type ParamsOf<N extends CallName> = z.output<Contract[N]['params']>;
export type ResultOf<N extends CallName> = Contract[N] extends { readonly result?: infer R }
  ? Exclude<R, undefined>
  : never;

/** Calls that start a job. */
export type JobCallName = {
  [N in CallName]: Contract[N]['mode'] extends 'job' ? N : never;
}[CallName];

/** What a call answers with: its result, or for a job the number under which its events come. */
export type AnswerOf<N extends CallName> = N extends JobCallName ? { job: number } : ResultOf<N>;

/** The engine as a host sees it, in process or at the far end of a channel. */
export interface Engine {
  call<N extends CallName>(name: N, params: ParamsOf<N>): Promise<AnswerOf<N>>;
  /** Listens to job events; the returned function stops listening. */
  subscribe(listener: (event: JobEvent) => void): () => void;
  close(): Promise<void>;
}

/** True for a key of the contract itself, never for an inherited name such as `constructor`. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

import * as z from 'zod/mini';
import type {
  CaseInfo,
  CustodyEntry,
  RawRecord,
  RecordCursor,
  RecordPage,
  RecordRow,
  RecordStates,
  RejectedPage,
  VerifyReport,
  WrittenEvidence,
} from './case.ts';
import type { CanonicalField } from './fields.ts';
import type { ImportReceipt } from './import-receipt.ts';
import type { JobEvent } from './job.ts';
import { kinds } from './kinds.ts';

/**
 * `read`: answered by a reader thread, changes nothing. `write`: answered by the writer thread.
 * `job`: answers at once with the number of a job; its result arrives as a `JobEvent`.
 * `control`: answered by the coordinator itself.
 */
export type CallMode = 'read' | 'write' | 'job' | 'control';

/** One row of the contract. `Result` exists for the compiler only. */
export interface Call<Params, Result> {
  mode: CallMode;
  params: z.ZodMiniType<Params>;
  /** What the call is for: shown in help and checked to be there. */
  purpose: string;
  readonly result?: Result;
}

function call<Result>() {
  return <Params>(
    mode: CallMode,
    params: z.ZodMiniType<Params>,
    purpose: string,
  ): Call<Params, Result> => ({ mode, params, purpose });
}

const nothing = z.strictObject({});
const kind = z.enum(kinds);
const path = z.string().check(z.minLength(1), z.maxLength(4096));
const recordId = z.int().check(z.positive());
const pageLimit = z.int().check(z.gte(1), z.lte(10_000));
const cursor: z.ZodMiniType<RecordCursor> = z.strictObject({
  time: z.nullable(z.int()),
  id: z.int(),
});
const mapping = z.record(z.string(), z.string()) as z.ZodMiniType<
  Partial<Record<CanonicalField, string>>
>;

/**
 * Everything that a host can ask of the engine: the one list from which client, dispatcher,
 * validation and preload are derived. One argument object a call, plain data only.
 */
export const contract = {
  'case.open': call<CaseInfo>()(
    'write',
    z.strictObject({ path, create: z.optional(z.boolean()) }),
    'Opens a case file, or creates it where it does not exist and `create` is true. Fails with case-missing, case-foreign, case-newer, case-altered or case-busy.',
  ),
  'case.close': call<null>()('control', nothing, 'Closes the open case; jobs are cancelled first.'),
  'case.info': call<CaseInfo>()(
    'read',
    nothing,
    'Kinds with counts and time span, sources with their receipts, integrity and custody head.',
  ),
  'import.start': call<ImportReceipt>()(
    'job',
    z.strictObject({
      files: z.array(path).check(z.minLength(1)),
      system: z.optional(z.string()),
      kind: z.optional(kind),
      zone: z.optional(z.string()),
      map: z.optional(mapping),
      again: z.optional(z.boolean()),
    }),
    'Imports archives: keeps their bytes, stores their records, answers with a receipt a source.',
  ),
  'records.page': call<RecordPage>()(
    'read',
    z.strictObject({
      kind: z.optional(kind),
      limit: pageLimit,
      after: z.optional(cursor),
      raw: z.optional(z.boolean()),
    }),
    'Records newest first, undated last, page by page.',
  ),
  'records.count': call<number>()(
    'read',
    z.strictObject({ kind: z.optional(kind) }),
    'Exact number of records, of one kind or of all.',
  ),
  'record.get': call<RecordRow>()(
    'read',
    z.strictObject({ id: recordId }),
    'One record with its canonical fields and its original text.',
  ),
  'record.raw': call<RawRecord>()(
    'read',
    z.strictObject({ id: recordId }),
    'The exact bytes of one record, cut from the evidence.',
  ),
  'record.states': call<RecordStates>()(
    'read',
    z.strictObject({ id: recordId }),
    'Old and new state of a record and the difference between them.',
  ),
  'rejected.page': call<RejectedPage>()(
    'read',
    z.strictObject({ limit: pageLimit, after: z.optional(z.int()) }),
    'Everything that was not stored: place, code and reason.',
  ),
  'evidence.write': call<WrittenEvidence>()(
    'job',
    z.strictObject({ source: z.int(), out: path, member: z.optional(z.boolean()) }),
    'Writes the original bytes of a source out again: the file as given, or with `member` the decompressed member. Never overwrites a file.',
  ),
  'verify.start': call<VerifyReport>()(
    'job',
    nothing,
    'Re-hashes every source, compares every record block, the custody chain, the counts and the database itself.',
  ),
  'custody.list': call<CustodyEntry[]>()('read', nothing, 'The custody log, oldest first.'),
  'job.cancel': call<boolean>()(
    'control',
    z.strictObject({ job: z.int() }),
    'Asks a job to stop; true when it was still running.',
  ),
  'job.list': call<JobEvent[]>()('control', nothing, 'Jobs of this session with their state.'),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type ParamsOf<N extends CallName> = z.output<Contract[N]['params']>;
export type ResultOf<N extends CallName> =
  Contract[N] extends Call<never, infer R>
    ? R
    : Contract[N] extends { readonly result?: infer R }
      ? Exclude<R, undefined>
      : never;

/** Calls that start a job. */
export type JobCallName = {
  [N in CallName]: N extends 'import.start' | 'evidence.write' | 'verify.start' ? N : never;
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

import type { ErrorData } from './errors.ts';

/** How far a job is. `total` is null while it cannot be known. */
export interface JobProgress {
  done: number;
  total: number | null;
  unit: 'bytes' | 'records' | 'steps';
  /** What is being done now, in words. */
  stage: string;
}

/** State of a job, as told by every event. A job ends in exactly one of the last three states; `error` says what is kept of one that was cancelled. */
export type JobState =
  | { state: 'running'; progress: JobProgress }
  | { state: 'done'; result: unknown }
  | { state: 'failed'; error: ErrorData }
  | { state: 'cancelled'; error: ErrorData };

/** What a pull was started for, so that pages which did not start it know: the id of its connection, and how it follows. */
export interface PullAbout {
  connection: string;
  /** Seconds between two pulls of one that follows; null for any other. */
  follow: number | null;
}

/** Event that every job sends: at its start, on progress at most ten times a second, and at its end. `about` is that of pulls. */
export type JobEvent = { job: number; call: string; about?: PullAbout } & JobState;

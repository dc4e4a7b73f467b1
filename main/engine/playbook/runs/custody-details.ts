import type { RunState, StepAnswer, Verdict } from '../../../../shared/playbook.ts';

/** Words that the custody log has for runs of playbooks. */
export const actions = {
  started: 'run started',
  answered: 'run answered',
  judged: 'run judged',
  changed: 'run changed',
  exported: 'run exported',
} as const;

/** What the custody log says of a new run, and its row too: the number of the run is that of the entry. */
export interface StartedDetail {
  playbook: string;
  title: string;
  /** SHA-256 over the playbook as it is kept with the run. */
  sha256: string;
  parameters: Record<string, string>;
  names: Record<string, string[]>;
  asOf: string;
  zone: string;
}

/** A frozen answer; who asked and when says the entry. `sha256` is that over its records. */
export interface AnsweredDetail extends Omit<StepAnswer, 'time' | 'by'> {
  run: number;
  step: string;
}

export interface JudgedDetail {
  run: number;
  step: string;
  verdict: Verdict | null;
  note: string;
  /** Ids of records, as `3-7,9`. */
  evidence: string;
}

export interface ChangedDetail {
  run: number;
  state: RunState;
  conclusion: string;
  /** Values that were learnt on the way, with what else the case calls a user; absent where none were. */
  parameters?: Record<string, string>;
  names?: Record<string, string[]>;
}

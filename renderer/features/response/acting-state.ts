import { create } from 'zustand';
import type { ActCheck, ActRun } from '../../../shared/acting.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';

/** A job that runs. */
export interface RunningJob {
  step: 'running';
  job: number | null;
  progress: JobProgress | null;
}

/** A dry run: it runs, or it ended. `of` is what it was asked for, to see whether it still is what is chosen. */
export type CheckState =
  | (RunningJob & { of: string })
  | { step: 'ended'; of: string; value: ActCheck | null; trouble: string | null };

/** An execution of this session. `run` is the number of the one that is gone on with, or that came of it. */
export type RunState =
  | (RunningJob & { run: number | null })
  | { step: 'ended'; run: number | null; trouble: string | null };

/** What is known of carrying out the plan. What runs goes on while another screen is looked at. */
interface Acting {
  /** Id of the case that it is of. */
  caseId: string | null;
  isOpen: boolean;
  /** Name of the chosen connection on the page. */
  connection: string | null;
  /** Actions that are left out. */
  left: readonly number[];
  check: CheckState | null;
  run: RunState | null;
  /** Executions of the case, the latest first; null until they were answered. */
  runs: readonly ActRun[] | null;
}

const nothing: Omit<Acting, 'caseId'> = {
  isOpen: false,
  connection: null,
  left: [],
  check: null,
  run: null,
  runs: null,
};

export const useActing = create<Acting>()(() => ({ caseId: null, ...nothing }));

/** Takes up the case that is open: of another one nothing is left. */
export function actingOf(caseId: string | null): void {
  if (useActing.getState().caseId !== caseId) useActing.setState({ caseId, ...nothing });
}

/** What a dry run is asked for, as a text that can be compared. */
export function askedOf(connection: Connection, actions: readonly number[]): string {
  return JSON.stringify([connection, actions]);
}

/** Asks for the executions of the case again; one question at a time, and once more where it was wanted meanwhile. */
export async function refreshRuns(): Promise<void> {
  isWanted = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (isWanted) {
      isWanted = false;
      const { caseId } = useActing.getState();
      const runs = await engine().call('act.list', {});
      if (useActing.getState().caseId === caseId) useActing.setState({ runs });
    }
  } finally {
    isAsking = false;
  }
}

let isAsking = false;
let isWanted = false;

/** Looks what carrying out these actions would do. Changes nothing in the tenant. */
export async function checkPlan(connection: Connection, actions: number[]): Promise<void> {
  const { caseId } = useActing.getState();
  const of = askedOf(connection, actions);
  const put = (check: CheckState) => {
    if (useActing.getState().caseId === caseId) useActing.setState({ check });
  };
  let job: number | null = null;
  const told = (progress: JobProgress | null) => put({ step: 'running', job, progress, of });
  useActing.setState({ run: null });
  told(null);
  try {
    const value = await runJob(engine(), 'act.check', { connection, actions }, told, (number) => {
      job = number;
      told(null);
    });
    put({ step: 'ended', of, value, trouble: null });
  } catch (error) {
    put({ step: 'ended', of, value: null, trouble: wordsOf(error) });
  }
}

/** Carries out the plan, or goes on with an execution that stopped. */
export async function carryOut(params: ParamsOf<'act.start'>): Promise<void> {
  if (useActing.getState().run?.step === 'running') return;
  const { caseId } = useActing.getState();
  let job: number | null = null;
  const put = (run: RunState) => {
    if (useActing.getState().caseId === caseId) useActing.setState({ run });
  };
  const told = (progress: JobProgress | null) => {
    put({ step: 'running', job, progress, run: params.run ?? null });
    if (useAnswered.getState().caseInfo?.id === caseId) refreshRuns().catch(tellTrouble);
  };
  told(null);
  try {
    const { run } = await runJob(engine(), 'act.start', params, told, (number) => {
      job = number;
      told(null);
    });
    put({ step: 'ended', run, trouble: null });
    if (useActing.getState().caseId === caseId) useActing.setState({ check: null });
  } catch (error) {
    put({ step: 'ended', run: params.run ?? null, trouble: wordsOf(error) });
  }
  if (useAnswered.getState().caseInfo?.id === caseId) await refreshRuns();
}

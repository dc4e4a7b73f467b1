import { create } from 'zustand';
import type { Connection } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { RestoreComparison } from '../../../shared/restoring.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';

/** A job of the wizard that runs. */
export interface RestoreJob {
  what: 'compare' | 'restore';
  job: number | null;
  progress: JobProgress | null;
}

/** What was chosen and answered in the wizard: it stays while another screen is looked at, and when one goes back in it. */
export interface RestoreWizard {
  /** Case that it is about. */
  caseId: string;
  /** Sources that are left out of those that can be restored. */
  left: readonly number[];
  /** `keyOf` of the connection; null while none is chosen. */
  connection: string | null;
  /** What a comparison told, and what it was made of. */
  comparison: { told: RestoreComparison; of: string } | null;
  confirm: string;
  running: RestoreJob | null;
  /** Why the last job ended before its end, in words, and which it was. */
  trouble: {
    what: RestoreJob['what'];
    message: string;
    cancelled: boolean;
    /** Number of the restore that ended with it; null where none had begun. */
    run: number | null;
  } | null;
  /** The restore that is looked at; null for the one that is prepared. */
  run: number | null;
}

const begun: RestoreWizard = {
  caseId: '',
  left: [],
  connection: null,
  comparison: null,
  confirm: '',
  running: null,
  trouble: null,
  run: null,
};

export const useRestore = create<RestoreWizard>()(() => begun);

/** Begins anew where another case is open than the wizard was about. */
export function takeCase(caseId: string): void {
  if (useRestore.getState().caseId !== caseId) useRestore.setState({ ...begun, caseId });
}

/** What a comparison is made of: another choice makes it one of something else. */
export function comparedOf(connection: Connection, sources: readonly number[]): string {
  return JSON.stringify([connection, sources]);
}

/** Compares sources with what a tenant has. */
export async function compare(connection: Connection, sources: readonly number[]): Promise<void> {
  await work('compare', async (told, started) => {
    const params = { connection, sources: [...sources] };
    const comparison = await runJob(engine(), 'restore.check', params, told, started);
    return {
      comparison: { told: comparison, of: comparedOf(connection, sources) },
      confirm: '',
    };
  });
}

/** Restores what was compared, or goes on with a restore that stopped; then shows what came of it. */
export async function restore(params: ParamsOf<'restore.start'>): Promise<void> {
  const { caseId } = useRestore.getState();
  await work('restore', async (told, started) => {
    const { run } = await runJob(engine(), 'restore.start', params, told, started);
    return { run };
  });
  if (useRestore.getState().caseId !== caseId) return;
  const { trouble } = useRestore.getState();
  // The tenant is not what it was compared with any more.
  useRestore.setState({ confirm: '', comparison: null });
  const run = params.run ?? trouble?.run ?? null;
  if (run !== null) useRestore.setState({ run });
}

async function work(
  what: RestoreJob['what'],
  go: (
    told: (progress: JobProgress) => void,
    started: (job: number) => void,
  ) => Promise<Partial<RestoreWizard>>,
): Promise<void> {
  if (useRestore.getState().running !== null) return;
  const { caseId } = useRestore.getState();
  const put = (change: Partial<RestoreWizard>) => {
    if (useRestore.getState().caseId === caseId) useRestore.setState(change);
  };
  let running: RestoreJob = { what, job: null, progress: null };
  const set = (change: Partial<RestoreJob>) => {
    running = { ...running, ...change };
    put({ running });
  };
  put({ running, trouble: null });
  try {
    const done = await go(
      (progress) => set({ progress }),
      (job) => set({ job }),
    );
    put({ ...done, running: null });
  } catch (error) {
    const cancelled = error instanceof TrailcaseError && error.code === 'cancelled';
    put({
      running: null,
      trouble: { what, message: wordsOf(error), cancelled, run: runIn(error) },
    });
  }
}

function runIn(error: unknown): number | null {
  if (!(error instanceof TrailcaseError)) return null;
  return (error.details as { run?: number } | undefined)?.run ?? null;
}

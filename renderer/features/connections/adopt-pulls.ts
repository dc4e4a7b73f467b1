import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobEvent } from '../../../shared/job.ts';
import type { PullReceipt } from '../../../shared/pull.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { type Answered, useAnswered } from '../../state/answered.ts';
import { type LiveJob, pullKey, receiptIn, resultOf, useLiveJobs } from './live-jobs.ts';

/**
 * Shows pulls with their connections which this page did not start: those that were begun before it was loaded, and those
 * of other pages. So nobody starts a second one beside them.
 */
export function adoptPulls(): () => void {
  const look = ({ jobs, caseInfo }: Answered, before: Answered | null) => {
    if (caseInfo === null) return;
    const isSameCase = caseInfo.id === before?.caseInfo?.id;
    for (const event of Object.values(jobs)) {
      if (!isSameCase || event !== before.jobs[event.job]) take(event);
    }
  };
  look(useAnswered.getState(), null);
  return useAnswered.subscribe(look);
}

function take(event: JobEvent): void {
  if (event.call !== 'pull.start' || event.about === undefined) return;
  if (event.state === 'running') adopt(event.about.connection, event.about.follow, event);
  else end(event);
}

function adopt(
  connection: string,
  follow: number | null,
  { job, progress }: Extract<JobEvent, { state: 'running' }>,
): void {
  const key = pullKey({ id: connection });
  const known = useLiveJobs.getState().pulls[key];
  if (known?.step === 'running' && known.isAdopted !== true) return;
  const before = resultOf(known);
  put(key, { step: 'running', job, progress, follow, before, isAdopted: true });
}

function end(event: Exclude<JobEvent, { state: 'running' }>): void {
  const { pulls } = useLiveJobs.getState();
  for (const [key, entry] of Object.entries(pulls)) {
    if (entry.step !== 'running' || entry.isAdopted !== true || entry.job !== event.job) continue;
    const error = event.state === 'done' ? null : TrailcaseError.fromData(event.error);
    put(key, {
      step: 'ended',
      value: (event.state === 'done' ? event.result : receiptIn(error)) as PullReceipt | null,
      trouble: error === null ? null : wordsOf(error),
      cancelled: event.state === 'cancelled',
      used: '',
      ended: new Date().toISOString(),
    });
  }
}

function put(key: string, entry: LiveJob<PullReceipt>): void {
  useLiveJobs.setState(({ pulls }) => ({ pulls: { ...pulls, [key]: entry } }));
}

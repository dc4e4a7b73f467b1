import type { Detection, DetectionReceipt } from '../../../shared/detection.ts';
import type { JobEvent, JobProgress } from '../../../shared/job.ts';

/** A run of the rules that goes on. */
export interface GoingRun {
  job: number;
  progress: JobProgress;
}

/** The run of the rules that goes on; null where none does. */
export function goingRun(jobs: Readonly<Record<number, JobEvent>>): GoingRun | null {
  for (const event of Object.values(jobs)) {
    if (event.call === 'detect.start' && event.state === 'running') {
      return { job: event.job, progress: event.progress };
    }
  }
  return null;
}

/**
 * The receipt of the latest run, where that was in this session: the case keeps that there was a run, and the host keeps
 * what it answered.
 */
export function latestReceipt(
  jobs: Readonly<Record<number, JobEvent>>,
  detections: readonly Detection[],
): DetectionReceipt | null {
  const [latest] = detections;
  for (const event of Object.values(jobs).toReversed()) {
    if (event.call !== 'detect.start' || event.state !== 'done') continue;
    const receipt = event.result as DetectionReceipt;
    const isIt = receipt.detection === latest?.id && receipt.records === latest.records;
    return isIt ? receipt : null;
  }
  return null;
}

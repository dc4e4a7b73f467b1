import type { CallName } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const missing = (name: CallName) => (): never => {
  throw new TrailcaseError('internal', `${name} is not answered.`);
};

/** What a reader thread can be asked about reports. */
export function reportReads(_reading: () => { db: ReadableCase }) {
  return {};
}

/** How the coordinator answers calls about reports. */
export function reportAnswers(_opened: () => OpenSession, _jobs: Jobs) {
  return {
    'report.preview': missing('report.preview'),
    'report.start': missing('report.start'),
  };
}

import { TrailcaseError } from '../../../shared/errors.ts';
import type { LiveHost } from '../live/index.ts';
import type { WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const open = (): never => {
  throw new TrailcaseError('not-allowed', 'Not built.');
};

/** What a reader thread can be asked about restores. */
export function restoreReads() {
  return {};
}

/** What the writer thread can be asked to keep of a restore. */
export function restoreWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {};
}

/** How the coordinator answers calls about restoring. */
export function restoreAnswers(_opened: () => OpenSession, _jobs: Jobs, _host: LiveHost) {
  return {
    'restore.check': open,
    'restore.start': open,
    'restore.list': open,
    'restore.export': open,
  };
}

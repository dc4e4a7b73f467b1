import { TrailcaseError } from '../../../shared/errors.ts';
import type { LiveHost } from '../live/index.ts';
import type { WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import type { Turns } from './turns.ts';

const open = (): never => {
  throw new TrailcaseError('not-allowed', 'Not built.');
};

/** What a reader thread can be asked about connections and pulls. */
export function liveReads() {
  return {};
}

/** What the writer thread can be asked to keep of connections and pulls. */
export function liveWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {};
}

/** How the coordinator answers calls about connections and pulls. */
export function liveAnswers(
  _opened: () => OpenSession,
  _jobs: Jobs,
  _imports: Turns,
  _host: LiveHost,
) {
  return {
    'pull.start': open,
    'pull.list': open,
    'pull.pages': open,
  };
}

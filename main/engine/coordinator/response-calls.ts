import type { CallName } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const missing = (name: CallName) => (): never => {
  throw new TrailcaseError('internal', `${name} is not answered.`);
};

/** What a reader thread can be asked about the response plan and what an account reached. */
export function responseReads(_reading: () => { db: ReadableCase }) {
  return {};
}

/** What the writer thread can be asked to keep of the response plan. */
export function responseWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {};
}

/** How the coordinator answers calls about the response plan and what an account reached. */
export function responseAnswers(_opened: () => OpenSession, _jobs: Jobs) {
  return {
    'plan.get': missing('plan.get'),
    'plan.resolve': missing('plan.resolve'),
    'plan.add': missing('plan.add'),
    'plan.change': missing('plan.change'),
    'plan.remove': missing('plan.remove'),
    'plan.order': missing('plan.order'),
    'plan.export': missing('plan.export'),
    'radius.read': missing('radius.read'),
  };
}

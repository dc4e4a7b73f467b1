import type { CallName, ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const missing = (name: CallName) => (): never => {
  throw new TrailcaseError('internal', `${name} is not answered.`);
};

/** What a reader thread can be asked about rules and findings. */
export function detectReads(_reading: () => { db: ReadableCase }) {
  return {
    'rules.list': missing('rules.list'),
    'finding.list': missing('finding.list'),
    'finding.get': missing('finding.get'),
  };
}

/** What the writer thread can be asked to keep of detections. */
export function detectWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return { 'finding.triage': missing('finding.triage') };
}

/** How the coordinator answers calls about rules and findings. */
export function detectAnswers(opened: () => OpenSession, _jobs: Jobs) {
  return {
    'rules.list': (params: ParamsOf<'rules.list'>) => opened().scan('rules.list', params),
    'finding.list': (params: ParamsOf<'finding.list'>) => opened().read('finding.list', params),
    'finding.get': (params: ParamsOf<'finding.get'>) => opened().read('finding.get', params),
    'finding.triage': (params: ParamsOf<'finding.triage'>) =>
      opened().writer.call('finding.triage', params),
    'detect.start': missing('detect.start'),
  };
}

import type { CallName } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const missing = (name: CallName) => (): never => {
  throw new TrailcaseError('internal', `${name} is not answered.`);
};

/** What a reader thread can be asked about playbooks and their runs. */
export function playbookReads(_reading: () => { db: ReadableCase }) {
  return {};
}

/** What the writer thread can be asked to keep of runs. */
export function playbookWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {};
}

/** How the coordinator answers calls about playbooks and their runs. */
export function playbookAnswers(_opened: () => OpenSession, _jobs: Jobs) {
  return {
    'playbook.list': missing('playbook.list'),
    'playbook.candidates': missing('playbook.candidates'),
    'run.start': missing('run.start'),
    'run.list': missing('run.list'),
    'run.get': missing('run.get'),
    'run.answer': missing('run.answer'),
    'run.judge': missing('run.judge'),
    'run.state': missing('run.state'),
    'run.rows': missing('run.rows'),
    'run.actions': missing('run.actions'),
    'run.export': missing('run.export'),
  };
}

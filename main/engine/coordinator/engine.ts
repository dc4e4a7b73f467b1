import type { CaseInfo, WrittenEvidence } from '../../../shared/case.ts';
import {
  type CallName,
  contract,
  type Engine,
  isCallName,
  type ParamsOf,
} from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobEvent } from '../../../shared/job.ts';
import { runImport } from './import-job.ts';
import { Jobs } from './jobs.ts';
import { OpenSession } from './open-session.ts';
import { Turns } from './turns.ts';

/** Answers one call of the contract with parameters that were validated. */
type Answers = { [N in CallName]: (params: ParamsOf<N>) => unknown };

/**
 * Makes an engine: the coordinator of one case at a time. Knows logs, and nothing of windows, sockets
 * or command lines; hosts call it in process or serve it over a channel.
 */
export function createEngine(): Engine {
  const listeners = new Set<(event: JobEvent) => void>();
  const jobs = new Jobs((event) => {
    for (const listener of listeners) listener(event);
  });
  /** A case is written by one import at a time. */
  const imports = new Turns();
  let session: OpenSession | null = null;

  const opened = (): OpenSession => {
    if (session === null) {
      throw new TrailcaseError('no-case-open', 'No case is open. Open or create one first.');
    }
    return session;
  };

  const closeCase = async () => {
    await jobs.stop();
    await session?.close();
    session = null;
  };

  const info = () =>
    opened().read('case.info', { integrity: opened().integrity }) as Promise<CaseInfo>;

  const read = (name: CallName) => (params: unknown) => opened().read(name, params);

  const answers: Answers = {
    'case.open': async ({ path, create }) => {
      await closeCase();
      session = await OpenSession.open(path, create === true);
      return await info();
    },
    'case.close': async () => {
      await closeCase();
      return null;
    },
    'case.info': info,
    'records.page': read('records.page'),
    'records.count': read('records.count'),
    'record.get': read('record.get'),
    'record.raw': read('record.raw'),
    'record.states': read('record.states'),
    'rejected.page': read('rejected.page'),
    'custody.list': read('custody.list'),
    'import.start': (params) => {
      const at = opened();
      return jobs.start('import.start', (cancel, progress) =>
        imports.take(() => runImport(at, params, cancel, progress)),
      );
    },
    'evidence.write': (params) => {
      const at = opened();
      return jobs.start('evidence.write', async (cancel, progress) => {
        const written = await at.read('evidence.write', { ...params, cancel }, progress);
        const { path, sha256 } = written as WrittenEvidence;
        await at.writer.call('append-custody', {
          action: 'evidence written',
          detail: { source: params.source, member: params.member === true, path, sha256 },
        });
        return written;
      });
    },
    'verify.start': () => {
      const at = opened();
      return jobs.start('verify.start', async (cancel, progress) => {
        const report = await at.read('verify.start', { cancel }, progress);
        await at.writer.call('append-custody', { action: 'verified', detail: report });
        return report;
      });
    },
    'job.cancel': ({ job }) => jobs.cancel(job),
    'job.list': () => jobs.list(),
  };

  return {
    async call(name, params) {
      const checked = checkParams(name, params);
      return (await (answers[name] as (params: unknown) => unknown)(checked)) as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: closeCase,
  };
}

function checkParams(name: unknown, params: unknown): unknown {
  if (!isCallName(name)) {
    throw new TrailcaseError('unknown-call', `There is no call "${String(name)}".`);
  }
  const checked = contract[name].params.safeParse(params);
  if (checked.success) return checked.data;
  const places = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new TrailcaseError('bad-request', `${name} was called wrongly: ${places.join('; ')}.`);
}

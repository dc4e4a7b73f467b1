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
import { type LiveHost, noLiveHost } from '../live/index.ts';
import { actAnswers } from './act-calls.ts';
import { connectionAnswers } from './connection-calls.ts';
import { connectorAnswers } from './connector-calls.ts';
import { detectAnswers } from './detect-calls.ts';
import { runExport } from './export-job.ts';
import { runImport } from './import-job.ts';
import { findImportFiles, Previews } from './import-preview.ts';
import { Jobs } from './jobs.ts';
import { listSources } from './list-sources.ts';
import { OpenSession } from './open-session.ts';
import { playbookAnswers } from './playbook-calls.ts';
import { pullAnswers } from './pull-calls.ts';
import { refuseKeeping } from './read-only-calls.ts';
import { reportAnswers } from './report-calls.ts';
import { responseAnswers } from './response-calls.ts';
import { restoreAnswers } from './restore-calls.ts';
import { ResultSets } from './result-sets.ts';
import { salvageAside } from './salvage-aside.ts';
import { Turns } from './turns.ts';

/** Answers one call of the contract with parameters that were validated. */
type Answers = { [N in CallName]: (params: ParamsOf<N>) => unknown };

/** What calls about results answer with where nothing else is asked for. */
const firstRows = 100;
const topValues = 10;
const rareValues = 5;
const mostBuckets = 200;
const mostGroups = 1_000;

/**
 * Makes an engine: the coordinator of one case at a time. Knows logs, and nothing of windows, sockets
 * or command lines; hosts call it in process or serve it over a channel.
 * @param live what the host gives it to talk to tenants with; without it, it talks to none
 */
export function createEngine(live: LiveHost = noLiveHost): Engine {
  const listeners = new Set<(event: JobEvent) => void>();
  const jobs = new Jobs((event) => {
    for (const listener of listeners) listener(event);
  });
  /** A case is written by one import at a time; rules run between imports. */
  const imports = new Turns();
  const previews = new Previews();
  let session: OpenSession | null = null;
  let results: ResultSets | null = null;

  const opened = (): OpenSession => {
    if (session === null) {
      throw new TrailcaseError('no-case-open', 'No case is open. Open or create one first.');
    }
    return session;
  };

  const resultsOpen = (): ResultSets => {
    const at = opened();
    results ??= new ResultSets(at);
    return results;
  };

  const closeCase = async () => {
    results?.closeAll();
    results = null;
    await jobs.stop();
    await session?.close();
    session = null;
  };

  const info = () =>
    opened().read('case.info', {
      integrity: opened().integrity,
      readOnly: opened().readOnly,
    }) as Promise<CaseInfo>;

  const read = (name: CallName) => (params: unknown) => opened().read(name, params);

  const write = (name: CallName) => (params: unknown) => opened().writer.call(name, params);

  const answers: Answers = {
    'case.open': async ({ path, create, readOnly }) => {
      await closeCase();
      session = await OpenSession.open(path, create === true, readOnly === true);
      return await info();
    },
    'case.close': async () => {
      await closeCase();
      return null;
    },
    'case.info': info,
    'sources.list': listSources,
    'records.page': read('records.page'),
    'records.count': read('records.count'),
    'record.get': read('record.get'),
    'record.raw': read('record.raw'),
    'record.states': read('record.states'),
    'record.tree': read('record.tree'),
    'record.related': (params) => opened().scan('record.related', params),
    'record.versions': (params) => opened().scan('record.versions', params),
    'states.compare': (params) => opened().scan('states.compare', params),
    'query.explain': read('query.explain'),
    'query.complete': (asked) => resultsOpen().suggest(asked),
    'result.open': ({ rows = firstRows, ...asked }) => resultsOpen().open(asked, rows),
    'result.window': ({ result, from, count, ...options }) =>
      resultsOpen().get(result).window(from, count, options),
    'result.total': ({ result }) => resultsOpen().get(result).total(),
    'result.close': (which) =>
      'view' in which ? resultsOpen().closeView(which.view) : resultsOpen().close(which.result),
    'result.facet': ({ result, field, top = topValues, rare = rareValues }) =>
      resultsOpen().get(result).facet({ field, top, rare }),
    'result.histogram': ({ result, by, zone, buckets = mostBuckets }) =>
      resultsOpen().get(result).histogram(by, buckets, zone),
    'result.groups': ({ result, field, top = mostGroups }) =>
      resultsOpen().get(result).groups(field, top),
    'result.place': ({ result, place }) => resultsOpen().get(result).place(place),
    'search.start': (asked) => {
      const at = resultsOpen();
      return jobs.start('search.start', (cancel, progress) => at.search(asked, cancel, progress));
    },
    'rejected.page': read('rejected.page'),
    'rejected.place': read('rejected.place'),
    'custody.list': read('custody.list'),
    'entity.list': (params) => opened().scan('entity.list', params),
    'entity.page': (params) => opened().scan('entity.page', params),
    'address.countries': (params) => opened().scan('address.countries', params),
    'mark.change': async ({ records, ...change }) => {
      const ids = await resultsOpen().idsOf(records);
      return await opened().writer.call('mark.change', { ids, change });
    },
    'mark.undo': write('mark.undo'),
    'mark.get': read('mark.get'),
    'mark.counts': read('mark.counts'),
    'note.add': write('note.add'),
    'note.change': write('note.change'),
    'secret.reveal': write('secret.reveal'),
    'view.save': write('view.save'),
    'view.remove': write('view.remove'),
    'view.list': read('view.list'),
    ...detectAnswers(opened, jobs, imports),
    ...playbookAnswers(opened, jobs),
    ...responseAnswers(opened, jobs),
    ...reportAnswers(opened, jobs),
    ...connectionAnswers(opened),
    ...connectorAnswers(() => session, jobs, live),
    ...pullAnswers(opened, jobs, imports, live),
    ...actAnswers(opened, jobs, live),
    ...restoreAnswers(opened, jobs, live),
    'import.start': (params) => {
      const at = opened();
      return jobs.start('import.start', (cancel, progress) =>
        imports.take(() => runImport(at, params, cancel, progress)),
      );
    },
    'import.files': (params) => findImportFiles(params, session?.path ?? null),
    'import.preview': (params) => previews.take(params),
    'evidence.write': (params) => {
      const at = opened();
      return jobs.start('evidence.write', async (cancel, progress) => {
        const written = await at.scan('evidence.write', { ...params, cancel }, progress);
        const { path, sha256 } = written as WrittenEvidence;
        await at.writer.call('append-custody', {
          action: 'evidence written',
          detail: { source: params.source, member: params.member === true, path, sha256 },
        });
        return written;
      });
    },
    'salvage.start': (params) =>
      jobs.start('salvage.start', (cancel, progress) => salvageAside(params, cancel, progress)),
    'export.start': (params) => {
      const [at, found] = [opened(), resultsOpen()];
      return jobs.start('export.start', (cancel, progress) =>
        runExport(at, found, params, cancel, progress),
      );
    },
    'verify.start': () => {
      const at = opened();
      return jobs.start('verify.start', async (cancel, progress) => {
        const report = await at.scan('verify.start', { cancel }, progress);
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
      if (session !== null) refuseKeeping(name, session.readOnly);
      return (await (answers[name] as (params: unknown) => unknown)(checked)) as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await closeCase();
      await previews.stop();
    },
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

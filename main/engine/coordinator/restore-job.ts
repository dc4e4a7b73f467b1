import type { CaseInfo } from '../../../shared/case.ts';
import { type Connection, tenantNameOf } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { type ErrorCode, TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { RestoreComparison, RestoreRun } from '../../../shared/restoring.ts';
import { connectionNote, type LiveHost, secretOf } from '../live/index.ts';
import {
  type AnsweredDetail,
  type AskedDetail,
  manifestPlaces,
  nothingToRestore,
  type Remaining,
  type RestoreOrder,
  type RestoreStart,
  type StateDetail,
} from '../restore/index.ts';
import { liveEntries } from '../store/index.ts';
import { startThread, type Thread } from '../threads/index.ts';
import { askedOfTenant } from './asked-of-tenant.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import type { OpenSession } from './open-session.ts';

type Asked = ParamsOf<'restore.start'>;
type Tell = (progress: JobProgress) => void;

/** Errors after which a restore can go on as it is; any other means that something is wrong with it. */
const passing: readonly ErrorCode[] = [
  'cancelled',
  'unreachable',
  'certificate-refused',
  'login-refused',
  'permission-missing',
  'limit-reached',
  'disk-full',
];

/** Compares an archive with a tenant, which the custody log tells. */
export async function runComparison(
  session: OpenSession,
  host: LiveHost,
  { connection, sources }: ParamsOf<'restore.check'>,
  cancel: CancelFlag,
  tell: Tell,
): Promise<RestoreComparison> {
  return await withThread(session, host, connection, cancel, tell, (thread) =>
    compare(session, host, thread, connection, sources),
  );
}

/**
 * Carries out a restore: a thread of its own reads the evidence and speaks with the tenant, and the writer thread
 * keeps each step before it is made and after it.
 * @param began told the number of the run
 */
export async function runRestore(
  session: OpenSession,
  host: LiveHost,
  asked: Asked,
  cancel: CancelFlag,
  tell: Tell,
  began: (run: number) => void,
): Promise<RestoreRun> {
  refuseOtherName(asked);
  return await withThread(session, host, asked.connection, cancel, tell, async (thread) => {
    const { run, remaining } =
      asked.run === undefined
        ? await begin(session, host, thread, asked)
        : {
            run: asked.run,
            remaining: (await thread.call('resume', {
              run: asked.run,
              sources: asked.sources,
            })) as Remaining,
          };
    began(run);
    const ended = await carryOut(session, thread, run, remaining, cancel, tell);
    await session.writer.call('restore.state', ended);
    if (ended.error !== null) throw asEnd(TrailcaseError.fromData(ended.error), run);
    const runs = (await session.read('restore.list', {})) as RestoreRun[];
    return runs.find((each) => each.run === run) as RestoreRun;
  });
}

async function begin(
  session: OpenSession,
  host: LiveHost,
  thread: Thread,
  { connection, sources }: Asked,
) {
  const compared = await compare(session, host, thread, connection, sources);
  if (compared.refusal !== null) {
    const isNothingNew = compared.refusal.startsWith(nothingToRestore);
    throw new TrailcaseError('not-allowed', compared.refusal, isNothingNew ? { compared } : {});
  }
  const made = (await thread.call('start', null)) as { start: RestoreStart; records: string };
  const run = (await session.writer.call('restore.start', made)) as number;
  const open = Array.from({ length: made.start.batches }, (_, batch) => batch);
  return { run, remaining: { batches: made.start.batches, records: made.start.sent, open } };
}

async function compare(
  session: OpenSession,
  host: LiveHost,
  thread: Thread,
  connection: Connection,
  sources: number[] | undefined,
) {
  const places = await placesOfManifests(session, host);
  const asking = {
    session,
    action: liveEntries.restoreCompared,
    detail: { connection: connectionNote(connection), asked: sources ?? null },
    // A thread that died cannot say what it sent.
    requests: () => thread.call('requests', null).catch(() => null) as Promise<number | null>,
  };
  const found = (await askedOfTenant(asking, () =>
    thread.call('compare', { sources, places }),
  )) as RestoreComparison;
  const { examples: _, confirm: __, compared: ___, ...detail } = found;
  await session.writer.call('restore.compared', detail);
  return found;
}

async function placesOfManifests(session: OpenSession, host: LiveHost): Promise<string[]> {
  const { integrity, path } = session;
  const info = (await session.read('case.info', { integrity })) as CaseInfo;
  const files = info.sources.map(({ file }) => file.path);
  return await manifestPlaces(files, path, (file) => host.isChosen?.(file) ?? false);
}

/** Sends what is open, batch by batch, and reads it back. Answers with how it ended, whatever happens. */
async function carryOut(
  { writer }: OpenSession,
  thread: Thread,
  run: number,
  { batches, records, open }: Remaining,
  cancel: CancelFlag,
  tell: Tell,
): Promise<StateDetail> {
  let done = batches - open.length;
  try {
    for (const batch of open) {
      if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
      const stage = `sending batch ${batch + 1} of ${batches}`;
      tell({
        done: Math.round((records * done) / batches),
        total: records,
        unit: 'records',
        stage,
      });
      const ready = (await thread.call('ask', { run, batch })) as AskedDetail;
      await writer.call('restore.asked', ready);
      const answer = (await thread.call('send', ready)) as AnsweredDetail;
      await writer.call('restore.answered', answer);
      done += 1;
    }
    const verification = (await thread.call('verify', { run })) as StateDetail['verification'];
    const state = verification?.good === true ? 'done' : 'failed';
    return { run, state, verification, error: null };
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    const state = passing.includes(error.code) ? 'stopped' : 'failed';
    return { run, state, verification: null, error: { code: error.code, message: error.message } };
  }
}

/** What stopped a restore, and that nothing of it is lost. */
function asEnd({ code, message }: TrailcaseError, run: number): TrailcaseError {
  return new TrailcaseError(
    code,
    `${message} Restore ${run} stopped there; go on with it, and what was sent is not doubled.`,
    { run },
  );
}

function refuseOtherName({ confirm, connection }: Asked): void {
  const name = tenantNameOf(connection);
  if (confirm === name) return;
  throw new TrailcaseError(
    'bad-request',
    `Nothing was sent: the tenant of "${connection.name}" is called "${name}", and "${confirm}" was typed. Type its name to confirm.`,
  );
}

async function withThread<T>(
  session: OpenSession,
  host: LiveHost,
  connection: Asked['connection'],
  cancel: CancelFlag,
  tell: Tell,
  work: (thread: Thread) => Promise<T>,
): Promise<T> {
  const secret = await secretOf(host, connection);
  const thread = startThread('restore/restore-thread');
  const stop = thread.subscribe((event) => tell(event as JobProgress));
  try {
    const order: RestoreOrder = { path: session.path, connection, secret, cancel: cancel.shared };
    await thread.call('open', order);
    const found = await work(thread);
    await thread.call('close', null);
    return found;
  } finally {
    stop();
    await thread.terminate();
  }
}

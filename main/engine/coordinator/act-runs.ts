import { randomUUID } from 'node:crypto';
import { type ActRun, callIdentity, type PlannedCall } from '../../../shared/acting.ts';
import { type Connection, tenantNameOf } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { counted } from '../../../shared/counted.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { carryOut } from '../act/index.ts';
import { connectionNote, type LiveHost } from '../live/index.ts';
import type { CallAtHand, StoredRun } from '../response/index.ts';
import type { Work } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import { oldStateOf, plannedActions, preparedActions } from './planned-actions.ts';
import { type AtTenant, atTenant, refuseWhenStopped } from './tenant-work.ts';

/** A run as it is taken up: new, or one that stopped. */
interface TakenUp {
  run: number;
  /** Number of the entry that says so. */
  turn: number;
  key: string;
  calls: CallAtHand[];
}

/** Executions of the response plan: one at a time. */
export class ActRuns {
  readonly #host: LiveHost;
  /** Number of the run that is being carried out; 0 while it has none yet. */
  #atWork: number | null = null;

  constructor(host: LiveHost) {
    this.#host = host;
  }

  get atWork(): number | null {
    return this.#atWork;
  }

  /**
   * The work of one execution.
   * @throws {TrailcaseError} `bad-request` where the tenant's name is not what was typed; nothing is sent then. The work
   *   fails with `case-busy` where another execution is at work
   */
  prepare(session: OpenSession, params: ParamsOf<'act.start'>): Work {
    const { connection, confirm } = params;
    const name = tenantNameOf(connection);
    if (this.#host.refusal !== null) throw new TrailcaseError('not-allowed', this.#host.refusal);
    if (confirm !== name) {
      throw new TrailcaseError(
        'bad-request',
        `Nothing was sent: what was typed is not the name of the tenant. Type ${name} exactly.`,
      );
    }
    if (params.run !== undefined && params.actions !== undefined) {
      throw new TrailcaseError(
        'bad-request',
        'An execution that is gone on with has its actions already: give its number, or actions, and not both.',
      );
    }
    return async (flag, progress) => {
      if (this.#atWork !== null) {
        throw new TrailcaseError(
          'case-busy',
          'The plan is being carried out already. Wait for its end, or stop it first.',
        );
      }
      this.#atWork = 0;
      try {
        return await atTenant({ host: this.#host, connection, flag, progress }, (at) =>
          this.#carryOut(session, params, at),
        );
      } finally {
        this.#atWork = null;
      }
    };
  }

  async #carryOut(
    session: OpenSession,
    params: ParamsOf<'act.start'>,
    at: AtTenant,
  ): Promise<ActRun> {
    const { writer } = session;
    const { run, turn, key, calls } =
      params.run === undefined
        ? await takeUpNew(session, params, at)
        : await takeUpAgain(session, params.connection, params.run);
    this.#atWork = run;
    const total = calls.length;
    const ended = await carryOut(calls, {
      ...at,
      run,
      key,
      asked: async (detail) => void (await writer.call('act.keep-asked', { detail, turn })),
      answered: async (detail) => void (await writer.call('act.keep-answered', detail)),
      oldState: (record) => oldStateOf(session, record),
      look: (done, told) => at.look(done, total, told),
      acting: (isOut) => at.cancel.hold(isOut),
    });
    // What somebody else goes on with has not ended.
    if (ended.error?.code === 'case-busy') throw TrailcaseError.fromData(ended.error);
    await writer.call('act.keep-state', { run, ...ended });
    const all = (await session.scan('act.list', { atWork: null })) as ActRun[];
    return all.find((each) => each.run === run) as ActRun;
  }
}

async function takeUpNew(
  session: OpenSession,
  { connection, actions: asked, seen }: ParamsOf<'act.start'>,
  at: AtTenant,
): Promise<TakenUp> {
  const actions = await plannedActions(session, asked);
  const prepared = await preparedActions(session, at, actions, (_done, of) =>
    at.look(0, null, `looking at ${of}`),
  );
  const calls = prepared.flatMap((action) =>
    action.calls.map(({ presence: _, version: __, ...call }) => call),
  );
  if (seen !== undefined) refuseUnseen(calls, seen);
  const byHand = prepared.flatMap(({ action, byHand: told }) =>
    told === null ? [] : [{ action, told }],
  );
  const notes = prepared.flatMap(({ action, note: told }) =>
    told === null ? [] : [{ action, told }],
  );
  const key = randomUUID();
  refuseWhenStopped(at.isStopped);
  const detail = { connection: connectionNote(connection), key, calls, byHand, notes };
  const run = (await session.writer.call('act.keep-start', detail)) as number;
  return {
    run,
    turn: run,
    key,
    calls: calls.map((call) => ({
      call,
      state: 'waiting',
      status: null,
      version: null,
      isOff: false,
    })),
  };
}

/** What a person confirmed is what is done: a session that began since the dry run is looked at first. */
function refuseUnseen(calls: readonly PlannedCall[], seen: readonly string[]): void {
  const known = new Set(seen);
  const unseen = calls.filter((call) => !known.has(callIdentity(call)));
  const [first] = unseen;
  if (first === undefined) return;
  throw new TrailcaseError(
    'bad-request',
    `Nothing was sent: ${counted(unseen.length, 'request')} would be made that the dry run did not show, as the tenant or the plan has changed since: ${first.told} Do the dry run again and confirm that.`,
  );
}

/** An earlier run, from where it stopped, over the very connection that it went over. */
async function takeUpAgain(
  session: OpenSession,
  connection: Connection,
  number: number,
): Promise<TakenUp> {
  const stored = (await session.read('act.stored', { run: number })) as StoredRun;
  const { run } = stored;
  if (run.state === 'done') {
    throw new TrailcaseError('bad-request', `Execution ${number} is done: nothing of it is left.`);
  }
  if (
    JSON.stringify(run.connection) !==
    JSON.stringify({ ...connectionNote(connection), name: run.connection.name })
  ) {
    throw new TrailcaseError(
      'bad-request',
      `Execution ${number} went over "${run.connection.name}" to ${run.connection.address}. Go on with it over that connection.`,
    );
  }
  const going = { run: number, state: 'running', error: null };
  const turn = (await session.writer.call('act.keep-state', going)) as number;
  return { run: number, turn, key: stored.key, calls: stored.calls };
}

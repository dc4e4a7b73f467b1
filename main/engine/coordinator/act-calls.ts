import type { ActRun } from '../../../shared/acting.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import {
  checkDetail,
  checkOf,
  chosenActions,
  heldNow,
  keepAnswered,
  keepAsked,
  keepStart,
  keepState,
} from '../act/index.ts';
import { connectionNote, type LiveHost } from '../live/index.ts';
import {
  type AnsweredDetail,
  type AskedDetail,
  type Evidence,
  listRuns,
  readPlan,
  recordedOldState,
  type StartedDetail,
  type StateDetail,
  storedRun,
} from '../response/index.ts';
import { liveEntries, type WritableCase } from '../store/index.ts';
import { ActRuns } from './act-runs.ts';
import { askedOfTenant } from './asked-of-tenant.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import { plannedActions, preparedActions } from './planned-actions.ts';
import { atTenant } from './tenant-work.ts';

/** What a reader thread can be asked about executions of the response plan. */
export function actReads(reading: () => Evidence) {
  return {
    'act.list': ({ atWork }: { atWork: number | null }): ActRun[] => listRuns(reading().db, atWork),
    'act.stored': ({ run }: { run: number }) => storedRun(reading().db, run),
    'act.plan': ({ actions }: { actions: number[] | undefined }) =>
      chosenActions(readPlan(reading().db), actions),
    'act.old-state': ({ record }: { record: number }) => recordedOldState(reading(), record),
  };
}

/** What the writer thread can be asked to keep of an execution. */
export function actWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'act.keep-start': (detail: StartedDetail) => write((db) => keepStart(db, detail)),
    'act.keep-asked': ({ detail, turn }: { detail: AskedDetail; turn: number }) =>
      write((db) => keepAsked(db, detail, turn)),
    'act.keep-answered': (detail: AnsweredDetail) => write((db) => keepAnswered(db, detail)),
    'act.keep-state': (detail: StateDetail) => write((db) => keepState(db, detail)),
  };
}

/** How the coordinator answers calls that act in a tenant. */
export function actAnswers(opened: () => OpenSession, jobs: Jobs, host: LiveHost) {
  const runs = new ActRuns(host);
  return {
    'held.now': ({ connection, user }: ParamsOf<'held.now'>) => {
      const session = opened();
      return jobs.start('held.now', (flag, progress) =>
        atTenant({ host, connection, flag, progress }, async ({ client, summary }) => {
          const list = await askedOfTenant(
            {
              session,
              action: liveEntries.heldAsked,
              detail: { connection: connectionNote(connection), user },
              requests: () => client.figures.requests,
            },
            () => heldNow(client, summary, user),
          );
          const { held, notes } = list;
          await session.writer.call('append-custody', {
            action: liveEntries.heldAsked,
            detail: { connection: list.connection, user, held: held.length, notes },
          });
          return list;
        }),
      );
    },
    'act.check': ({ connection, actions: asked }: ParamsOf<'act.check'>) => {
      const session = opened();
      return jobs.start('act.check', (flag, progress) =>
        atTenant({ host, connection, flag, progress }, async (at) => {
          const actions = await plannedActions(session, asked);
          const prepared = await preparedActions(session, at, actions, (done, of) =>
            at.look(done, actions.length, `looking at ${of}`),
          );
          const check = checkOf(connection, prepared);
          await session.writer.call('append-custody', {
            action: liveEntries.actChecked,
            detail: checkDetail(check),
          });
          return check;
        }),
      );
    },
    'act.start': (params: ParamsOf<'act.start'>) => {
      const session = opened();
      const work = runs.prepare(session, params);
      return jobs.start('act.start', work);
    },
    'act.list': () => opened().scan('act.list', { atWork: runs.atWork }),
  };
}

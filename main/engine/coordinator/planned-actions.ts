import type { PlannedAction } from '../../../shared/response-plan.ts';
import { type PreparedAction, preparePlan } from '../act/index.ts';
import { connectionNote } from '../live/index.ts';
import { liveEntries } from '../store/index.ts';
import { askedOfTenant } from './asked-of-tenant.ts';
import type { OpenSession } from './open-session.ts';
import { type AtTenant, refuseWhenStopped } from './tenant-work.ts';

/** Actions of the plan in its order, as a reader thread has them; all of them where none are named. */
export async function plannedActions(
  session: OpenSession,
  actions: number[] | undefined,
): Promise<PlannedAction[]> {
  return (await session.read('act.plan', { actions })) as PlannedAction[];
}

/** The state before a change, exact; null where it is not recorded whole. */
export async function oldStateOf(session: OpenSession, record: number): Promise<string | null> {
  return (await session.scan('act.old-state', { record })) as string | null;
}

/** The calls that carry out actions, with what the tenant says of each now. Where that fails midway the custody log says so. */
export async function preparedActions(
  session: OpenSession,
  { client, summary, isStopped }: AtTenant,
  actions: readonly PlannedAction[],
  look: (done: number, of: string) => void,
): Promise<PreparedAction[]> {
  const asking = {
    session,
    action: liveEntries.actChecked,
    detail: {
      connection: connectionNote(client.connection),
      actions: actions.map(({ id: action, kind }) => ({ action, kind })),
    },
    requests: () => client.figures.requests,
  };
  return await askedOfTenant(asking, () =>
    preparePlan({
      client,
      summary,
      actions,
      oldState: (record) => oldStateOf(session, record),
      look: (done, of) => {
        refuseWhenStopped(isStopped);
        look(done, of);
      },
    }),
  );
}

import type { PlannedAction } from '../../../shared/response-plan.ts';
import type { OpenSession } from './open-session.ts';

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

import { create } from 'zustand';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { PlannedAction, ResponsePlan } from '../../../shared/response-plan.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';

/** The response plan as it was last answered. */
interface PlanState {
  /** Id of the case that it is of. */
  caseId: string | null;
  plan: ResponsePlan | null;
}

export const usePlan = create<PlanState>()(() => ({ caseId: null, plan: null }));

/** Asks for the plan of a case again. */
export async function refreshPlan(caseId: string): Promise<void> {
  const plan = await engine().call('plan.get', {});
  usePlan.setState({ caseId, plan });
}

/** An action as it is given to the plan. */
export type GivenAction = ParamsOf<'plan.add'>['actions'][number];

/** Adds actions at the end of the plan. */
export async function addToPlan(actions: readonly GivenAction[]): Promise<void> {
  take(await engine().call('plan.add', { actions: [...actions] }));
}

/** Changes what is said about an action. */
export async function changeInPlan(action: number, why: string, note: string): Promise<void> {
  take(await engine().call('plan.change', { action, why, note }));
}

/** Moves an action up or down by one; nothing at the ends. */
export async function moveInPlan(action: number, by: -1 | 1): Promise<void> {
  const ids = (usePlan.getState().plan?.actions ?? []).map(({ id }) => id);
  const at = ids.indexOf(action);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return;
  take(await engine().call('plan.order', { actions: ids.with(at, other).with(at + by, action) }));
}

/** Takes an action off the plan. */
export async function removeFromPlan(action: number): Promise<void> {
  take(await engine().call('plan.remove', { actions: [action] }));
}

/** Brings back an action that was taken off, where it stood. It is a new one: the custody log keeps both. */
export async function bringBack(action: PlannedAction): Promise<void> {
  const { kind, target, why, note, run, step, position } = action;
  const given: GivenAction = { kind, target, why, note };
  if (run !== null) given.run = run;
  if (step !== null) given.step = step;
  const added = await engine().call('plan.add', { actions: [given] });
  const ids = added.actions.map(({ id }) => id);
  const [last] = ids.slice(-1);
  if (last === undefined) return;
  const actions = ids.slice(0, -1).toSpliced(position - 1, 0, last);
  take(await engine().call('plan.order', { actions }));
}

/** Takes up the plan that a change left, and tells the rail how long it is. */
function take(plan: ResponsePlan): void {
  usePlan.setState({ plan });
  useAnswered.setState(({ response }) =>
    response === null ? {} : { response: { ...response, actions: plan.actions.length } },
  );
}

import { create } from 'zustand';
import type { ProposedAction } from '../../../shared/playbook.ts';
import { tell } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { refreshResponse } from '../../state/case-session.ts';
import { currentStep, useRun } from './run-state.ts';

/** What the step on the screen proposes. */
export interface Proposed {
  run: number;
  step: string;
  actions: readonly ProposedAction[];
  /** Positions of actions that are not wanted. */
  left: ReadonlySet<number>;
}

export const useProposed = create<{ proposed: Proposed | null }>()(() => ({ proposed: null }));

/** Reads what a step proposes by its verdict. */
export async function readProposed(run: number, step: string): Promise<void> {
  const actions = await engine().call('run.actions', { run, step });
  useProposed.setState({ proposed: { run, step, actions, left: new Set() } });
}

/** Wants an action for the plan, or not. */
export function toggleWanted(at: number): void {
  useProposed.setState(({ proposed }) => {
    if (proposed === null) return {};
    const left = new Set(proposed.left);
    if (!left.delete(at)) left.add(at);
    return { proposed: { ...proposed, left } };
  });
}

/** The actions that would be added: wanted, and not in the plan. */
export function wantedActions(proposed: Proposed | null): ProposedAction[] {
  return (proposed?.actions ?? []).filter(
    ({ planned }, at) => !planned && proposed?.left.has(at) !== true,
  );
}

/** Whether the step on the screen proposes something that is not in the plan. */
export function hasProposed(): boolean {
  const now = currentStep();
  const { proposed } = useProposed.getState();
  const isIts = proposed?.run === now?.run.id && proposed?.step === now?.at.step.id;
  return isIts && wantedActions(proposed).length > 0;
}

/** Adds what the step on the screen proposes to the response plan. Nothing is done in any tenant. */
export async function addProposed(): Promise<void> {
  const { proposed } = useProposed.getState();
  if (proposed === null || !hasProposed()) return;
  const { run, step } = proposed;
  const wanted = wantedActions(proposed);
  await engine().call('plan.add', {
    actions: wanted.map(({ kind, target, why }) => ({ kind, target, why, run, step })),
  });
  useRun.setState(({ planned }) => ({ planned: planned + 1 }));
  await refreshResponse();
  tell(`Added ${counted(wanted.length, 'action')} to the response plan.`);
}

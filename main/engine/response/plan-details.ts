import type { PlannedAction } from '../../../shared/response-plan.ts';

/** Words that the custody log has for changes of the response plan. */
export const planActions = {
  added: 'plan action added',
  changed: 'plan action changed',
  removed: 'plan actions removed',
  ordered: 'plan ordered',
  exported: 'plan exported',
} as const;

/** A change of the plan: the word for its row in `plan_step`. */
export type PlanChange = Exclude<keyof typeof planActions, 'exported'>;

/** What the custody log says of an action that was added. Its number is that of the entry. */
export type AddedDetail = Pick<PlannedAction, 'kind' | 'target' | 'why' | 'note' | 'run' | 'step'>;

export interface ChangedDetail {
  action: number;
  why: string;
  note: string;
  /** What it said before. */
  old: { why: string; note: string };
}

/** Actions by number; `ordered` names all that are in the plan. */
export interface ActionsDetail {
  actions: number[];
}

/** One row of `plan_step`, read. */
export type PlanStep =
  | { id: number; kind: 'added'; detail: AddedDetail }
  | { id: number; kind: 'changed'; detail: ChangedDetail }
  | { id: number; kind: 'removed' | 'ordered'; detail: ActionsDetail };

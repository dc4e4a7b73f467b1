import type { AddedDetail, PlanStep } from './plan-details.ts';

/** An action as all changes together leave it. */
export interface FoldedAction extends AddedDetail {
  id: number;
}

/**
 * What all changes of a plan make together, in its order. New actions stand at the end; an order that names
 * some actions only, which nobody can write, leaves the others behind those.
 * @param steps oldest first
 */
export function foldPlan(steps: Iterable<PlanStep>): FoldedAction[] {
  let actions: FoldedAction[] = [];
  for (const { id, kind, detail } of steps) {
    if (kind === 'added') actions.push({ ...detail, id });
    else if (kind === 'changed') {
      const { action, why, note } = detail;
      actions = actions.map((each) => (each.id === action ? { ...each, why, note } : each));
    } else if (kind === 'removed') {
      const gone = new Set(detail.actions);
      actions = actions.filter((each) => !gone.has(each.id));
    } else {
      const places = new Map(detail.actions.map((action, at) => [action, at]));
      const placeOf = (action: FoldedAction) => places.get(action.id) ?? places.size;
      actions = actions.toSorted((one, other) => placeOf(one) - placeOf(other));
    }
  }
  return actions;
}

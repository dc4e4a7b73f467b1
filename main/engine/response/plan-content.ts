import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import { actionWords, idsOfAction } from '../../../shared/plan-words.ts';
import type { ActionTarget, PlannedAction } from '../../../shared/response-plan.ts';
import { type CarriedOut, carriedOut } from './carried-out.ts';
import type { Evidence } from './evidence.ts';
import { type EvidencePlace, placesOf } from './plan-evidence.ts';
import { readPlan } from './read-plan.ts';

/** An action as it is written for others, with where its records stand and of a change its two states. */
export interface WrittenAction extends Omit<PlannedAction, 'target'> {
  title: string;
  /** What to look at when it is done. */
  after: string;
  target: ActionTarget;
  /** The ids that the action itself is about. */
  act: ActionTarget['ids'];
  /** JSON texts of the states of a change, exact; null where they are not known. */
  states: { old: string | null; new: string | null } | null;
  evidence: EvidencePlace[];
  /** What executions of the plan made of it, the earliest first. */
  carriedOut: CarriedOut[];
}

/** What a plan says, apart from when and by whom it was written: the same for the same case. */
export interface PlanContent {
  case: { id: string; created: string };
  actions: WrittenAction[];
}

/** Everything that a written plan says, in its order. */
export function contentOfPlan(evidence: Evidence, look: () => void): PlanContent {
  const { db } = evidence;
  const fact = (name: string) =>
    db.prepare('SELECT value FROM fact WHERE name = ?').pluck().get(name) as string;
  const done = carriedOut(db);
  return {
    case: { id: fact('id'), created: fact('created') },
    actions: readPlan(db).actions.map((action) => {
      look();
      return writtenAction(evidence, action, done.get(action.id) ?? []);
    }),
  };
}

function writtenAction(
  evidence: Evidence,
  action: PlannedAction,
  done: CarriedOut[],
): WrittenAction {
  const { id, position, kind, target, why, note, missing, run, step, addedBy, added } = action;
  return {
    position,
    id,
    kind,
    ...actionWords[kind],
    target,
    act: idsOfAction(kind, target),
    states:
      target.change === null || target.record === null ? null : statesOf(evidence, target.record),
    why,
    note,
    missing,
    run,
    step,
    addedBy,
    added,
    evidence: placesOf(evidence.db, action),
    carriedOut: done,
  };
}

function statesOf(
  { parsed }: Evidence,
  record: number,
): { old: string | null; new: string | null } {
  const read = parsed.get(record);
  const [old, now] = (['old', 'new'] as const).map((side) => {
    const found = read.state(side);
    if (found.state === 'absent') return null;
    return found.state === 'unreadable' ? found.text : stringifyExact(found.value as JsonValue);
  });
  return { old: old ?? null, new: now ?? null };
}

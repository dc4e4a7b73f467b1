import { missingFor } from '../../../shared/plan-words.ts';
import type { PlannedAction, ResponsePlan } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { foldPlan } from './fold-plan.ts';
import type { PlanStep } from './plan-details.ts';

interface StepRow {
  id: number;
  kind: PlanStep['kind'];
  detail: string;
}

/** The response plan of the case. Who added an action, and when, is what the custody log says. */
export function readPlan(db: ReadableCase): ResponsePlan {
  const rows = db.prepare('SELECT id, kind, detail FROM plan_step ORDER BY id').all() as StepRow[];
  const folded = foldPlan(
    rows.map(({ id, kind, detail }) => ({ id, kind, detail: JSON.parse(detail) }) as PlanStep),
  );
  const entry = db.prepare('SELECT time, actor FROM custody WHERE id = ?');
  const actions = folded.map(({ id, kind, target, why, note, run, step }, at): PlannedAction => {
    const { time, actor } = entry.get(id) as { time: number; actor: string };
    return {
      id,
      kind,
      target,
      why,
      note,
      run,
      step,
      position: at + 1,
      missing: missingFor(kind, target),
      addedBy: actor,
      added: formatInstant(time),
    };
  });
  return { actions };
}

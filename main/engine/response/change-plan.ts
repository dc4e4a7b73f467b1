import { TrailcaseError } from '../../../shared/errors.ts';
import type { ActionKind, ActionTarget, ResponsePlan } from '../../../shared/response-plan.ts';
import { appendCustody, checkRecords, cleanText, type WritableCase } from '../store/index.ts';
import { recordsNamedBy } from './action-target.ts';
import {
  type ActionsDetail,
  type AddedDetail,
  type ChangedDetail,
  type PlanChange,
  planActions,
} from './plan-details.ts';
import { readPlan } from './read-plan.ts';

/** Actions that a plan may have. */
const mostActions = 10_000;

/** An action as it is given to the plan. */
export interface GivenAction {
  kind: ActionKind;
  target: ActionTarget;
  why: string;
  note?: string | undefined;
  run?: number | undefined;
  step?: string | undefined;
}

/**
 * Adds actions at the end of the plan, within the caller's transaction.
 * @throws TrailcaseError `limit-reached` where the plan is full, `not-found` for a record that is not in the case
 */
export function addActions(db: WritableCase, given: readonly GivenAction[]): ResponsePlan {
  const { length } = readPlan(db).actions;
  if (length + given.length > mostActions) {
    throw new TrailcaseError(
      'limit-reached',
      `A response plan has at most ${mostActions} actions; this one has ${length}. Take some off first.`,
    );
  }
  for (const { kind, target, why, note, run, step } of given) {
    refuseForeignRecords(db, target);
    const detail: AddedDetail = {
      kind,
      target,
      why: cleanText(why),
      note: cleanText(note ?? ''),
      run: run ?? null,
      step: step ?? null,
    };
    keep(db, 'added', detail);
  }
  return readPlan(db);
}

/**
 * Changes the reason and the note of an action, within the caller's transaction; nothing is written where they
 * are what they were.
 * @throws TrailcaseError `not-found` for a number that no action of the plan has
 */
export function changeAction(
  db: WritableCase,
  { action, why, note }: { action: number; why: string; note: string },
): ResponsePlan {
  const plan = readPlan(db);
  const before = plan.actions.find(({ id }) => id === action);
  if (before === undefined) throw noAction(action);
  const [newWhy, newNote] = [cleanText(why), cleanText(note)];
  if (newWhy === before.why && newNote === before.note) return plan;
  const old = { why: before.why, note: before.note };
  const detail: ChangedDetail = { action, why: newWhy, note: newNote, old };
  keep(db, 'changed', detail);
  return readPlan(db);
}

/**
 * Takes actions off the plan, within the caller's transaction.
 * @throws TrailcaseError `not-found` for a number that no action of the plan has; then none is taken off
 */
export function removeActions(db: WritableCase, actions: readonly number[]): ResponsePlan {
  const there = new Set(readPlan(db).actions.map(({ id }) => id));
  const unknown = actions.find((action) => !there.has(action));
  if (unknown !== undefined) throw noAction(unknown);
  const detail: ActionsDetail = { actions: [...new Set(actions)] };
  keep(db, 'removed', detail);
  return readPlan(db);
}

/**
 * Orders the plan, within the caller's transaction; nothing is written where the order is what it was.
 * @throws TrailcaseError `bad-request` unless every action of the plan is named once
 */
export function orderActions(db: WritableCase, actions: readonly number[]): ResponsePlan {
  const plan = readPlan(db);
  const now = plan.actions.map(({ id }) => id);
  const named = new Set(actions);
  const isWhole =
    named.size === actions.length && now.length === named.size && now.every((id) => named.has(id));
  if (!isWhole) {
    throw new TrailcaseError(
      'bad-request',
      'An order names every action of the plan once. Read the plan again: it may have changed.',
    );
  }
  if (now.every((id, at) => id === actions[at])) return plan;
  const detail: ActionsDetail = { actions: [...actions] };
  keep(db, 'ordered', detail);
  return readPlan(db);
}

function keep(
  db: WritableCase,
  change: PlanChange,
  detail: AddedDetail | ChangedDetail | ActionsDetail,
): void {
  const { id } = appendCustody(db, planActions[change], detail);
  db.prepare('INSERT INTO plan_step (id, kind, detail) VALUES (?, ?, ?)').run(
    id,
    change,
    JSON.stringify(detail),
  );
}

/** Records that a target names must be in the case: they are what a reader of the plan goes back to. */
function refuseForeignRecords(db: WritableCase, target: ActionTarget) {
  checkRecords(db, [...recordsNamedBy(target), ...(target.change?.later ?? [])]);
}

function noAction(action: number): TrailcaseError {
  return new TrailcaseError('not-found', `There is no action ${action} in the response plan.`);
}

import type { PlaybookAction, ProposedAction } from '../../../../shared/playbook.ts';
import type { ActionKind, ActionTarget, PlannedAction } from '../../../../shared/response-plan.ts';
import { columnOf, type ReadableCase, readRanges } from '../../store/index.ts';
import { mostEvidence } from './read-runs.ts';
import { readAnswerRecords, readStoredRun, type StoredRun, stepOf } from './stored-run.ts';

/** What a proposal is made from besides the run. */
export interface Proposing {
  /** What an action would be done to, see `resolveTarget` of the response plan. */
  resolve(kind: ActionKind, value: string): ActionTarget[];
  /** The response plan as it stands. */
  planned: readonly Pick<PlannedAction, 'kind' | 'target'>[];
}

/** Records and values that one action of a step is proposed for. */
const mostValues = 100;

/**
 * What a step proposes by its verdict, each target once, in the order of the playbook.
 * @throws TrailcaseError `not-found` for an unknown run or step
 */
export function proposeActions(
  db: ReadableCase,
  run: number,
  id: string,
  { resolve, planned }: Proposing,
): ProposedAction[] {
  const stored = readStoredRun(db, run);
  const step = stepOf(stored, id);
  const verdict = stored.verdicts.get(id)?.detail.verdict ?? null;
  if (verdict === null) return [];
  const known = new Set(planned.map(nameOf));
  const proposed = new Map<string, ProposedAction>();
  for (const action of step.actions) {
    if (!action.when.includes(verdict)) continue;
    for (const value of valuesOf(db, stored, id, action)) {
      for (const target of resolve(action.kind, value)) {
        const { kind, why } = action;
        const name = nameOf({ kind, target });
        const before = proposed.get(name);
        const all = before === undefined ? target : joined(before.target, target);
        proposed.set(name, {
          kind,
          target: all,
          why: before?.why ?? why,
          planned: known.has(name),
        });
      }
    }
  }
  return [...proposed.values()];
}

/** Two actions are the same when they do the same to the same. */
function nameOf({ kind, target }: Pick<PlannedAction, 'kind' | 'target'>): string {
  const record = target.type === 'change' ? target.record : null;
  return JSON.stringify([kind, target.type, target.value, target.system, record]);
}

/** Runs of one job are found one by one, and retried together. */
function joined(one: ActionTarget, other: ActionTarget): ActionTarget {
  const distinct = (ids: ActionTarget['ids']) => [
    ...new Map(ids.map((each) => [each.id, each])).values(),
  ];
  return {
    ...one,
    ids: distinct([...one.ids, ...other.ids]),
    settled: distinct([...one.settled, ...other.settled]),
    unlisted: Math.max(one.unlisted, other.unlisted),
  };
}

function valuesOf(
  db: ReadableCase,
  run: StoredRun,
  step: string,
  action: PlaybookAction,
): string[] {
  const parameter = run.playbook.parameters.find(({ name }) => name === action.for);
  if (parameter !== undefined) {
    const value = run.values[parameter.name] ?? '';
    return value === '' ? [] : [value];
  }
  const records = recordsOf(db, run, step);
  if (action.for !== 'record') return valuesIn(db, action.for, records);
  if (action.kind === 'revert-change') return records.map((id) => `#${id}`).slice(0, mostValues);
  return valuesIn(db, 'key', records);
}

/** The evidence that was kept; the whole answer where none was. */
function recordsOf(db: ReadableCase, run: StoredRun, step: string): number[] {
  const evidence = readRanges(run.verdicts.get(step)?.detail.evidence ?? '', mostEvidence);
  if (evidence.length > 0 || !run.answers.has(step)) return evidence;
  const { ranges, count } = readAnswerRecords(db, run, step);
  return readRanges(ranges, count);
}

function valuesIn(db: ReadableCase, field: string, records: readonly number[]): string[] {
  const { name, storage } = columnOf(field as Parameters<typeof columnOf>[0]);
  const text = storage === 'value' ? `(SELECT text FROM value WHERE id = r.${name})` : `r.${name}`;
  return db
    .prepare(
      `SELECT ${text} AS text FROM json_each(?) given CROSS JOIN record r ON r.id = given.value
       WHERE r.${name} IS NOT NULL GROUP BY text ORDER BY min(r.time), text LIMIT ${mostValues}`,
    )
    .pluck()
    .all(JSON.stringify(records)) as string[];
}

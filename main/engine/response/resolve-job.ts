import { kinds } from '../../../shared/kinds.ts';
import { outcomes } from '../../../shared/record.ts';
import type { ActionTarget } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { targetOf } from './action-target.ts';
import { type Evidence, valueId } from './evidence.ts';
import { isLatestState } from './latest-state.ts';

const job = kinds.indexOf('job');
const [success, failure] = (['success', 'failure'] as const).map((each) => outcomes.indexOf(each));

interface Run {
  id: number;
  key: string | null;
  name: string | null;
  system: string;
  outcome: number;
  time: number | null;
  status: string | null;
}

const select = `SELECT r.id, r.key, (SELECT text FROM value WHERE id = r.target) AS name, r.outcome,
    coalesce(r.updated, r.time) AS time, (SELECT text FROM value WHERE id = r.status) AS status,
    (SELECT system FROM source WHERE id = r.source) AS system FROM record r`;

/** The failed runs of a job by its name, or of one run by its id. The latest record of a run counts. */
export function resolveJob(evidence: Evidence, value: string): ActionTarget[] {
  const groups = Map.groupBy(runsOf(evidence, value), ({ system, name, key }) =>
    JSON.stringify([system, name ?? key]),
  );
  return [...groups.values()].flatMap((runs) => {
    const latest = latestRuns(runs);
    const failed = latest.filter(({ outcome }) => outcome === failure);
    const [run] = latest;
    if (run === undefined) return [];
    return targetOf({
      type: 'job',
      value: run.name ?? value,
      name: value === run.name ? null : value,
      system: run.system,
      record: failed[0]?.id ?? run.id,
      ids: failed.flatMap(({ key, id, time, status }) =>
        key === null ? [] : [{ id: key, what: describe(status, time, latest), record: id }],
      ),
      unlisted: failed.filter(({ key }) => key === null).length,
    });
  });
}

function runsOf({ db }: Evidence, value: string): Run[] {
  const id = valueId(db, value);
  const named =
    id === null
      ? []
      : (db
          .prepare(
            `${select} WHERE r.target = ? AND r.kind = ${job} AND ${isLatestState} ORDER BY r.time DESC`,
          )
          .all(id) as Run[]);
  if (named.length > 0) return named;
  return db
    .prepare(
      `${select} WHERE r.kind = ${job} AND r.key = ? AND ${isLatestState} ORDER BY r.time DESC`,
    )
    .all(value) as Run[];
}

/** One record of each run, the newest; newest runs first. */
function latestRuns(runs: readonly Run[]): Run[] {
  const sorted = runs.toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0) || b.id - a.id);
  const seen = new Set<string>();
  return sorted.filter(({ key }) => {
    if (key === null) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Says of a failed run whether a later one came through: then it may need no retry. */
function describe(status: string | null, time: number | null, runs: readonly Run[]): string {
  const at = time === null ? 'at an unknown time' : formatInstant(time);
  const later =
    time === null
      ? undefined
      : runs.find((run) => run.outcome === success && run.time !== null && run.time > time);
  const since = later === undefined ? '' : `; a later run succeeded (${later.key ?? later.id})`;
  return `run, ${status ?? 'failed'} ${at}${since}`;
}

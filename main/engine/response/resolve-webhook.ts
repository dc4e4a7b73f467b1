import { kinds } from '../../../shared/kinds.ts';
import { outcomes } from '../../../shared/record.ts';
import type { ActionTarget } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { targetOf } from './action-target.ts';
import { type Evidence, valueId } from './evidence.ts';
import { isLatestState } from './latest-state.ts';

const webhook = kinds.indexOf('webhook');
const failure = outcomes.indexOf('failure');

interface Attempt {
  id: number;
  key: string | null;
  endpoint: string | null;
  type: string | null;
  system: string;
  outcome: number;
  time: number | null;
  attempt: number | null;
}

const select = `SELECT r.id, r.key, (SELECT text FROM value WHERE id = r.target) AS endpoint,
    (SELECT text FROM value WHERE id = r.action) AS type, r.outcome, r.time, r.attempt,
    (SELECT system FROM source WHERE id = r.source) AS system FROM record r`;

/** Events whose last delivery failed, by endpoint: those of an endpoint, or one event by its id. */
export function resolveWebhook(evidence: Evidence, value: string): ActionTarget[] {
  const groups = Map.groupBy(attemptsOf(evidence, value), ({ system, endpoint }) =>
    JSON.stringify([system, endpoint]),
  );
  return [...groups.values()].flatMap((attempts) => {
    const last = lastAttempts(attempts);
    const failed = last.filter(({ outcome }) => outcome === failure);
    const [any] = last;
    if (any === undefined) return [];
    return targetOf({
      type: 'webhook',
      value,
      name: value === any.endpoint ? null : any.endpoint,
      system: any.system,
      record: failed[0]?.id ?? any.id,
      ids: failed.map(({ key, type, time, attempt, id }) => ({
        id: key as string,
        what: `event ${type ?? 'of an unknown type'}, attempt ${attempt ?? 'unknown'} failed${time === null ? '' : ` ${formatInstant(time)}`}`,
        record: id,
      })),
      unlisted: attempts.filter(({ key, outcome }) => key === null && outcome === failure).length,
    });
  });
}

function attemptsOf({ db }: Evidence, value: string): Attempt[] {
  const id = valueId(db, value);
  const sent =
    id === null
      ? []
      : (db
          .prepare(`${select} WHERE r.target = ? AND r.kind = ${webhook} AND ${isLatestState}`)
          .all(id) as Attempt[]);
  if (sent.length > 0) return sent;
  return db
    .prepare(`${select} WHERE r.kind = ${webhook} AND r.key = ? AND ${isLatestState}`)
    .all(value) as Attempt[];
}

/** The last attempt of each event to one endpoint, newest first. */
function lastAttempts(attempts: readonly Attempt[]): Attempt[] {
  const sorted = attempts
    .filter(({ key }) => key !== null)
    .sort(
      (a, b) => (b.time ?? 0) - (a.time ?? 0) || (b.attempt ?? 0) - (a.attempt ?? 0) || b.id - a.id,
    );
  const seen = new Set<string>();
  return sorted.filter(({ key }) => {
    const isNew = !seen.has(key as string);
    seen.add(key as string);
    return isNew;
  });
}

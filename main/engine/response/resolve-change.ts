import { foldName } from '../../../shared/fields.ts';
import { isJsonObject, type JsonValue } from '../../../shared/json/index.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { ActionTarget, RevertedChange, TargetId } from '../../../shared/response-plan.ts';
import { pathsOfSet, type ReadableCase } from '../store/index.ts';
import { targetOf } from './action-target.ts';
import { type Evidence, valueId } from './evidence.ts';

const audit = kinds.indexOf('audit');

/** Changes of one target that are offered, newest first. */
const mostChanges = 50;

/** Paths of one change that are listed. */
const mostPaths = 200;

/** Without an old state only the action tells whether the thing was made then, or whether the state is not recorded. */
function wayBack(action: string | null, hasOld: boolean, hasNew: boolean): RevertedChange['way'] {
  if (!hasOld) return making.test(action ?? '') ? 'take-away' : 'unknown';
  return hasNew ? 'set-back' : 'make-again';
}

/** Later records about the same target that are named. */
const mostLater = 20;

/** Actions that make a thing. */
const making =
  /(?:\b|_)(?:create|register|invite|insert|import|add|assign|grant)(?:d|e?ed)?(?:\b|_)/i;

interface Row {
  id: number;
  action: string | null;
  target: string | null;
  subject: string | null;
  system: string;
  paths: string | null;
}

const select = `SELECT r.id, (SELECT text FROM value WHERE id = r.action) AS action,
    (SELECT text FROM value WHERE id = r.target) AS target, (SELECT text FROM value WHERE id = r.subject) AS subject,
    (SELECT system FROM source WHERE id = r.source) AS system,
    (SELECT paths FROM change_set WHERE id = r.changed) AS paths FROM record r`;

/** A change by the number of its record, or those of a target by its name, newest first; the ones with states only. */
export function resolveChange(evidence: Evidence, value: string): ActionTarget[] {
  return rowsOf(evidence, value).flatMap((row) => {
    const change = revertOf(evidence, row);
    return change === null ? [] : [asTarget(evidence, row, change)];
  });
}

function rowsOf({ db }: Evidence, value: string): Row[] {
  if (/^#?\d{1,15}$/.test(value)) {
    const number = Number(value.replace('#', ''));
    const row = db.prepare(`${select} WHERE r.id = ? AND r.kind = ${audit}`).get(number);
    if (row !== undefined) return [row as Row];
  }
  const id = valueId(db, value);
  if (id === null) return [];
  return db
    .prepare(
      `${select} WHERE r.target = ? AND r.kind = ${audit} ORDER BY r.time DESC, r.id DESC LIMIT ${mostChanges}`,
    )
    .all(id) as Row[];
}

/** Null for a record that tells of no change at all. */
function revertOf({ db, parsed }: Evidence, { id, action, paths }: Row): RevertedChange | null {
  const record = parsed.get(id);
  const { old: told, new: now } = record.recorded();
  const earlier = told.state === 'absent' ? record.earlier() : null;
  if (told.state === 'absent' && now.state === 'absent') return null;
  const changed = paths === null ? [] : [...pathsOfSet(paths)].sort();
  return {
    action,
    way: wayBack(action, told.state !== 'absent' || earlier !== null, now.state !== 'absent'),
    paths: changed.slice(0, mostPaths),
    pathsTotal: changed.length,
    old: oldOf(told.state, earlier !== null),
    derivedFrom: earlier?.record ?? null,
    later: laterRecords(db, id),
  };
}

/** Records about the same target after a change, oldest first. */
function laterRecords(db: ReadableCase, record: number): number[] {
  return db
    .prepare(
      `SELECT r.id FROM record own, record r INDEXED BY record_target_kind_time
       WHERE own.id = ? AND r.target = own.target AND r.kind = ${audit} AND r.time > own.time
       ORDER BY r.time LIMIT ${mostLater}`,
    )
    .pluck()
    .all(record) as number[];
}

function oldOf(told: 'absent' | 'whole' | 'unreadable', isDerived: boolean): RevertedChange['old'] {
  if (told === 'whole') return 'recorded';
  if (told === 'unreadable') return 'unreadable';
  return isDerived ? 'derived' : 'none';
}

function asTarget(evidence: Evidence, row: Row, change: RevertedChange): ActionTarget {
  return targetOf({
    type: 'change',
    value: row.target ?? row.subject ?? `record ${row.id}`,
    name: row.action,
    system: row.system,
    record: row.id,
    ids: stateIds(evidence, row.id),
    change,
  });
}

/** The ids that the states of a change bear at their top. */
function stateIds({ parsed }: Evidence, record: number): TargetId[] {
  const { old: told, new: now } = parsed.get(record).recorded();
  const ids = [told, now].flatMap((found) =>
    found.state === 'whole' && isJsonObject(found.value as JsonValue)
      ? Object.entries(found.value as object).flatMap(([key, value]) => {
          const isId = ['id', 'uuid', 'guid'].includes(foldName(key));
          return isId && ['string', 'number', 'bigint'].includes(typeof value) && value !== ''
            ? [String(value)]
            : [];
        })
      : [],
  );
  return [...new Set(ids)].map((id) => ({ id, what: 'id in its states', record }));
}

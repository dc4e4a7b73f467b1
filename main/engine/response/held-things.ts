import { kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';
import { valueId } from './evidence.ts';

export type HeldKind = 'session' | 'grant';

/** A session or grant as its latest known state has it. */
export interface HeldThing {
  key: string;
  /** As the record writes it; null where it says nothing. */
  status: string | null;
  /** Why it is over, in words; null while it is not. */
  over: string | null;
  /** The record that tells the latest state. */
  record: number;
  /** Microseconds UTC. */
  time: number | null;
}

/** What a session or grant is called that has come to its end. It does not come back to life. */
const ended =
  /^(?:revoked|expired|ended|terminated|closed|inactive|invalid|invalidated|deleted|destroyed|finished|logged.?out|signed.?out)$/i;

/** Actions that end the session or grant that they name. */
const ending =
  /(?:\b|_)(?:revoke|revoked|terminate|terminated|invalidate|expire|end|delete|destroy|remove)/i;

interface Row {
  id: number;
  key: string | null;
  status: string | null;
  time: number | null;
}

/** The sessions or grants of some names in some sources, newest first, and how many have no id. */
export function heldBy(
  db: ReadableCase,
  kind: HeldKind,
  names: readonly string[],
  sources: string,
): { things: HeldThing[]; nameless: number } {
  const rows = names.flatMap((name) => {
    const id = valueId(db, name);
    if (id === null) return [];
    return db
      .prepare(
        `SELECT id, key, (SELECT text FROM value WHERE id = status) AS status, coalesce(updated, time) AS time
         FROM record INDEXED BY record_actor_kind_time
         WHERE actor = ? AND kind = ${kinds.indexOf(kind)} AND source IN (SELECT value FROM json_each(?))`,
      )
      .all(id, sources) as Row[];
  });
  return {
    things: latestOf(db, rows),
    nameless: rows.filter(({ key }) => key === null || key === '').length,
  };
}

/** The session or grant with an id, by system; several where systems share ids. */
export function heldWithKey(
  db: ReadableCase,
  kind: HeldKind,
  key: string,
): { thing: HeldThing; system: string; actor: string | null }[] {
  const rows = db
    .prepare(
      `SELECT r.id, r.key, (SELECT text FROM value WHERE id = r.status) AS status,
              coalesce(r.updated, r.time) AS time, (SELECT text FROM value WHERE id = r.actor) AS actor,
              (SELECT system FROM source WHERE id = r.source) AS system
       FROM record r WHERE r.kind = ${kinds.indexOf(kind)} AND r.key = ?`,
    )
    .all(key) as (Row & { actor: string | null; system: string })[];
  return [...Map.groupBy(rows, ({ system }) => system)].flatMap(([system, own]) =>
    latestOf(db, own).map((thing) => {
      const { actor } = own.find(({ id }) => id === thing.record) ?? { actor: null };
      return { thing, system, actor };
    }),
  );
}

/** The states of sessions or grants by their ids, of any system; those that no record of that kind is about are left out. */
export function statesOfKeys(
  db: ReadableCase,
  kind: HeldKind,
  keys: readonly string[],
): Map<string, HeldThing> {
  if (keys.length === 0) return new Map();
  const rows = db
    .prepare(
      `SELECT id, key, (SELECT text FROM value WHERE id = status) AS status, coalesce(updated, time) AS time
       FROM record WHERE kind = ${kinds.indexOf(kind)} AND key IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(keys)) as Row[];
  return new Map(latestOf(db, rows).map((thing) => [thing.key, thing]));
}

/**
 * One state for each id, newest first. Once over it is over, whatever another record says: the records of a session
 * all bear the time at which it began, so that nothing else tells which export is the later one.
 */
function latestOf(db: ReadableCase, rows: readonly Row[]): HeldThing[] {
  const byKey = Map.groupBy(
    rows.filter(({ key }) => key !== null && key !== ''),
    ({ key }) => key as string,
  );
  const revocation = db.prepare(
    `SELECT id, (SELECT text FROM value WHERE id = action) AS action
     FROM record INDEXED BY record_target_kind_time
     WHERE target = ? AND kind = ${kinds.indexOf('audit')} ORDER BY time DESC LIMIT 20`,
  );
  const things = [...byKey].map(([key, own]): HeldThing => {
    const sorted = own.toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0) || b.id - a.id);
    const latest = (sorted.find(({ status }) => ended.test(status ?? '')) ?? sorted[0]) as Row;
    const { status, time, id: record } = latest;
    if (ended.test(status ?? '')) return { key, status, time, record, over: status };
    const id = valueId(db, key);
    const told = id === null ? [] : (revocation.all(id) as { id: number; action: string | null }[]);
    const by = told.find(({ action }) => ending.test(action ?? ''));
    if (by === undefined) return { key, status, time, record, over: null };
    return { key, status, time, record: by.id, over: by.action };
  });
  return things.sort(
    (a, b) => (b.time ?? 0) - (a.time ?? 0) || b.record - a.record || (a.key < b.key ? -1 : 1),
  );
}

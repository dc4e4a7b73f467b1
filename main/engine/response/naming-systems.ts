import { kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';
import { type Evidence, sourcesBySystem, valueId } from './evidence.ts';
import { sessionsClaimedBy } from './session-claims.ts';

/** Newest records of each kind by which the systems are told that name somebody. */
const newest = 200;

/** Systems whose records name somebody as who acts, or as whom something was done to; each with such a record. */
export function systemsNaming(
  { db, parsed }: Evidence,
  value: string,
): { system: string; sources: string; record: number }[] {
  const sources = sourcesBySystem(db);
  const id = valueId(db, value);
  const found = new Map<string, number>();
  if (id !== null) {
    for (const [system, record] of recordsNaming(db, id)) {
      if (!found.has(system)) found.set(system, record);
    }
  }
  if (found.size === 0) {
    for (const [system, numbers] of sources) {
      const [claimed] = sessionsClaimedBy({ db, parsed }, [value], numbers);
      const record = claimed === undefined ? undefined : recordOf(db, claimed);
      if (record !== undefined) found.set(system, record);
    }
  }
  return [...found].map(([system, record]) => ({
    system,
    sources: sources.get(system) ?? '[]',
    record,
  }));
}

function recordOf(db: ReadableCase, actor: string): number | undefined {
  return db
    .prepare('SELECT id FROM record WHERE actor = (SELECT id FROM value WHERE text = ?) LIMIT 1')
    .pluck()
    .get(actor) as number | undefined;
}

function recordsNaming(db: ReadableCase, id: number): [system: string, record: number][] {
  const parts = [
    ...(['grant', 'session', 'event', 'audit'] as const).map((kind) => ['actor', kind] as const),
    ...(['audit', 'notification'] as const).map((kind) => ['target', kind] as const),
  ];
  const indexed = parts.flatMap(
    ([column, kind]) =>
      db
        .prepare(
          `SELECT (SELECT system FROM source WHERE id = source_id), id FROM (
             SELECT source AS source_id, id FROM record INDEXED BY record_${column}_kind_time
             WHERE ${column} = ? AND kind = ${kinds.indexOf(kind)} ORDER BY time DESC LIMIT ${newest})`,
        )
        .raw()
        .all(id) as [string, number][],
  );
  if (indexed.length > 0) return indexed;
  return db
    .prepare(
      `SELECT (SELECT system FROM source WHERE id = source), id FROM record NOT INDEXED
       WHERE username = @id OR subject = @id LIMIT 1`,
    )
    .raw()
    .all({ id }) as [string, number][];
}

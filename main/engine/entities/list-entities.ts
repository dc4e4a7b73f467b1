import type { EntityLine, EntityList, EntityType } from '../../../shared/entities.ts';
import { kinds } from '../../../shared/kinds.ts';
import { columnOf, type ReadableCase } from '../store/index.ts';
import { entityColumns } from './entity-columns.ts';
import { joinSeen, type Seen, spanOf, unseen } from './seen.ts';

/** Entities that are listed where no limit is given. */
const listedAtFirst = 100;

/**
 * Entities of a type by number of records. Grouped by the id of their value over an index, so that only the
 * texts of what is listed, or searched, are read.
 */
export function listEntities(
  db: ReadableCase,
  {
    type,
    contains,
    limit = listedAtFirst,
  }: { type: EntityType; contains?: string | undefined; limit?: number | undefined },
): EntityList {
  const found = new Map<string, Seen>();
  for (const { field, kinds: named } of entityColumns[type]) {
    const { name, storage } = columnOf(field);
    const numbers = named.map((kind) => kinds.indexOf(kind)).join(', ');
    const text = storage === 'text' ? 'g.value' : 'v.text';
    const join = storage === 'text' ? '' : 'JOIN value v ON v.id = g.value';
    const like =
      contains === undefined || contains === '' ? '' : `WHERE instr(lower(${text}), lower(?)) > 0`;
    const lines = db
      .prepare(
        `SELECT ${text}, g.count, g.first, g.last FROM (SELECT ${name} AS value, count(*) AS count, min(time) AS first, max(time) AS last FROM record WHERE ${name} IS NOT NULL AND kind IN (${numbers}) GROUP BY ${name}) g ${join} ${like}`,
      )
      .raw()
      .iterate(...(like === '' ? [] : [contains])) as IterableIterator<
      [string, number, number | null, number | null]
    >;
    for (const [value, count, first, last] of lines) {
      const seen = found.get(value) ?? unseen();
      joinSeen(seen, { count, first, last });
      found.set(value, seen);
    }
  }
  const sorted = [...found].sort(
    ([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1),
  );
  const name = nameReader(db, type);
  return {
    entities: sorted.slice(0, limit).map(
      ([value, seen]): EntityLine => ({
        type,
        value,
        name: name(value),
        count: seen.count,
        ...spanOf(seen),
      }),
    ),
    total: found.size,
  };
}

/** Reads what else the records call an entity: the username that stood latest beside an actor. */
function nameReader(db: ReadableCase, type: EntityType): (value: string) => string | null {
  if (type !== 'actor') return () => null;
  const latest = db
    .prepare(
      `SELECT (SELECT text FROM value WHERE id = r.username) FROM record r
       WHERE r.actor = (SELECT id FROM value WHERE text = ?) AND r.kind = ? AND r.username IS NOT NULL
       ORDER BY r.time DESC LIMIT 1`,
    )
    .pluck();
  const event = kinds.indexOf('event');
  return (value) => {
    const name = latest.get(value, event) as string | undefined;
    return name === undefined || name === value ? null : name;
  };
}

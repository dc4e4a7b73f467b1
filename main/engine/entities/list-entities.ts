import type { EntityLine, EntityList, EntityType } from '../../../shared/entities.ts';
import { kinds } from '../../../shared/kinds.ts';
import { columnOf, type ReadableCase } from '../store/index.ts';
import { type EntityColumn, entityColumns } from './entity-columns.ts';
import { latestNames } from './latest-names.ts';
import { joinSeen, type Seen, spanOf, unseen } from './seen.ts';
import { tableFor } from './table-order.ts';

/** Entities that are listed where no limit is given. */
const listedAtFirst = 100;

/**
 * Entities of a type by number of records. For a million records: 25 ms for those that hold a text and 110 ms for
 * all where the column has an index, 600 ms for clients, which have none.
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
  for (const [at, column] of entityColumns[type].entries()) {
    const before = entityColumns[type].slice(0, at);
    for (const [value, count, first, last] of countValues(db, column, before, contains ?? '')) {
      const seen = found.get(value) ?? unseen();
      joinSeen(seen, { count, first, last });
      found.set(value, seen);
    }
  }
  const sorted = [...found]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .slice(0, limit);
  const values = sorted.map(([value]) => value);
  const names = latestNames(db, type, values);
  return {
    entities: sorted.map(
      ([value, seen]): EntityLine => ({
        type,
        value,
        name: names.get(value) ?? null,
        count: seen.count,
        ...spanOf(seen),
      }),
    ),
    total: found.size,
  };
}

/**
 * The values of a column with their number of records, first and last time.
 * @param before columns whose records are counted already
 */
function countValues(
  db: ReadableCase,
  column: EntityColumn,
  before: readonly EntityColumn[],
  part: string,
): Iterable<[string, number, number | null, number | null]> {
  const { name, storage } = columnOf(column.field);
  const conditions = [
    `${name} IS NOT NULL`,
    ...(column.kinds.length === kinds.length ? [] : [kindsOf(column)]),
    ...(column.unless === undefined ? [] : [`${columnOf(column.unless).name} IS NULL`]),
    ...before
      .filter((each) => each.kinds.some((kind) => column.kinds.includes(kind)))
      .map((each) => `${textOf(column)} IS NOT ${textOf(each)}`),
    ...(part === '' ? [] : [condition(name, storage === 'text', part)]),
  ];
  const counted = `SELECT ${name} AS cell, count(*) AS count, min(time) AS first, max(time) AS last
    FROM ${tableFor(column)}
    WHERE ${conditions.join(' AND ')} GROUP BY ${name}`;
  const text = storage === 'text' ? 'cell' : '(SELECT text FROM value WHERE id = cell)';
  return db
    .prepare(`SELECT ${text}, count, first, last FROM (${counted})`)
    .raw()
    .iterate(...(part === '' ? [] : [asTest(part)])) as IterableIterator<
    [string, number, number | null, number | null]
  >;
}

function kindsOf(column: EntityColumn): string {
  return `kind IN (${column.kinds.map((kind) => kinds.indexOf(kind)).join(', ')})`;
}

/** The few texts of `value` are searched before the many records. */
function condition(name: string, isText: boolean, part: string): string {
  const holds = (text: string) =>
    isPlain(part) ? `instr(lower(${text}), ?) > 0` : `text_passes(?, ${text})`;
  return isText ? holds(name) : `${name} IN (SELECT id FROM value WHERE ${holds('text')})`;
}

/** SQLite knows the case of ASCII letters; others are put to the reader's own test, see `registerFunctions`. */
function asTest(part: string): string {
  return isPlain(part) ? part.toLowerCase() : JSON.stringify({ kind: 'letters', text: part });
}

function isPlain(part: string): boolean {
  return !/[^ -~]/.test(part);
}

function textOf({ field }: EntityColumn): string {
  const { name, storage } = columnOf(field);
  return storage === 'text' ? name : `(SELECT text FROM value WHERE id = ${name})`;
}

import { TrailcaseError } from '../../../../shared/errors.ts';
import { kinds } from '../../../../shared/kinds.ts';
import type { FieldRef } from '../../../../shared/query/ast.ts';
import { typeByName } from '../../../../shared/query/catalogue.ts';
import type { QueryType } from '../../../../shared/query/field-names.ts';
import { outcomes } from '../../../../shared/record.ts';
import { starLabel } from '../../marks/index.ts';
import { recordColumns } from '../../store/index.ts';
import { column, type Sql, sql } from './sql.ts';

/** Where a field of a question stands in the case, and so how it is asked. */
export type FieldPlace =
  /** Id of a text in `value`. */
  | { place: 'value'; column: Sql; name: string }
  | { place: 'text'; column: Sql }
  | { place: 'integer'; column: Sql }
  /** Microseconds UTC. */
  | { place: 'time'; column: Sql }
  /** The position of a word in a fixed list. */
  | { place: 'word'; column: Sql; words: readonly string[] }
  /** A column of the record's row in `source`. */
  | { place: 'source'; column: Sql }
  /** In the original record. */
  | { place: 'path'; path: readonly string[] }
  /** Texts that stand beside records: those records of which one, called `text`, meets a condition; and those that have any. */
  | { place: 'written'; recordsWith: (condition: Sql) => Sql; records: Sql }
  /** Yes for some records, no for all others. `records`: a column of that name, some of them perhaps twice. */
  | { place: 'flag'; records: Sql };

/** A place and the type that the operator table knows its field by. */
export type TypedPlace = FieldPlace & { type: QueryType };

/** Fields that no column of `record` holds by itself. */
const otherPlaces: Readonly<Record<string, FieldPlace>> = {
  kind: { place: 'word', column: column('kind'), words: kinds },
  outcome: { place: 'word', column: column('outcome'), words: outcomes },
  source: { place: 'source', column: sql`name` },
  system: { place: 'source', column: sql`system` },
  starred: { place: 'flag', records: sql`SELECT record FROM mark WHERE label = ${starLabel}` },
  marked: {
    place: 'flag',
    records: sql`SELECT record FROM mark UNION ALL SELECT record FROM note WHERE text IS NOT NULL`,
  },
  superseded: { place: 'flag', records: sql`SELECT superseded AS record FROM later_state` },
  tag: {
    place: 'written',
    recordsWith: (condition) =>
      sql`SELECT record FROM mark WHERE label IN (SELECT id FROM mark_label WHERE ${condition})`,
    records: sql`SELECT record FROM mark WHERE label IN (SELECT id FROM mark_label)`,
  },
  note: {
    place: 'written',
    recordsWith: (condition) =>
      sql`SELECT record FROM note WHERE text IS NOT NULL AND ${condition}`,
    records: sql`SELECT record FROM note WHERE text IS NOT NULL`,
  },
  // By number also one that the latest run did not find again: a number means one finding for ever.
  finding: {
    place: 'written',
    recordsWith: (condition) =>
      sql`SELECT record FROM finding_record WHERE finding IN (SELECT id FROM (SELECT id, CAST(id AS TEXT) AS text FROM finding UNION ALL SELECT id, title FROM finding WHERE gone = 0) WHERE ${condition})`,
    records: sql`SELECT record FROM finding_record WHERE finding IN (SELECT id FROM finding WHERE gone = 0)`,
  },
};

const places: ReadonlyMap<string, TypedPlace> = new Map(
  [...typeByName].map(([name, type]) => [name, { ...placeOf(name, type), type }]),
);

function placeOf(name: string, type: QueryType): FieldPlace {
  const held = recordColumns.find(({ field }) => field === name);
  if (held === undefined) return otherPlaces[name] as FieldPlace;
  if (held.storage === 'value') return { place: 'value', column: column(held.name), name };
  if (held.storage === 'text') return { place: 'text', column: column(held.name) };
  return { place: type === 'time' ? 'time' : 'integer', column: column(held.name) };
}

/**
 * Where the fields stand that a question names: one, or several for "any of".
 * @throws TrailcaseError `bad-request` for a name that is no field
 */
export function placesOf(field: FieldRef): TypedPlace[] {
  if (field.kind === 'path') return [{ place: 'path', path: field.path, type: 'raw' }];
  return (field.kind === 'field' ? [field.name] : field.names).map((name) => {
    const place = places.get(name);
    if (place !== undefined) return place;
    throw new TrailcaseError(
      'bad-request',
      `There is no field "${name}". Fields: ${[...places.keys()].join(', ')}; anything else is a path.`,
      { field: name },
    );
  });
}

/** The records that a field of yes and no is true of, in a column called `record`. */
export function flaggedRecords(name: string): Sql {
  const place = places.get(name);
  if (place?.place === 'flag') return place.records;
  throw new Error(`${name} is no field of yes and no`);
}

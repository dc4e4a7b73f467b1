import { TrailcaseError } from '../../../shared/errors.ts';
import { type RecordPlace, readIntegers } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** Records in a window at most. */
export const windowRecords = 25_000;

/** Bytes of original text in a window at most, unless one record alone has more. */
export const windowBytes = 16 * 1024 * 1024;

const columns = ['id', 'source', 'offset', 'length', 'kind', 'flags', 'time'] as const;

type PlaceColumn = (typeof columns)[number];

/**
 * Cuts an ordered result into windows. Within one, records are read in the order of their files,
 * where each frame of evidence is decompressed once, whatever the order asked for.
 * @param ids every record once, in the order asked for
 */
export function* recordWindows(db: ReadableCase, ids: Uint32Array): Generator<RecordWindow> {
  for (let from = 0; from < ids.length; ) {
    const wanted = ids.subarray(from, from + windowRecords);
    const window = new RecordWindow(db, wanted);
    const fitting = window.fitting();
    yield fitting === wanted.length ? window : new RecordWindow(db, wanted.subarray(0, fitting));
    from += fitting;
  }
}

/** A stretch of an ordered result, whose records are known by their places. */
export class RecordWindow {
  readonly records: number;
  /** In the order asked for: positions of the records by ascending id. */
  readonly order: Uint32Array;
  readonly #cells: Record<PlaceColumn, Float64Array>;

  constructor(db: ReadableCase, ids: Uint32Array) {
    this.records = ids.length;
    const ascending = positionsById(ids);
    this.order = new Uint32Array(ids.length);
    ascending.forEach((asked, at) => {
      this.order[asked] = at;
    });
    this.#cells = readPlaces(
      db,
      ascending.map((at) => ids[at] as number),
      columns,
    );
  }

  /** Ids, ascending: the order in which records stand in their files. */
  ids(): number[] {
    return [...this.#cells.id];
  }

  /** @param at position by ascending id */
  place(at: number): RecordPlace {
    const cells = this.#cells;
    const time = cells.time[at] as number;
    return {
      id: cells.id[at] as number,
      source: cells.source[at] as number,
      offset: cells.offset[at] as number,
      length: cells.length[at] as number,
      kind: cells.kind[at] as number,
      flags: cells.flags[at] as number,
      time: Number.isNaN(time) ? null : time,
    };
  }

  /** How many records, in the order asked for, are not too many bytes together; one at least. */
  fitting(): number {
    const { length } = this.#cells;
    let bytes = 0;
    for (let kept = 0; kept < this.order.length; kept += 1) {
      bytes += length[this.order[kept] as number] as number;
      if (bytes > windowBytes && kept > 0) return kept;
    }
    return this.order.length;
  }
}

/**
 * Columns of records, which come as texts: a tenth of the time and memory of rows.
 * @param ids ascending
 */
export function readPlaces<Name extends PlaceColumn>(
  db: ReadableCase,
  ids: Uint32Array,
  names: readonly Name[],
): Record<Name, Float64Array> {
  const texts = db
    .prepare(
      `SELECT ${names.map((name) => `CAST(group_concat(${name}) AS BLOB)`).join(', ')}
       FROM (SELECT ${names.map((name) => `ifnull(${name}, '') AS ${name}`).join(', ')}
         FROM record WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id)`,
    )
    .raw()
    .get(`[${ids.join()}]`) as (Buffer | null)[];
  const cells = names.map((name, at) => {
    const numbers = new Float64Array(ids.length);
    const text = texts[at];
    if (!text || readIntegers(text, numbers, 0, Number.NaN) !== ids.length) throw recordMissing();
    return [name, numbers] as const;
  });
  return Object.fromEntries(cells) as Record<Name, Float64Array>;
}

function recordMissing(): TrailcaseError {
  return new TrailcaseError('case-altered', 'A record of the result is missing. Run verify.');
}

/** Positions of ids by ascending id. */
function positionsById(ids: Uint32Array): Uint32Array {
  const positions = new Uint32Array(ids.length);
  for (let at = 0; at < positions.length; at += 1) positions[at] = at;
  return positions.sort((one, other) => (ids[one] as number) - (ids[other] as number));
}

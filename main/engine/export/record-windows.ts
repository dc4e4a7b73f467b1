import { TrailcaseError } from '../../../shared/errors.ts';
import { type RecordPlace, readIntegers } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** Records in a window whose records lie near each other. */
const nearRecords = 25_000;

/** Records in any other: each window decompresses all of the evidence, so that few are better. */
const scatteredRecords = 100_000;

/** Ids among which the records of a window are taken to lie near each other. */
const nearIds = 10 * nearRecords;

/** Bytes of original text in a window at most, unless one record alone has more. */
const windowBytes = 48 * 1024 * 1024;

const columns = ['id', 'source', 'offset', 'length', 'kind', 'flags', 'time'] as const;

/** Column by column, by ascending id. */
type PlaceCells = Record<(typeof columns)[number], Float64Array>;

/**
 * Cuts an ordered result into windows. Within one, records are read in the order of their files,
 * where each frame of evidence is decompressed once, whatever the order asked for.
 * @param ids every record once, in the order asked for
 */
export function* recordWindows(db: ReadableCase, ids: Uint32Array): Generator<RecordWindow> {
  for (let from = 0; from < ids.length; ) {
    const wanted = nextStretch(ids, from);
    const window = new RecordWindow(db, wanted);
    const fitting = window.fitting();
    yield fitting === wanted.length ? window : new RecordWindow(db, wanted.subarray(0, fitting));
    from += fitting;
  }
}

function nextStretch(ids: Uint32Array, from: number): Uint32Array {
  const near = ids.subarray(from, from + nearRecords);
  let [lowest, highest] = [Number.POSITIVE_INFINITY, 0];
  for (const id of near) {
    if (id < lowest) lowest = id;
    if (id > highest) highest = id;
  }
  return highest - lowest < nearIds ? near : ids.subarray(from, from + scatteredRecords);
}

/** A stretch of an ordered result, whose records are known by their places. */
export class RecordWindow {
  readonly records: number;
  /** In the order asked for: positions of the records by ascending id. */
  readonly order: Uint32Array;
  readonly #cells: PlaceCells;

  constructor(db: ReadableCase, ids: Uint32Array) {
    this.records = ids.length;
    const ascending = positionsById(ids);
    this.order = new Uint32Array(ids.length);
    ascending.forEach((asked, at) => {
      this.order[asked] = at;
    });
    const texts = db
      .prepare(
        `SELECT ${columns.map((name) => `CAST(group_concat(${name}) AS BLOB)`).join(', ')}
         FROM (SELECT ${columns.map((name) => `ifnull(${name}, '') AS ${name}`).join(', ')}
           FROM record WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id)`,
      )
      .raw()
      .get(`[${ascending.map((at) => ids[at] as number).join()}]`) as Buffer[];
    this.#cells = Object.fromEntries(
      columns.map((name, at) => {
        const cells = new Float64Array(ids.length);
        const read = readIntegers(texts[at] as Buffer, cells, 0, Number.NaN);
        if (read !== ids.length) throw recordMissing();
        return [name, cells];
      }),
    ) as PlaceCells;
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

function recordMissing(): TrailcaseError {
  return new TrailcaseError('case-altered', 'A record of the result is missing. Run verify.');
}

/** Positions of ids by ascending id. */
function positionsById(ids: Uint32Array): Uint32Array {
  const positions = new Uint32Array(ids.length);
  for (let at = 0; at < positions.length; at += 1) positions[at] = at;
  return positions.sort((one, other) => (ids[one] as number) - (ids[other] as number));
}

import type { ReadableCase } from '../store/index.ts';
import { readPlaces, windowBytes, windowRecords } from './record-windows.ts';

/** Decompressing all of the evidence this often costs more than writing the records twice. */
const worthwhilePasses = 3;

/**
 * True when the windows of a result would go through the evidence again and again, as those of a
 * result ordered by address do.
 */
export function isScattered(ids: Uint32Array): boolean {
  let [passed, first, last] = [0, Number.POSITIVE_INFINITY, 0];
  for (let from = 0; from < ids.length; from += windowRecords) {
    let [lowest, highest] = [Number.POSITIVE_INFINITY, 0];
    for (const id of ids.subarray(from, from + windowRecords)) {
      if (id < lowest) lowest = id;
      if (id > highest) highest = id;
    }
    passed += highest - lowest;
    first = Math.min(first, lowest);
    last = Math.max(last, highest);
  }
  return passed > worthwhilePasses * (last - first);
}

/** A result in the order of its files, and how it goes back into the order asked for. */
export interface ScatteredRecords {
  /** Ascending. */
  ids: Uint32Array;
  /** By id: its position in the order asked for. */
  positions: Uint32Array;
  /** By position: the part of the result in which it is, each small enough to be held in memory. */
  parts: Uint32Array;
  partCount: number;
}

/** @param ids every record once, in the order asked for */
export function scatterRecords(db: ReadableCase, ids: Uint32Array): ScatteredRecords {
  let highest = 0;
  for (const id of ids) if (id > highest) highest = id;
  const none = 0xffff_ffff;
  const positions = new Uint32Array(highest + 1).fill(none);
  for (let at = 0; at < ids.length; at += 1) positions[ids[at] as number] = at;
  const ascending = new Uint32Array(ids.length);
  let count = 0;
  for (let id = 0; id <= highest; id += 1) {
    if (positions[id] !== none) {
      ascending[count] = id;
      count += 1;
    }
  }
  return { ids: ascending, positions, ...cutIntoParts(db, ascending, positions) };
}

function cutIntoParts(
  db: ReadableCase,
  ascending: Uint32Array,
  positions: Uint32Array,
): { parts: Uint32Array; partCount: number } {
  const lengths = new Uint32Array(ascending.length);
  for (let from = 0; from < ascending.length; from += windowRecords) {
    const ids = ascending.subarray(from, from + windowRecords);
    const { length } = readPlaces(db, ids, ['length']);
    for (let at = 0; at < ids.length; at += 1) {
      lengths[positions[ids[at] as number] as number] = length[at] as number;
    }
  }
  const parts = new Uint32Array(ascending.length);
  let [part, bytes, records] = [0, 0, 0];
  for (let at = 0; at < parts.length; at += 1) {
    bytes += lengths[at] as number;
    records += 1;
    if (records > windowRecords || (bytes > windowBytes && records > 1)) {
      part += 1;
      bytes = lengths[at] as number;
      records = 1;
    }
    parts[at] = part;
  }
  return { parts, partCount: part + 1 };
}

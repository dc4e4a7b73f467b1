import type { Events } from './events.ts';
import type { Meter } from './windows.ts';

type Test = (value: number) => boolean;

/** Events in the window. */
export function countMeter(test: Test): Meter {
  let count = 0;
  return {
    add: () => {
      count += 1;
    },
    remove: () => {
      count -= 1;
    },
    holds: () => test(count),
    value: () => count,
    clear: () => {
      count = 0;
    },
  };
}

/** Different numbers in the window; -1 counts as none. */
export function distinctMeter(of: ArrayLike<number>, different: number, test: Test): Meter {
  const counts = new Map<number, number>();
  const dense = different <= 4096 ? new Uint32Array(different) : null;
  let distinct = 0;
  const change = (number: number, by: 1 | -1) => {
    const before = dense === null ? (counts.get(number) ?? 0) : (dense[number] as number);
    const after = before + by;
    if (dense !== null) dense[number] = after;
    else if (after === 0) counts.delete(number);
    else counts.set(number, after);
    if (after === 0) distinct -= 1;
    else if (before === 0) distinct += 1;
  };
  return {
    add: (at) => {
      const number = of[at] as number;
      if (number >= 0) change(number, 1);
    },
    remove: (at) => {
      const number = of[at] as number;
      if (number >= 0) change(number, -1);
    },
    holds: () => test(distinct),
    value: () => distinct,
    clear: () => {
      if (distinct > 0) dense?.fill(0);
      counts.clear();
      distinct = 0;
    },
  };
}

/** Sum or average of numbers in the window; NaN is no number. True of no window without a number. */
export function sumMeter(numbers: Float64Array, test: Test, isAverage: boolean): Meter {
  let [sum, count] = [0, 0];
  const value = () => (isAverage ? sum / count : sum);
  const change = (at: number, by: 1 | -1) => {
    const number = numbers[at] as number;
    if (Number.isNaN(number)) return;
    sum += by * number;
    count += by;
    // What was lost to rounding is lost until the window is empty.
    if (count === 0) sum = 0;
  };
  return {
    add: (at) => change(at, 1),
    remove: (at) => change(at, -1),
    holds: () => count > 0 && test(value()),
    value,
    clear: () => {
      [sum, count] = [0, 0];
    },
  };
}

/** A percentile of the numbers in the window by nearest rank: the least that so many of a hundred do not exceed. */
export function percentileMeter(numbers: Float64Array, percentile: number, test: Test): Meter {
  const sorted: number[] = [];
  const placeOf = (number: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const value = () =>
    sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length) - 1)] ?? Number.NaN;
  return {
    add: (at) => {
      const number = numbers[at] as number;
      if (!Number.isNaN(number)) sorted.splice(placeOf(number), 0, number);
    },
    remove: (at) => {
      const number = numbers[at] as number;
      if (!Number.isNaN(number)) sorted.splice(placeOf(number), 1);
    },
    holds: () => sorted.length > 0 && test(value()),
    value,
    clear: () => {
      sorted.length = 0;
    },
  };
}

/** Holds where all rules occurred in their order within the timespan, see `orderedEnds`. */
export function orderedMeter(events: Events, rules: number, timespan: number): Meter {
  const ends = orderedEnds(events, rules, timespan);
  return {
    add: () => {},
    remove: () => {},
    holds: (at) => ends[at] === 1,
    value: () => rules,
    clear: () => {},
  };
}

/** The latest beginning of a chain of rules, and the record of its last step; the best two by different records. */
interface Chain {
  start: number;
  record: number;
}

/**
 * 1 at the last event of each moment at which a chain is complete: one event of each rule in the listed
 * order, none earlier than the one before it, all within the timespan, no record for two steps in a row.
 * Equal times are either order: many files are written newest first.
 */
function orderedEnds(events: Events, rules: number, timespan: number): Uint8Array {
  const { starts, times } = events;
  const ends = new Uint8Array(times.length);
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const chains: Chain[][] = Array.from({ length: rules }, () => []);
    const end = starts[group + 1] as number;
    for (let from = starts[group] as number; from < end; ) {
      const time = times[from] as number;
      let to = from;
      while (to + 1 < end && times[to + 1] === time) to += 1;
      for (let step = 0; step < rules; step += 1) {
        for (let at = from; at <= to; at += 1) {
          if (events.rules[at] !== step) continue;
          const record = events.records[at] as number;
          const before =
            step === 0
              ? { start: time, record: 0 }
              : (chains[step - 1] as Chain[]).find((chain) => chain.record !== record);
          if (before === undefined || time - before.start > timespan) continue;
          if (step === rules - 1) ends[to] = 1;
          keepBest(chains[step] as Chain[], { start: before.start, record });
        }
      }
      from = to + 1;
    }
  }
  return ends;
}

function keepBest(chains: Chain[], chain: Chain): void {
  const same = chains.find(({ record }) => record === chain.record);
  if (same !== undefined) same.start = Math.max(same.start, chain.start);
  else chains.push(chain);
  chains.sort((one, other) => other.start - one.start || one.record - other.record);
  chains.length = Math.min(chains.length, 2);
}

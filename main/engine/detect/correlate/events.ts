import type { Found } from '../found.ts';
import type { Texts } from '../match/index.ts';

/** What one rule of a correlation gives it: its records, or the findings of a correlation below. */
export interface Given {
  /** Ids of records; of a finding that at whose time it counts. */
  records: Uint32Array;
  /** For each field of the group the numbers of its texts, beside the records; -1 is no value. */
  group: readonly Int32Array[];
  /** The same for the fields that are counted. */
  values: readonly Int32Array[];
  /** Positions of findings in `inner`, beside the records; null where these are records. */
  found: Int32Array | null;
  inner: readonly Found[];
}

/** What takes part in a correlation: group after group, each in the order of time. */
export interface Events {
  /** Where each group begins; one more for the end. */
  starts: Uint32Array;
  records: Uint32Array;
  /** Microseconds UTC; NaN for undated ones, which come first. */
  times: Float64Array;
  /** Position of the rule in the correlation. */
  rules: Uint16Array;
  /** Number of the combination of counted values, from 0 without holes; -1 where one is missing. */
  values: Int32Array;
  /** Different combinations there are, and the texts of each by number. */
  combinations: readonly (readonly number[])[];
  /** What was found below, in place of a record; null for a record. */
  inner: (Found | null)[] | null;
  /** For each field of the group the number of its text, by group. */
  groups: readonly Int32Array[];
  /** Records that could take no part. */
  undated: number;
  ungrouped: number;
}

/** Gives lists of numbers numbers of their own, from 0. */
class Combinations {
  readonly list: number[][] = [];
  readonly #known = new Map<string, number>();
  readonly #single: Int32Array | null;

  constructor(width: number, highest: number) {
    this.#single = width === 1 ? new Int32Array(highest + 1).fill(-1) : null;
  }

  /** -1 where a part is missing. */
  number(columns: readonly Int32Array[], at: number): number {
    if (this.#single !== null) {
      const code = (columns[0] as Int32Array)[at] as number;
      if (code < 0) return -1;
      const known = this.#single[code] as number;
      if (known >= 0) return known;
      this.#single[code] = this.list.length;
      return this.list.push([code]) - 1;
    }
    const codes = columns.map((column) => column[at] as number);
    if (codes.some((code) => code < 0)) return -1;
    const key = codes.join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    return this.list.push(codes) - 1;
  }
}

/**
 * Brings what the rules of a correlation give together, by group and in time. Records of equal times stand
 * as they are stored; one record of several rules in the order of these.
 * @param ranks places of records in time, 0 for undated ones
 * @param keepsUndated they take part, too
 */
export function arrange(
  given: readonly Given[],
  ranks: Uint32Array,
  times: ArrayLike<number>,
  texts: Texts,
  keepsUndated: boolean,
): Events {
  const width = given[0]?.group.length ?? 0;
  const total = given.reduce((sum, { records }) => sum + records.length, 0);
  const groups = new Combinations(width, texts.size);
  const combinations = new Combinations(given[0]?.values.length ?? 0, texts.size);
  const [records, rules] = [new Uint32Array(total), new Uint16Array(total)];
  const [group, values] = [new Int32Array(total), new Int32Array(total)];
  const hasInner = given.some(({ found }) => found !== null);
  const inner: (Found | null)[] | null = hasInner ? [] : null;
  let [count, undated, ungrouped] = [0, 0, 0];
  for (const [rule, each] of given.entries()) {
    for (let at = 0; at < each.records.length; at += 1) {
      const record = each.records[at] as number;
      const number = width === 0 ? groups.number([], 0) : groups.number(each.group, at);
      if (ranks[record] === 0 && !keepsUndated) undated += 1;
      else if (number < 0) ungrouped += 1;
      else {
        records[count] = record;
        rules[count] = rule;
        group[count] = number;
        values[count] = each.values.length === 0 ? -1 : combinations.number(each.values, at);
        inner?.push(each.found === null ? null : (each.inner[each.found[at] as number] as Found));
        count += 1;
      }
    }
  }
  const order = inOrder(records, group, groups.list.length, ranks, count);
  const placed = place(order.at, { records, rules, values }, times);
  return {
    starts: order.starts,
    ...placed,
    combinations: combinations.list,
    inner: inner === null ? null : Array.from(order.at, (at) => inner[at] ?? null),
    groups: Array.from({ length: width }, (_, field) =>
      Int32Array.from(groups.list, (codes) => codes[field] as number),
    ),
    undated,
    ungrouped,
  };
}

/** Loops, since `from` with a function costs ten times as much for a million. */
function place(
  order: Uint32Array,
  given: { records: Uint32Array; rules: Uint16Array; values: Int32Array },
  allTimes: ArrayLike<number>,
): Pick<Events, 'records' | 'times' | 'rules' | 'values'> {
  const { length } = order;
  const [records, times] = [new Uint32Array(length), new Float64Array(length)];
  const [rules, values] = [new Uint16Array(length), new Int32Array(length)];
  for (let to = 0; to < length; to += 1) {
    const at = order[to] as number;
    const record = given.records[at] as number;
    records[to] = record;
    times[to] = allTimes[record] as number;
    rules[to] = given.rules[at] as number;
    values[to] = given.values[at] as number;
  }
  return { records, times, rules, values };
}

/** Positions by group, then rank, then as they came. Sorting numbers is ten times as fast as comparing. */
function inOrder(
  records: Uint32Array,
  group: Int32Array,
  groups: number,
  ranks: Uint32Array,
  count: number,
): { at: Uint32Array; starts: Uint32Array } {
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    keys[at] = (ranks[records[at] as number] as number) * count + at;
  }
  keys.sort();
  const starts = new Uint32Array(groups + 1);
  for (let at = 0; at < count; at += 1) {
    const next = (group[at] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let at = 0; at < groups; at += 1) {
    starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  }
  const next = starts.slice();
  const at = new Uint32Array(count);
  for (const key of keys) {
    const position = key % count;
    const of = group[position] as number;
    at[next[of] as number] = position;
    next[of] = (next[of] as number) + 1;
  }
  return { at, starts };
}

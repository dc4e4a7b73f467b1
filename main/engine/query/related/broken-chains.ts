import { type ChangeMarks, changeBits } from './change-marks.ts';
import { isOrderKnown } from './continuity.ts';

/** Kinds of change that are told apart of one thing; beyond, changes without an id of any kind lie between. */
const mostNouns = 64;
/** Pairs from which a kind of thing shows whether its states follow each other as a rule. */
const leastPairs = 20;

/** A place where a change found another state than the one before had left. Positions of the two. */
export interface BrokenPlace {
  before: number;
  at: number;
}

export interface BrokenChains {
  /** By the later of the two. */
  places: BrokenPlace[];
  /** Kinds of thing whose states do not follow each other as a rule, and the breaks that are left out for that. */
  irregular: { at: number; pairs: number; breaks: number }[];
}

/**
 * Finds the places at which changes of one thing do not continue each other. A thing is told by its name and
 * the id in its states, and without one by its name and what the action is about. Two changes are compared only where
 * nothing can lie between them: no change without states, none under another name, none at the same time.
 *
 * @param marks in the order of time
 * @param times microseconds UTC beside them, all dated
 * @param regular the part of the pairs of a kind of thing that must continue each other, once there are 20
 */
export function findBrokenChains(
  marks: ChangeMarks,
  times: Float64Array,
  regular: number,
): BrokenChains {
  const chains = new Chains(marks, times);
  const tally = new Map<number, { at: number; pairs: number; breaks: number }>();
  const places: BrokenPlace[] = [];
  for (const pair of chains.pairs()) {
    const noun = marks.noun[pair.at] as number;
    const told = tally.get(noun) ?? { at: pair.at, pairs: 0, breaks: 0 };
    tally.set(noun, told);
    told.pairs += 1;
    if (continues(marks, pair)) continue;
    told.breaks += 1;
    places.push(pair);
  }
  const isIrregular = ({ pairs, breaks }: { pairs: number; breaks: number }) =>
    pairs >= leastPairs && pairs - breaks < regular * pairs;
  return {
    places: places
      .filter(({ at }) => !isIrregular(tally.get(marks.noun[at] as number) as never))
      .sort((one, other) => one.at - other.at),
    irregular: [...tally.values()].filter(isIrregular),
  };
}

function continues({ hashes }: ChangeMarks, { before, at }: BrokenPlace): boolean {
  const [left, found] = [before * 4 + 2, at * 4];
  return hashes[left] === hashes[found] && hashes[left + 1] === hashes[found + 1];
}

/** Changes by the thing that they were made to. */
class Chains {
  readonly #marks: ChangeMarks;
  readonly #times: Float64Array;
  /** For ids that go by several names: positions by kind of change. */
  readonly #renamed = new Map<number, Map<number, number[]>>();

  constructor(marks: ChangeMarks, times: Float64Array) {
    this.#marks = marks;
    this.#times = times;
    const { entity, name, noun } = marks;
    const nameOf = new Map<number, number>();
    for (const [at, id] of entity.entries()) {
      if (id < 0) continue;
      const known = nameOf.get(id);
      if (known === undefined) nameOf.set(id, name[at] as number);
      else if (known !== name[at]) this.#renamed.set(id, new Map());
    }
    for (const [at, id] of this.#renamed.size === 0 ? [] : entity.entries()) {
      const byNoun = this.#renamed.get(id);
      if (byNoun !== undefined) add(byNoun, noun[at] as number, at);
    }
  }

  /** Neighbours among the changes of a thing whose states can be compared. */
  *pairs(): Generator<BrokenPlace> {
    for (const members of this.#byName()) yield* this.#pairsOf(members);
  }

  /** Positions with the same name, in the order of time. */
  *#byName(): Generator<Uint32Array> {
    const { name } = this.#marks;
    const starts = new Uint32Array(name.reduce((most, each) => Math.max(most, each), -1) + 2);
    for (const each of name) if (each >= 0) starts[each + 1] = (starts[each + 1] as number) + 1;
    for (let at = 1; at < starts.length; at += 1) {
      starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    }
    const places = new Uint32Array(starts.at(-1) ?? 0);
    const next = starts.slice();
    for (const [at, each] of name.entries()) {
      if (each < 0) continue;
      places[next[each] as number] = at;
      next[each] = (next[each] as number) + 1;
    }
    for (let at = 0; at + 1 < starts.length; at += 1) {
      yield places.subarray(starts[at], starts[at + 1]);
    }
  }

  *#pairsOf(members: Uint32Array): Generator<BrokenPlace> {
    if (members.length < 2) return;
    const { entity, noun, bits } = this.#marks;
    const withId = new Map<number, number[]>();
    const without = new Map<number, number[]>();
    const nounsWithId = new Set<number>();
    for (const at of members) {
      const [id, about] = [entity[at] as number, noun[at] as number];
      if (id >= 0) {
        add(withId, id, at);
        nounsWithId.add(about);
      } else if (((bits[at] as number) & changeBits.namedByTarget) !== 0) add(without, about, at);
    }
    const all = [...without.values()].flat().sort((one, other) => one - other);
    for (const [id, chain] of withId) {
      const nouns = new Set(chain.map((at) => noun[at] as number));
      const few = nouns.size <= mostNouns;
      const others = few ? [...nouns].flatMap((each) => [without.get(each) ?? []]) : [all];
      const elsewhere = this.#renamed.get(id);
      if (elsewhere !== undefined) {
        for (const each of few ? nouns : elsewhere.keys()) others.push(elsewhere.get(each) ?? []);
      }
      yield* this.#neighbours(chain, others);
    }
    for (const [about, chain] of without) {
      if (!nounsWithId.has(about)) yield* this.#neighbours(chain, []);
    }
  }

  /** @param others positions of what may be changes of the same thing */
  *#neighbours(
    chain: readonly number[],
    others: readonly (readonly number[])[],
  ): Generator<BrokenPlace> {
    const { bits } = this.#marks;
    const timeAt = (place: number) =>
      chain[place] === undefined ? undefined : this.#times[chain[place]];
    for (let place = 1; place < chain.length; place += 1) {
      const [before, at] = [chain[place - 1] as number, chain[place] as number];
      const areWhole =
        ((bits[before] as number) & changeBits.newWhole) !== 0 &&
        ((bits[at] as number) & changeBits.oldWhole) !== 0;
      if (!areWhole || !isOrderKnown(timeAt, place)) continue;
      if (others.some((list) => this.#liesBetween(list, before, at))) continue;
      yield { before, at };
    }
  }

  /** True when one of some other positions has a time from that of one to that of another. */
  #liesBetween(list: readonly number[], before: number, at: number): boolean {
    const from = this.#times[before] as number;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[list[middle] as number] as number) < from) low = middle + 1;
      else high = middle;
    }
    for (; low < list.length; low += 1) {
      const other = list[low] as number;
      if ((this.#times[other] as number) > (this.#times[at] as number)) return false;
      if (other !== before && other !== at) return true;
    }
    return false;
  }
}

function add(lists: Map<number, number[]>, key: number, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else list.push(at);
}

/**
 * A small seeded source of chance for test data that must be the same on every machine.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand, public domain): 128 bits of state, 32-bit
 * integer steps only, so no platform or floating point mode can change its sequence. fast-check's
 * generator is for shrinking counterexamples and is not promised to stay the same between versions.
 */
export interface Random {
  /** An integer from 0 to 2^32 - 1. */
  next(): number;
  /** A number from 0 to just under 1. */
  fraction(): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability (0 to 1). */
  chance(probability: number): boolean;
  /** One member of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One key of a table of weights, such as `{ chrome: 5, firefox: 2 }`. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** `count` different members of a list, in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
  /** An identifier in the form of a random (version 4) UUID. */
  uuid(): string;
  /** A new source of chance of its own, so that one chapter's length does not move the next. */
  fork(name: string): Random;
}

/** Starts a sequence that depends on nothing but the seed. */
export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const fraction = () => next() / 0x1_0000_0000;
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    next,
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (list) => member(list, between(0, list.length - 1)),
    weighted: (weights) => weigh(weights, fraction()),
    sample: (list, count) => sample(list, count, between),
    hex: (digits) => hex(next, digits),
    uuid: () => uuid(next(), next(), next(), next()),
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

function sfc32(seed: string): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < seed.length; i++) {
    a ^= seed.charCodeAt(i);
    next();
  }
  for (let i = 0; i < 15; i++) next();
  return next;
}

function member<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('Cannot pick from an empty list.');
  return list[index] as T;
}

function weigh<K extends string>(weights: Readonly<Record<K, number>>, fraction: number): K {
  const names = Object.keys(weights) as K[];
  let rest = fraction * names.reduce((sum, name) => sum + weights[name], 0);
  for (const name of names) {
    rest -= weights[name];
    if (rest < 0) return name;
  }
  return member(names, names.length - 1);
}

function sample<T>(
  list: readonly T[],
  count: number,
  between: (low: number, high: number) => number,
): T[] {
  const pool = [...list];
  const chosen: T[] = [];
  while (chosen.length < count && pool.length > 0) {
    chosen.push(...pool.splice(between(0, pool.length - 1), 1));
  }
  return chosen;
}

function hex(next: () => number, digits: number): string {
  let text = '';
  while (text.length < digits) text += next().toString(16).padStart(8, '0');
  return text.slice(0, digits);
}

const byteTexts = Array.from({ length: 65536 }, (_, value) => value.toString(16).padStart(4, '0'));

/** Writes 128 random bits as a version 4 UUID; the version and variant bits are set here. */
function uuid(a: number, b: number, c: number, d: number): string {
  const part = (word: number) => byteTexts[word & 0xffff];
  return `${part(a >>> 16)}${part(a)}-${part(b >>> 16)}-${part((b & 0x0fff) | 0x4000)}-${part(
    ((c >>> 16) & 0x3fff) | 0x8000,
  )}-${part(c)}${part(d >>> 16)}${part(d)}`;
}

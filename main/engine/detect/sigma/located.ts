/** Where something stands in a file, from 1. */
export interface Spot {
  line: number;
  column: number;
}

/** A text, number, yes or no, or nothing. */
export type Scalar = string | number | bigint | boolean | null;

/** A value of a YAML document with the place where it is written. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  kind: 'scalar';
  value: Scalar;
  spot: Spot;
}

export interface LocatedList {
  kind: 'list';
  items: readonly Located[];
  spot: Spot;
}

export interface LocatedMap {
  kind: 'map';
  entries: readonly Entry[];
  spot: Spot;
}

export interface Entry {
  key: string;
  /** Where its key is written. */
  spot: Spot;
  value: Located;
}

/** The value under a key; null where the map has none. */
export function entryOf({ entries }: LocatedMap, key: string): Entry | null {
  return entries.find((entry) => entry.key === key) ?? null;
}

/** Where the value at a path stands; the innermost place that is there, where the path leads on. */
export function spotAt(value: Located, path: readonly PropertyKey[]): Spot {
  const [step, ...rest] = path;
  if (step === undefined) return value.spot;
  if (value.kind === 'list') {
    const item = value.items[Number(step)];
    return item === undefined ? value.spot : spotAt(item, rest);
  }
  if (value.kind === 'map') {
    const entry = entryOf(value, String(step));
    if (entry !== null) return rest.length === 0 ? entry.spot : spotAt(entry.value, rest);
  }
  return value.spot;
}

/** The value without its places: what a schema looks at. Keys such as `__proto__` are plain keys. */
export function plainOf(value: Located): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plainOf);
  return Object.fromEntries(value.entries.map((entry) => [entry.key, plainOf(entry.value)]));
}

/** A scalar as it is compared and shown. */
export function textOfScalar(value: Scalar): string {
  return value === null ? '' : String(value);
}

/** The items of a list; anything else is a list of itself. */
export function itemsOf(value: Located): readonly Located[] {
  return value.kind === 'list' ? value.items : [value];
}

/** The value with every scalar put through a function; what that gives takes its place. */
export function mapScalars(value: Located, change: (scalar: LocatedScalar) => Located): Located {
  if (value.kind === 'scalar') return change(value);
  if (value.kind === 'list') {
    return { ...value, items: value.items.map((item) => mapScalars(item, change)) };
  }
  const entries = value.entries.map((entry) => ({
    ...entry,
    value: mapScalars(entry.value, change),
  }));
  return { ...value, entries };
}

import { type CanonicalField, foldName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Names, SourceDescription } from './source-description.ts';

/** Property names from a record down to a value. */
export type Path = readonly string[];

/** How records with one list of keys are read: worked out once, applied to each. */
export interface RecordPlan {
  kind: Kind;
  reason: string;
  /** For each canonical field the paths where it may stand, most likely first. */
  fields: readonly { field: CanonicalField; paths: readonly Path[] }[];
  oldState: readonly Path[];
  newState: readonly Path[];
}

/** Plans remembered; beyond, all are forgotten and made anew. */
const rememberLimit = 5_000;

/**
 * Finds the plan for a record by its keys. Records of one export mostly have the same keys, so that
 * comparing them with the last record's settles it.
 */
export class RecordPlans {
  readonly #source: SourceDescription;
  readonly #plans = new Map<string, RecordPlan | null>();
  #lastKeys: readonly string[] = [];
  #lastPlan: RecordPlan | null = null;

  constructor(source: SourceDescription) {
    this.#source = source;
  }

  /** The plan for a record, or null where the source does not know records of this shape. */
  for(record: object): RecordPlan | null {
    const keys = Object.keys(record);
    if (this.#lastPlan !== null && sameKeys(keys, this.#lastKeys)) return this.#lastPlan;
    const shape = JSON.stringify(keys);
    let plan = this.#plans.get(shape);
    if (plan === undefined) {
      plan = makePlan(this.#source, keys, record);
      if (this.#plans.size >= rememberLimit) this.#plans.clear();
      this.#plans.set(shape, plan);
    }
    this.#lastKeys = keys;
    this.#lastPlan = plan;
    return plan;
  }
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function makePlan(
  source: SourceDescription,
  keys: readonly string[],
  record: object,
): RecordPlan | null {
  const recognised = source.recognise(new Set(keys.map(foldName)));
  if (recognised === null) return null;
  const { kind, reason } = recognised;
  const fields = Object.entries(source.fields[kind]) as [CanonicalField, Names][];
  const states = source.states[kind];
  return {
    kind,
    reason,
    fields: fields.flatMap(([field, names]) => {
      const paths = pathsOf(names, record);
      return paths.length === 0 ? [] : [{ field, paths }];
    }),
    oldState: pathsOf(states?.old ?? [], record),
    newState: pathsOf(states?.new ?? [], record),
  };
}

/** Paths of a record that the names lead to; a name counts as a whole before it counts as dotted. */
export function pathsOf(names: Names, record: object): Path[] {
  const keys = Object.keys(record);
  const paths: Path[] = [];
  for (const name of names) {
    const whole = keys.find((key) => key === name) ?? keys.find((key) => isSpelling(key, name));
    if (whole !== undefined) {
      paths.push([whole]);
      continue;
    }
    const dotted = resolveDotted(name.split('.'), record);
    if (dotted !== null) paths.push(dotted);
  }
  return paths;
}

function isSpelling(key: string, name: string): boolean {
  return foldName(key) === foldName(name);
}

/** The first step must be there; deeper ones may be missing in this record and be there in the next. */
function resolveDotted(steps: readonly string[], record: object): Path | null {
  const [first, ...rest] = steps;
  if (first === undefined || rest.length === 0) return null;
  const key = Object.keys(record).find((candidate) => isSpelling(candidate, first));
  return key === undefined ? null : [key, ...rest];
}

/** The value at a path, through own properties only; undefined where it leads nowhere. */
export function valueAt(record: unknown, path: Path): unknown {
  let value = record;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

import { type CanonicalField, foldedName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { hasShape, looksInside, mayHaveShape, tellsOf } from './record-shape.ts';
import type {
  FieldNames,
  Names,
  ParseJson,
  Shape,
  SourceDescription,
  Subject,
} from './source-description.ts';
import type { Path, Place } from './value-at.ts';

/** How records of one shape with one list of keys are read: worked out once, applied to each. */
export interface RecordPlan {
  shape: Shape;
  kind: Kind;
  reason: string;
  /** For each canonical field the places where it may stand, most likely first. */
  fields: readonly { field: CanonicalField; places: readonly Place[] }[];
  oldState: readonly Place[];
  newState: readonly Place[];
  /** Where a difference may stand that the record brings along. */
  diff: readonly Place[];
}

/** A record with how it is read. */
export interface Reading {
  plan: RecordPlan;
  /** What its fields are read from. */
  subject: Subject;
}

/** Plans remembered; beyond, all are forgotten and made anew. */
const rememberLimit = 5_000;

/**
 * Finds the plan for a record by its keys. Records of one export mostly have the same keys, so that
 * comparing them with the last record's settles it.
 */
export class RecordPlans {
  readonly #source: SourceDescription;
  readonly #forced: Kind | null;
  readonly #candidates = new KeyMemory<readonly Candidate[]>();
  readonly #plans = new Map<Shape, Map<Kind, KeyMemory<RecordPlan>>>();

  /** @param kind of every record, where it is known already */
  constructor(source: SourceDescription, kind: Kind | null = null) {
    this.#source = source;
    this.#forced = kind;
  }

  /**
   * How a record is read, or null where the source does not know records of its shape.
   * @param parse reads JSON text inside it
   */
  for(record: object, parse: ParseJson = JSON.parse): Reading | null {
    const keys = Object.keys(record);
    const candidates = this.#candidates.of(keys, () => shapesFor(this.#source, keys));
    for (const { shape, isToldInside } of candidates) {
      if (isToldInside && !hasShape(shape, record as Subject)) continue;
      const subject = openSubject(shape, record, parse);
      if (subject === null) continue;
      return { plan: this.#planOf(shape, subject, keys, record), subject };
    }
    return null;
  }

  #planOf(shape: Shape, subject: Subject, keys: readonly string[], record: object): RecordPlan {
    const kind = this.#forced ?? kindOf(shape, subject);
    const byKind = getOrMake(this.#plans, shape, () => new Map<Kind, KeyMemory<RecordPlan>>());
    const memory = getOrMake(byKind, kind, () => new KeyMemory<RecordPlan>());
    const subjectKeys = subject === record ? keys : Object.keys(subject);
    return memory.of(subjectKeys, () => makePlan(shape, kind, subject, record));
  }
}

/** What a shape's fields are read from; null where the record holds nothing of the kind. */
export function openSubject(shape: Shape, record: object, parse: ParseJson): Subject | null {
  if (shape.open === undefined) return record as Subject;
  return shape.open(record as Subject, parse) as Subject | null;
}

/** The kind of a record of a shape. */
export function kindOf({ kind }: Shape, subject: Subject): Kind {
  return typeof kind === 'string' ? kind : kind.of(subject);
}

/** A shape that records with some keys may have. */
interface Candidate {
  shape: Shape;
  /** Its keys do not settle it. */
  isToldInside: boolean;
}

function shapesFor(source: SourceDescription, keys: readonly string[]): readonly Candidate[] {
  const names = new Set(keys.map(foldedName));
  const may = source.shapes.filter((shape) => mayHaveShape(shape, names));
  return [...may.filter(({ rest }) => !rest), ...may.filter(({ rest }) => rest)].map((shape) => ({
    shape,
    isToldInside: looksInside(shape),
  }));
}

function makePlan(shape: Shape, kind: Kind, subject: Subject, record: object): RecordPlan {
  const fields = fieldsFor(shape, kind);
  const { states } = shape;
  const names = new Set(Object.keys(record).map(foldedName));
  return {
    shape,
    kind,
    reason: tellsOf(shape, (name) => names.has(foldedName(name))),
    fields: (Object.entries(fields) as [CanonicalField, Names][]).flatMap(([field, found]) => {
      const places = placesOf(found, subject);
      return places.length === 0 ? [] : [{ field, places }];
    }),
    oldState: placesOf(states?.old ?? [], subject),
    newState: placesOf(states?.new ?? [], subject),
    diff: placesOf(states?.diff ?? [], subject),
  };
}

/** Where the fields of a shape's records of one kind stand. */
export function fieldsFor({ fields, fieldsOf }: Shape, kind: Kind): FieldNames {
  return { ...fields, ...fieldsOf?.[kind] };
}

/** Places of a record that the names lead to; a name counts as a whole before it counts as dotted. */
export function placesOf(names: Names, subject: object): Place[] {
  const keys = Object.keys(subject);
  const places: Place[] = [];
  for (const name of names) {
    if (typeof name !== 'string') {
      places.push(name);
      continue;
    }
    const path = pathOf(name, keys);
    if (path !== null) places.push(path);
  }
  return places;
}

function pathOf(name: string, keys: readonly string[]): Path | null {
  const wanted = foldedName(name);
  const whole = keys.find((key) => key === name) ?? keys.find((key) => foldedName(key) === wanted);
  if (whole !== undefined) return [whole];
  // The first step must be there; deeper ones may be missing in this record and be there in the next.
  const [first, ...rest] = name.split('.');
  if (first === undefined || rest.length === 0) return null;
  const outer = foldedName(first);
  const key = keys.includes(first) ? first : keys.find((each) => foldedName(each) === outer);
  return key === undefined ? null : [key, ...rest];
}

/** Remembers what was made for a list of keys; the last list is compared first. */
class KeyMemory<T> {
  readonly #made = new Map<string, T>();
  #lastKeys: readonly string[] | null = null;
  #last: T | undefined;

  of(keys: readonly string[], make: () => T): T {
    if (this.#lastKeys !== null && sameKeys(keys, this.#lastKeys)) return this.#last as T;
    const shape = JSON.stringify(keys);
    let made = this.#made.get(shape);
    if (made === undefined) {
      made = make();
      if (this.#made.size >= rememberLimit) this.#made.clear();
      this.#made.set(shape, made);
    }
    this.#lastKeys = keys;
    this.#last = made;
    return made;
  }
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

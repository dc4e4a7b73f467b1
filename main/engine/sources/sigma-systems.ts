import { type CanonicalField, foldedName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { sources } from './all-sources.ts';
import { fieldsFor } from './record-plan.ts';
import { kindsOf } from './record-shape.ts';
import type { Shape, SigmaAliases } from './source-description.ts';

/** What a Sigma rule asks to be put to. Null stands for all of them. */
export interface Logsource {
  product: string | null;
  service: string | null;
  category: string | null;
}

/** Where a system keeps what a rule calls by a name of Sigma's. */
export type SigmaPlace =
  /** A canonical field that holds this value of the record and nothing else, or the outcome. */
  | { kind: 'column'; name: string }
  /** In the record as it is opened, or in the original. */
  | { kind: 'path'; path: readonly string[] }
  /** The same for all records. */
  | { kind: 'constant'; text: string };

/** A system whose records a rule is put to. */
export interface SigmaSystem {
  system: string;
  /** The kinds that its records of this logsource have; null where those are all kinds that it has. */
  kinds: readonly Kind[] | null;
  /** Where a field of the rule stands, in the forms in which the system's records come. */
  placesOf(field: string): readonly SigmaPlace[];
}

/** The systems that have a logsource. */
export function sigmaSystems(logsource: Logsource): SigmaSystem[] {
  return sources.flatMap(({ system, shapes }) => {
    const matching = shapes.flatMap((shape) => {
      const found = (shape.sigma ?? []).filter((each) => isOf(each, logsource));
      return found.map(({ aliases }) => ({ shape, aliases }));
    });
    if (matching.length === 0) return [];
    const kinds = new Set(matching.flatMap(({ shape }) => kindsOf(shape)));
    const isWhole = shapes.every((shape) => kindsOf(shape).every((kind) => kinds.has(kind)));
    return [
      {
        system,
        kinds: isWhole ? null : [...kinds],
        placesOf: (field: string) => placesIn(field, matching),
      },
    ];
  });
}

/** The systems that records can be of. */
export function allSystems(): string[] {
  return sources.map(({ system }) => system);
}

function isOf(
  found: { product: string; service?: string },
  { product, service, category }: Logsource,
): boolean {
  if (category !== null) return false;
  const isSame = (one: string | undefined, other: string | null) =>
    other === null || one === undefined || one.toLowerCase() === other.toLowerCase();
  return product !== null && isSame(found.product, product) && isSame(found.service, service);
}

interface ShapeAliases {
  shape: Shape;
  aliases: SigmaAliases;
}

function placesIn(field: string, matching: readonly ShapeAliases[]): SigmaPlace[] {
  const meant = matching.map(({ shape, aliases }) => ({ shape, names: aliased(field, aliases) }));
  // Only where all forms of the records keep it so does the column hold this name and no other.
  const [column, ...others] = meant.map(({ shape, names }) => columnOf(names, shape));
  if (column != null && others.every((other) => other === column)) {
    return [{ kind: 'column', name: column }];
  }
  return distinct(meant.flatMap(({ names }) => names.map(placeOf)));
}

function placeOf(name: string): SigmaPlace {
  if (name.startsWith('=')) return { kind: 'constant', text: name.slice(1) };
  if (name.startsWith('@')) return { kind: 'column', name: name.slice(1) };
  return { kind: 'path', path: name.split('.') };
}

/** The field under its own names: an alias of all of it counts before one of its first steps. */
function aliased(field: string, aliases: SigmaAliases): readonly string[] {
  const byName = new Map(Object.entries(aliases).map(([name, to]) => [foldedName(name), to]));
  const steps = field.split('.');
  for (let length = steps.length; length > 0; length--) {
    const name = steps.slice(0, length).join('.');
    const to = Object.hasOwn(aliases, name) ? aliases[name] : byName.get(foldedName(name));
    if (to !== undefined) {
      return [to].flat().map((each) => [each, ...steps.slice(length)].join('.'));
    }
  }
  return [field];
}

const notTexts: ReadonlySet<string> = new Set([
  'time',
  'updated',
  'httpStatus',
  'attempt',
  'duration',
]);

/**
 * The column that holds a name at the top of a shape's records, whatever their kind, and nothing else. Such
 * a name holds one text: the names of events and addresses that this is for are no lists.
 */
function columnOf(names: readonly string[], shape: Shape): CanonicalField | null {
  const [name] = names;
  if (name === undefined || names.length > 1 || /[.=@]/.test(name)) return null;
  const wanted = foldedName(name);
  const [first] = kindsOf(shape);
  for (const field of Object.keys(fieldsFor(shape, first)) as CanonicalField[]) {
    if (notTexts.has(field)) continue;
    const isAlone = kindsOf(shape).every((kind) => {
      const places = fieldsFor(shape, kind)[field];
      const [only] = places ?? [];
      return places?.length === 1 && typeof only === 'string' && foldedName(only) === wanted;
    });
    if (isAlone) return field;
  }
  return null;
}

/** Names that differ in case and separators only are one: a path leads to the first that is there. */
function distinct(places: readonly SigmaPlace[]): SigmaPlace[] {
  const known = new Map<string, SigmaPlace>();
  for (const place of places) {
    const key = place.kind === 'path' ? foldedName(place.path.join('.')) : JSON.stringify(place);
    if (!known.has(key)) known.set(key, place);
  }
  return [...known.values()];
}

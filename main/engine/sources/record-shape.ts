import { foldedName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Shape, Subject } from './source-description.ts';
import { valueAt } from './value-at.ts';

/** True when records with these names may have a shape: what stands deeper is not looked at. */
export function mayHaveShape(shape: Shape, names: ReadonlySet<string>): boolean {
  const may = (name: string) => names.has(foldedName(name)) || names.has(foldedName(firstOf(name)));
  return shape.all.every(may) && (shape.any === undefined || shape.any.some(may));
}

/** True when the shape is told by more than the names at the top of a record. */
export function looksInside(shape: Shape): boolean {
  const isDeep = (name: string) => name.includes('.');
  return shape.test !== undefined || shape.all.some(isDeep) || (shape.any?.some(isDeep) ?? false);
}

/** True when a record has a shape. */
export function hasShape(shape: Shape, record: Subject): boolean {
  return (
    shape.all.every((name) => hasName(record, name)) &&
    (shape.any === undefined || shape.any.some((name) => hasName(record, name))) &&
    (shape.test === undefined || shape.test(record))
  );
}

/** What tells a shape, of the names that are given. */
export function tellsOf(shape: Shape, has: (name: string) => boolean = () => true): string {
  const any = shape.any?.filter(has) ?? [];
  const names = [...shape.all, ...any];
  const words = [
    ...(names.length === 0 ? [] : [`has ${names.join(', ')}`]),
    ...(shape.tells === undefined ? [] : [shape.tells]),
  ];
  return words.join('; ');
}

/** True when a record has a name at its top, or the first step of a dotted one leads to the rest. */
export function hasName(record: Subject, name: string): boolean {
  const wanted = foldedName(name);
  if (keyLike(record, wanted) !== undefined) return true;
  if (!name.includes('.')) return false;
  const [first = '', ...rest] = name.split('.');
  const key = keyLike(record, foldedName(first));
  return key !== undefined && valueAt(record[key], rest) !== undefined;
}

/** The first key of a record that is written so but for case and separators. */
export function keyLike(record: object, wanted: string): string | undefined {
  for (const key of Object.keys(record)) if (foldedName(key) === wanted) return key;
  return undefined;
}

/** The kinds that records of a shape can have, the usual one first. */
export function kindsOf({ kind }: Shape): readonly [Kind, ...Kind[]] {
  return typeof kind === 'string' ? [kind] : kind.kinds;
}

function firstOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

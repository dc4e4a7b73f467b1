import { envelopeDepth } from './json-outline.ts';

/**
 * The paths of all lists of objects inside `value`, as the envelope's outline looks for them.
 * @param isEmptyTaken an empty list counts too
 */
export function findRecordLists(
  value: object,
  path: readonly string[] = [],
  isEmptyTaken = false,
): string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const here = [...path, name];
    if (Array.isArray(member)) {
      const isTaken = member.length === 0 ? isEmptyTaken : isObject(member[0]);
      return isTaken ? [here.join('.')] : [];
    }
    return isObject(member) && here.length < envelopeDepth
      ? findRecordLists(member, here, isEmptyTaken)
      : [];
  });
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

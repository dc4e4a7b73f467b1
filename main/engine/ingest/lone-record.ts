import {
  isKeyed,
  proposeMapping,
  RecordPlans,
  recogniseRecord,
  type SourceDescription,
  unwrapNode,
} from '../sources/index.ts';

/** Objects inside each other in which lists are looked for: as deep as envelopes are read. */
const envelopeDepth = 4;

/** Lists whose first record is compared with the object that holds them. */
const mostCompared = 100;

/**
 * Decides of an object that is all that a file holds whether it is a record, or an envelope around
 * some: a record where a source knows it, an envelope where a source knows what it lists. Where the
 * shape is unknown, or the user has mapped it, whichever has more of the fields that are looked for.
 */
export function isLoneRecord(value: unknown, candidates: readonly SourceDescription[]): boolean {
  const listed = firstOfLists(value, 0);
  const mapping = candidates.find(({ mapped }) => mapped !== undefined);
  if (mapping !== undefined) return hasMost(value, listed, (each) => countMapped(each, mapping));
  if (recogniseRecord(value, candidates) !== null) return true;
  if (listed.some((each) => recogniseRecord(each, candidates) !== null)) return false;
  return hasMost(value, listed.slice(0, mostCompared), countProposed);
}

function hasMost(
  value: unknown,
  listed: readonly unknown[],
  count: (value: unknown) => number,
): boolean {
  const own = count(value);
  return own > 0 && listed.every((each) => count(each) <= own);
}

/** How many of the mapped fields a record has. */
function countMapped(value: unknown, mapping: SourceDescription): number {
  const reading = isKeyed(value) ? new RecordPlans(mapping).for(value) : null;
  if (reading === null) return 0;
  const { plan } = reading;
  return plan.fields.length + plan.oldState.length + plan.newState.length;
}

function countProposed(value: unknown): number {
  return Object.keys(proposeMapping([], [value]).map).length;
}

/** The first member of every list inside an object. */
function firstOfLists(value: unknown, depth: number): unknown[] {
  if (!isKeyed(value) || depth === envelopeDepth) return [];
  return Object.values(value).flatMap((member) => {
    if (!Array.isArray(member)) return firstOfLists(member, depth + 1);
    return isKeyed(member[0]) ? [unwrapNode(member[0])] : [];
  });
}

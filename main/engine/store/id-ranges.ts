import { TrailcaseError } from '../../../shared/errors.ts';

/**
 * Ids as ranges in a text: `3-7,9`. A hundred thousand neighbours take a few bytes to keep.
 * @param ids ascending, none twice
 */
export function formatRanges(ids: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < ids.length; ) {
    const first = ids[at] as number;
    let last = first;
    at += 1;
    while (ids[at] === last + 1) {
      last += 1;
      at += 1;
    }
    ranges.push(first === last ? `${first}` : `${first}-${last}`);
  }
  return ranges.join(',');
}

/**
 * The ids of a text that `formatRanges` made, ascending; none of an empty one.
 * @param most as many as there can be: an altered range could be endless
 * @throws TrailcaseError `case-altered` for a text that it cannot have made
 */
export function readRanges(text: string, most: number): number[] {
  const ids: number[] = [];
  if (text === '') return ids;
  for (const range of text.split(',')) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (!(count >= 1 && ids.length + count <= most)) {
      throw new TrailcaseError(
        'case-altered',
        'A list of records in this case was altered outside Trailcase. Run verify to see how far it goes.',
      );
    }
    for (let id = Number(first); id <= Number(last); id += 1) ids.push(id);
  }
  return ids;
}

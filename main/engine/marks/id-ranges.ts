import { TrailcaseError } from '../../../shared/errors.ts';

/** Records that one change may be for. */
export const mostRecords = 100_000;

/**
 * Ids as ranges in a text: `3-7,9`. What a change of a hundred thousand neighbours takes to keep is a
 * few bytes.
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
 * The ids of a text that `formatRanges` made, ascending.
 * @throws TrailcaseError `case-altered` for a text that it cannot have made
 */
export function readRanges(text: string): number[] {
  const ids: number[] = [];
  for (const range of text.split(',')) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    const count = Number(last) - Number(first) + 1;
    // An altered range could be endless.
    if (!(count >= 1 && ids.length + count <= mostRecords)) {
      throw new TrailcaseError(
        'case-altered',
        'What a change of marks did was altered outside Trailcase. Run verify to see how far it goes.',
      );
    }
    for (let id = Number(first); id <= Number(last); id += 1) ids.push(id);
  }
  return ids;
}

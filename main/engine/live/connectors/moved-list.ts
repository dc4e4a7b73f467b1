import { jsonDigest } from './json-digest.ts';

/** Times that a list which moves while it is read is begun anew. */
export const mostRounds = 2;

/** What is said of a list that moved while it was read. */
export function movedTold(isBegunAnew: boolean): string {
  const moved = 'The list moved while it was read: records came late or were removed.';
  return isBegunAnew
    ? `${moved} The window was gone through again.`
    : `${moved} It did each time that it was gone through: records may be missing. Pull this window again later.`;
}

/** Stands for a record, or for a page of them, in a checkpoint. */
export function hashOfRecord(record: unknown): string {
  return jsonDigest(record).slice(0, 16);
}

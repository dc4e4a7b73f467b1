/** Statuses of what has not come to its end. */
const open =
  /^(?:active|open|valid|new|created|initiated|pending|queued|waiting|scheduled|deferred|delayed|started|running|in ?progress|processing|retrying|sending)$/;

/** A status as it is compared: systems write `In Progress`, `in_progress` and `in-progress`. */
export function foldStatus(status: string): string {
  return status
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** True for a status, as it was folded, of what has not come to its end. */
export function isOpenStatus(folded: string): boolean {
  return open.test(folded);
}

/** A date of HTTP, or one of ISO 8601. */
const written =
  /^\s*(?:\w{3,9},? \d{1,2}[ -]\w{3}[ -]\d{2,4} [\d:]{8} (?:GMT|UTC|[+-]\d{4})|\d{4}-\d\d-\d\dT\S+)\s*$/;
/** A year: beyond it no clock can say when. */
const longest = 365 * 86_400_000;

/**
 * Milliseconds that a server asks to wait, by any of the headers that are in use; null where it asks nothing. Times of
 * day are taken against the server's own clock where it tells it.
 */
export function serverHint(headers: Readonly<Record<string, string>>, now: number): number | null {
  const hint = told(headers, now);
  return hint === null ? null : Math.min(longest, hint);
}

function told(headers: Readonly<Record<string, string>>, now: number): number | null {
  const clock = instant(headers.date) ?? now;
  const after = headers['retry-after'];
  if (after !== undefined) {
    // Where it stands twice, both say the same.
    const [first] = after.split(/,\s*(?=\d)/);
    const seconds = number(first);
    if (seconds !== null) return seconds * 1_000;
    const at = instant(after);
    if (at !== null) return Math.max(0, at - clock);
  }
  const reset = number(headers['x-rate-limit-reset'] ?? headers['x-ratelimit-reset']);
  // Some say how long instead of when: no clock has stood before 2001 since. And some say when in milliseconds.
  if (reset !== null) {
    return reset < 1e9 ? reset * 1_000 : Math.max(0, reset * (reset < 1e11 ? 1_000 : 1) - clock);
  }
  const left = number(
    headers['ratelimit-reset'] ?? /;\s*t=(\d+)/.exec(headers.ratelimit ?? '')?.[1],
  );
  return left === null ? null : left * 1_000;
}

/** True where an answer of 403 means that the limit is used up, and not that something is forbidden. */
export function isLimitUsedUp(headers: Readonly<Record<string, string>>): boolean {
  return headers['retry-after'] !== undefined || headers['x-ratelimit-remaining']?.trim() === '0';
}

function number(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,15}(?:\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

function instant(text: string | undefined): number | null {
  // Much that is no time at all is read as one.
  if (text === undefined || !written.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

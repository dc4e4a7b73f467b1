import type { PullPoint } from '../../store/index.ts';
import type { PullWindow } from '../connector.ts';

/** Records are written down a moment after they were made: the last seconds are left to the next pull. */
const unsettled = 2_000_000;

/** What was asked for, times in microseconds UTC. */
export interface AskedSpan {
  since: number | null;
  until: number | null;
  /** Everything once more. */
  again: boolean;
}

/** The window to go through, and the point to go on from where an earlier pull stopped within it. */
export interface PlannedWindow {
  window: PullWindow;
  resumed: PullPoint | null;
  /** Everything before it had happened when the window was begun, by the clock of this machine. */
  settled: number;
  /** It was gone through before, and is again since something in it was not final. */
  isAgain?: boolean;
}

/**
 * Fixes both ends of a window: what an earlier pull left open is gone on with; else it begins where the
 * last one ended, a little before that, since records come late.
 * @param isWhole it begins where the log does, unless a beginning is asked for
 */
export function planWindow(
  asked: AskedSpan,
  point: PullPoint | null,
  overlap: number,
  now: number,
  isWhole = false,
): PlannedWindow {
  const { since, again } = asked;
  if (point !== null && point.state === 'open' && !again && isSame(asked, point)) {
    const { from, until } = point;
    // Its end may be by a clock that was ahead.
    const settled = Math.min(until, now - unsettled);
    return { window: { from, until }, resumed: point, settled };
  }
  const settled = now - unsettled;
  const until = asked.until ?? settled;
  const upTo = again || isWhole ? null : (point?.upTo ?? null);
  const from = since ?? (upTo === null ? null : Math.min(upTo, until) - overlap);
  return { window: { from, until }, resumed: null, settled };
}

/** What is asked for again is the window that was left open, or nothing else is said. */
function isSame({ since, until }: AskedSpan, { from, until: end }: PullPoint): boolean {
  return (since === null || since === from) && (until === null || until === end);
}

/**
 * Everything before it is in the case, once a window was gone through to its end.
 * @param before what held before; a window that begins later leaves a gap, and it goes on to hold
 */
export function upToAfter({ from, until }: PullWindow, before: number | null): number {
  if (before === null) return until;
  const isGap = from !== null && from > before;
  return isGap ? before : Math.max(before, until);
}

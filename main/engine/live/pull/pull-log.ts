import { type ErrorCode, TrailcaseError } from '../../../../shared/errors.ts';
import { toErrorData } from '../../../../shared/rpc/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { PullPoint } from '../../store/index.ts';
import { type AskedSpan, type PlannedWindow, planWindow } from './pull-window.ts';
import { type StreamParts, WindowPull } from './stream-pull.ts';
import { spansOutside, windowsOf } from './unfinished-spans.ts';

/** Trouble that all logs of a connection have. */
const endings: readonly ErrorCode[] = [
  'cancelled',
  'login-refused',
  'secret-missing',
  'certificate-refused',
  'not-allowed',
  'disk-full',
  'case-altered',
  'case-busy',
  'internal',
];

/** Pages of records that may have changed which a pull that follows asks for anew each time. */
const fewPages = 10;
/** More of them it asks for this often, milliseconds. */
const rareInterval = 15 * 60_000;

/** What was not final for so long is left, microseconds. */
const patience = 30 * 24 * 3_600_000_000;

/** Nothing is asked for in particular: it goes on where it is. */
const onwards: AskedSpan = { since: null, until: null, again: false };

/** One log of a pull, between its rounds. */
export interface PulledLog {
  parts: StreamParts;
  /** How far it is; null where it was never pulled. */
  point: PullPoint | null;
  /** What is asked for in the next round. */
  span: AskedSpan;
  /** The last time that was looked again at what was not final, and that all of a list whose records change was asked for. */
  again: Asked | null;
  whole: Asked | null;
}

/** When something was asked for, milliseconds, and the pages that it took. */
interface Asked {
  at: number;
  pages: number;
}

/**
 * Goes through the window of a log, where that was one that an earlier pull left open through the one behind it, and then
 * through what was not final before.
 * @throws {TrailcaseError} what all logs would have too
 */
export async function pullLog(log: PulledLog, isFollowing: boolean): Promise<void> {
  const { parts, span } = log;
  const { tally } = parts;
  // What was asked for is asked once.
  log.span = onwards;
  tally.error = null;
  distrustAhead(log);
  leaveOld(log);
  try {
    await goOn(log, span, isFollowing);
    if (isOnwards(span)) await lookAgain(log, isFollowing);
  } catch (error) {
    tally.error = toErrorData(error);
    tally.isComplete = false;
    const isEnding = error instanceof TrailcaseError && endings.includes(error.code);
    // Whoever follows goes on asking while the line is down.
    if (isEnding || !(error instanceof TrailcaseError || isFollowing)) throw error;
  }
}

async function goOn(log: PulledLog, span: AskedSpan, isFollowing: boolean): Promise<void> {
  const { connector, stream, tally } = log.parts;
  let asked = span;
  for (;;) {
    const isWhole = stream.changes === true && (!isFollowing || isDue(log.whole));
    const at = Date.now();
    const planned = planWindow(asked, log.point, connector.overlap, at * 1_000, isWhole);
    if (planned.resumed !== null) tally.resumed = true;
    await goThrough(log, planned);
    if (isWhole && planned.resumed === null) log.whole = { at, pages: log.point?.pages ?? 0 };
    if (planned.resumed === null || asked.until !== null) return;
    asked = onwards;
  }
}

/** Asks once more for records that were not final before, such as jobs that ran, and have not been asked for since. */
async function lookAgain(log: PulledLog, isFollowing: boolean): Promise<void> {
  const { point, parts, again } = log;
  if (point === null || point.unfinished === undefined) return;
  if (isFollowing && !isDue(again)) return;
  const at = Date.now();
  const before = parts.tally.pagesAgain;
  // The window at hand was asked for a moment ago.
  for (const window of windowsOf(spansOutside(point.unfinished, point))) {
    await goThrough(log, { window, resumed: null, settled: window.until, isAgain: true });
  }
  log.again = { at, pages: parts.tally.pagesAgain - before };
}

/**
 * A pull by a clock that was far ahead, at a system that does not tell its own, seems to have brought what is yet to happen:
 * nobody knows how far the log is then, and all of it is asked for.
 */
function distrustAhead(log: PulledLog): void {
  const { point, parts } = log;
  if (point === null || point.upTo === null) return;
  if (point.upTo <= Date.now() * 1_000 + parts.connector.overlap) return;
  log.point = { ...point, upTo: null };
  parts.tally.warn(
    `An earlier pull went as far as ${formatInstant(point.upTo)} by a clock that was ahead of this one, so that it is not known how far the log is: everything was asked for. Look at the clock of this machine.`,
  );
}

/** What was not final for very long is not looked at any more, which is told once. */
function leaveOld(log: PulledLog): void {
  const { point, parts } = log;
  if (point?.unfinished === undefined) return;
  const since = Date.now() * 1_000 - patience;
  const [first] = point.unfinished;
  if (first === undefined || first.from >= since) return;
  const unfinished = spansOutside(point.unfinished, { from: null, until: since });
  log.point = { ...point, unfinished };
  parts.tally.warn(
    `Records from ${formatInstant(first.from)} on were not final when they were pulled last, and 30 days later they are not looked at again. Pull them with --since where their end matters.`,
  );
}

async function goThrough(log: PulledLog, planned: PlannedWindow): Promise<void> {
  const pull = new WindowPull(log.parts, planned, log.point);
  try {
    await pull.run();
  } finally {
    log.point = pull.kept;
  }
}

/** Few pages may be asked for at each round, more of them now and then. */
function isDue(last: Asked | null): boolean {
  return last === null || last.pages <= fewPages || Date.now() - last.at >= rareInterval;
}

function isOnwards({ since, until, again }: AskedSpan): boolean {
  return since === null && until === null && !again;
}

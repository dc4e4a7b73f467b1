import { formatInstant } from '../../../../shared/time/index.ts';
import type { PullPoint } from '../../store/index.ts';

/** Nothing is said of a beginning that is quiet for so long: microseconds. */
const tolerance = 24 * 3_600_000_000;

/** What the end of a window is compared with. */
export interface EndOfWindow {
  point: PullPoint;
  /** Records that the system said to be in it, with the first page and with the last. */
  said: { first: number | null; last: number | null };
  isBeginningKnown: boolean;
  /** Microseconds by which the clock of this machine is ahead of that of the system. */
  lead: number;
  /** How far the log was before; null where nothing of it had been pulled. */
  before: number | null;
  /** How long the system keeps its logs, in words. */
  retention: string | null;
}

/** Records came into a window that is behind us, where the reading had passed: it must be gone through again. */
export function hasMissed({ point, said: { first, last } }: EndOfWindow): boolean {
  return first !== null && last !== null && last !== first && last > point.items;
}

/** What has to be said of a window at its end, in sentences. */
export function tellEnd({ point, said, ...rest }: EndOfWindow): string[] {
  const { from, items, earliest } = point;
  const told: string[] = [];
  // More come where pages came twice.
  if (said.last !== null && said.last > items) {
    told.push(
      `The system says that there are ${said.last} records in the window; ${items} came in its pages. Pull it again, with --again, or compare with an export of the system.`,
    );
  }
  const { isBeginningKnown, before, retention, lead } = rest;
  if (lead > 0) {
    told.push(
      `The clock of this machine is ${lengthOf(lead)} ahead of that of the system: the next pull begins so much earlier, so that nothing is passed over. Set the clock.`,
    );
  }
  if (before === null && from !== null) {
    told.push(
      `Nothing before ${formatInstant(from)} was asked for, and later pulls go on from the end of this one. Everything once more (--again) asks for that too.`,
    );
  }
  if (isBeginningKnown && from !== null && earliest !== null && earliest - from > tolerance) {
    const kept = retention === null ? '' : ` How long it keeps them: ${retention}`;
    told.push(
      `Asked for everything from ${formatInstant(from)} on, got the first record of ${formatInstant(earliest)}, ${lengthOf(earliest - from)} later: nothing happened until then, or the system does not have it any more.${kept}`,
    );
  }
  return told;
}

function lengthOf(micros: number): string {
  const minutes = Math.round(micros / 60_000_000);
  if (minutes < 90) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

import { type Query, resolveTime } from '../../../shared/query/index.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { Clock } from './read-range.ts';

/** Microseconds UTC from `from` up to, not including, `to`; null is open. */
interface Span {
  from: number | null;
  to: number | null;
}

/** What is said of conditions that leave no stretch of time. */
export const noSpan = 'This is no stretch of time. Write it as 2026-01-20 or 2026-01-20 11:02.';

/**
 * The ends that conditions on time leave together, as ISO UTC; null is open.
 * @returns null where one of them is no stretch of time
 */
export function spanOfTimes(
  times: readonly Query[],
  clock: Clock,
): { from: string | null; to: string | null } | null {
  const spans = times.map((time) => spanOf(time, clock));
  if (!spans.every((span) => span !== null)) return null;
  const froms = spans.flatMap(({ from }) => from ?? []);
  const tos = spans.flatMap(({ to }) => to ?? []);
  return {
    from: froms.length === 0 ? null : formatInstant(Math.max(...froms)),
    to: tos.length === 0 ? null : formatInstant(Math.min(...tos)),
  };
}

function spanOf(time: Query, clock: Clock): Span | null {
  if (time.kind === 'not') {
    const span = spanOf(time.of, clock);
    // All that is not before a time begins with it, all that is not after it ends with it.
    if (span?.from === null) return { from: span.to, to: null };
    return span?.to === null ? { from: null, to: span.from } : null;
  }
  if (time.kind !== 'compare') return null;
  const { operator, operand } = time;
  switch (operand?.kind) {
    case 'span':
    case 'instant':
    case 'last':
    case 'sinceWeekday':
    case 'clock':
    case 'calendar':
      break;
    default:
      return null;
  }
  const { from, to } = resolveTime(operand, clock);
  if (operator === 'during') return { from, to };
  if (operator === 'before') return { from: null, to: from };
  return operator === 'after' ? { from: to, to: null } : null;
}

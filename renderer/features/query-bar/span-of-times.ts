import { type Query, resolveTime } from '../../../shared/query/index.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { Clock } from './read-range.ts';

/** The ends that all conditions on time together leave, as ISO UTC; null is open. */
export function spanOfTimes(
  times: readonly Query[],
  clock: Clock,
): { from: string | null; to: string | null } {
  const spans = times.flatMap((time) => {
    if (time.kind !== 'compare') return [];
    const { operand } = time;
    return operand?.kind === 'span' || operand?.kind === 'calendar' || operand?.kind === 'last'
      ? [resolveTime(operand, clock)]
      : [];
  });
  const froms = spans.flatMap(({ from }) => from ?? []);
  const tos = spans.flatMap(({ to }) => to ?? []);
  return {
    from: froms.length === 0 ? null : formatInstant(Math.max(...froms)),
    to: tos.length === 0 ? null : formatInstant(Math.min(...tos)),
  };
}

import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import type { Hit } from './hit.ts';

/**
 * Values that a group had never before (or not within the timespan), once its records reach back far enough:
 * `learn` (14d) since its first record and `records` (5) earlier ones.
 */
export function firstSeen(events: Events, { rule, options, texts }: Evaluation): Hit[] {
  const learn = options.span('learn', '14d');
  const least = options.number('records', 5);
  const forgets = rule.timespan ?? Number.POSITIVE_INFINITY;
  const fields = rule.condition?.fields ?? [];
  const { starts, times, values } = events;
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const start = starts[group] as number;
    const seen = new Map<number, number>();
    for (let at = start; at < (starts[group + 1] as number); at += 1) {
      const value = values[at] as number;
      if (value < 0) continue;
      const time = times[at] as number;
      const before = seen.get(value);
      seen.set(value, time);
      if (before !== undefined && time - before <= forgets) continue;
      if (at - start < least || time - (times[start] as number) < learn) continue;
      const codes = events.combinations[value] as readonly number[];
      hits.push({
        group,
        events: [at],
        moments: [at],
        facts: { new: codes.map((code) => texts.text(code)).join(', ') },
        about: codes.map((code, field) => [fields[field] as string, code] as const),
      });
    }
  }
  return hits;
}

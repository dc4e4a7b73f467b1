import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import type { Hit } from './hit.ts';
import { spanWords } from './spans.ts';

/**
 * Groups whose latest record is one of the first rule and older than the timespan at "as of". Of equal times
 * the one that was updated later is the latest, then the one that was stored later.
 */
export function lingering(events: Events, { rule, asOf, updated }: Evaluation): Hit[] {
  const { starts, times, rules, records } = events;
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    let latest = -1;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at += 1) {
      if (latest < 0 || !isEarlier(at, latest)) latest = at;
    }
    const of =
      latest < 0 ? [] : [latest - 1, latest].filter((at) => records[at] === records[latest]);
    const open = of.find((at) => at >= (starts[group] as number) && rules[at] === 0);
    if (open === undefined) continue;
    const age = asOf - (times[open] as number);
    if (age < (rule.timespan ?? 0)) continue;
    hits.push({
      group,
      events: [open],
      moments: [open],
      facts: { age: spanWords(age) },
      about: [],
    });
  }
  return hits;

  function isEarlier(one: number, other: number): boolean {
    const byTime = (times[one] as number) - (times[other] as number);
    if (byTime !== 0) return byTime < 0;
    const [mine, its] = [one, other].map((at) => updated[records[at] as number] as number);
    const byUpdate = known(mine as number) - known(its as number);
    return byUpdate === 0 || Number.isNaN(byUpdate) ? one < other : byUpdate < 0;
  }
}

function known(time: number): number {
  return Number.isNaN(time) ? -1e300 : time;
}

import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import { type Hit, range } from './hit.ts';
import { dayMicros, timeOfDay, weekdayOf } from './local-clock.ts';
import { makeTest } from './threshold.ts';

/**
 * Records of a group outside working hours: before `from` (07:00), from `to` (20:00) on, or on other days
 * than `days` (mon-fri), by the clocks of the zone. One finding a night: from `from` on one day to the next.
 */
export function outsideHours(events: Events, { rule, options, clock }: Evaluation): Hit[] {
  const [from, to] = [options.clock('from', '07:00'), options.clock('to', '20:00')];
  const days = options.days('days', 'mon-fri');
  const enough = makeTest(rule.condition, 1);
  const { starts, times } = events;
  const isOutside = (local: number) => {
    const time = timeOfDay(local);
    const isDay = from <= to ? time >= from && time < to : time >= from || time < to;
    // Work that goes on after midnight belongs to the day on which it began.
    const begun = from > to && time < to ? local - dayMicros : local;
    return !isDay || !days[weekdayOf(begun)];
  };
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    let night = Number.NaN;
    let outside: number[] = [];
    const close = () => {
      if (outside.length > 0 && enough(outside.length)) {
        hits.push({ group, events: outside, moments: outside.slice(-1), facts: {}, about: [] });
      }
      outside = [];
    };
    for (const at of range(starts[group] as number, (starts[group + 1] as number) - 1)) {
      const local = clock.local(times[at] as number);
      if (!isOutside(local)) continue;
      const of = Math.floor((local - from) / dayMicros);
      if (of !== night) close();
      night = of;
      outside.push(at);
    }
    close();
  }
  return hits;
}

import type { Events } from './events.ts';
import { type Hit, range } from './hit.ts';

/** Measures what is in a window, as events enter and leave it. */
export interface Meter {
  add(at: number): void;
  remove(at: number): void;
  holds(at: number): boolean;
  /** What it measures; the highest of a finding is told. */
  value(): number;
  /** Forgets all, for the next group. */
  clear(): void;
}

/**
 * Slides a window over each group: the timespan up to and including each event, both ends included. Windows
 * in which the meter holds and that share an event become one finding.
 */
export function slide(events: Events, timespan: number, meter: Meter, told: string | null): Hit[] {
  const { starts, times } = events;
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const end = starts[group + 1] as number;
    let first = starts[group] as number;
    let open: { from: number; to: number; moments: number[]; most: number } | null = null;
    const close = () => {
      if (open === null) return;
      const facts: Record<string, string> = told === null ? {} : { [told]: shortNumber(open.most) };
      const { from, to, moments } = open;
      hits.push({ group, events: range(from, to), moments, facts, about: [] });
    };
    meter.clear();
    for (let at = first; at < end; at += 1) {
      meter.add(at);
      while ((times[at] as number) - (times[first] as number) > timespan) {
        meter.remove(first);
        first += 1;
      }
      if (!meter.holds(at)) continue;
      if (open !== null && first <= open.to) {
        open.to = at;
        open.moments.push(at);
        open.most = Math.max(open.most, meter.value());
      } else {
        close();
        open = { from: first, to: at, moments: [at], most: meter.value() };
      }
    }
    close();
  }
  return hits;
}

/** At most two digits behind the point. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

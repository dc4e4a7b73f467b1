import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import { type Hit, range } from './hit.ts';
import { shortNumber } from './windows.ts';

interface Bucket {
  number: number;
  from: number;
  to: number;
  isSpike: boolean;
}

/**
 * Stretches of time (one timespan each, counted from midnight in the zone) with far more records than a group
 * had before: at least `minimum` (10), and `factor` (3) times the mean of the earlier ones, of which there are
 * `baseline` (7); the last `history` (30) count, empty ones too, other spikes not.
 */
export function spike(events: Events, { rule, options, clock }: Evaluation): Hit[] {
  const span = rule.timespan ?? 86_400_000_000;
  const [factor, minimum] = [options.number('factor', 3), options.number('minimum', 10)];
  const [baseline, history] = [options.number('baseline', 7), options.number('history', 30)];
  const { starts, times } = events;
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const buckets: Bucket[] = [];
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at += 1) {
      const number = Math.floor(clock.local(times[at] as number) / span);
      const last = buckets.at(-1);
      // Where clocks go back, a later record may show an earlier hour.
      if (last !== undefined && number <= last.number) last.to = at;
      else buckets.push({ number, from: at, to: at, isSpike: false });
    }
    const begin = buckets[0]?.number ?? 0;
    let [first, sum, spikes] = [0, 0, 0];
    let open: { hit: Hit & { events: number[]; moments: number[] }; last: number } | null = null;
    for (const [at, bucket] of buckets.entries()) {
      for (; (buckets[first] as Bucket).number < bucket.number - history; first += 1) {
        const gone = buckets[first] as Bucket;
        if (gone.isSpike) spikes -= 1;
        else sum -= size(gone);
      }
      const earlier = Math.min(history, bucket.number - begin) - spikes;
      const mean = earlier > 0 ? sum / earlier : 0;
      const count = size(bucket);
      bucket.isSpike =
        bucket.number - begin >= baseline &&
        earlier > 0 &&
        count >= minimum &&
        count >= factor * mean;
      if (!bucket.isSpike) {
        sum += count;
        continue;
      }
      spikes += 1;
      const members = range(bucket.from, bucket.to);
      if (open !== null && open.last === at - 1 && buckets[at - 1]?.number === bucket.number - 1) {
        for (const member of members) open.hit.events.push(member);
        open.hit.moments.push(bucket.to);
        open.last = at;
        continue;
      }
      const facts = {
        mean: shortNumber(mean),
        times: mean === 0 ? 'many' : shortNumber(count / mean),
      };
      open = { hit: { group, events: members, moments: [bucket.to], facts, about: [] }, last: at };
      hits.push(open.hit);
    }
  }
  return hits;
}

function size({ from, to }: Bucket): number {
  return to - from + 1;
}

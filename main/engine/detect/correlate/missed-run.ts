import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import type { Hit } from './hit.ts';
import { spanWords } from './spans.ts';

/** An interval is usual within this part of what is expected. */
const slack = 0.25;
/** Intervals from which the habit of an hour or weekday is learned. */
const leastSamples = 3;

/** Runs of one group, and the interval that usually follows each. */
interface Habit {
  runs: readonly number[];
  expected: readonly number[];
}

/**
 * Places where records of a group that come regularly did not come: longer than `tolerance` (1.5) times the
 * usual interval, up to "as of" at the end. `runs` (5) earlier ones are needed, and `regular` (0.7): the part of
 * the intervals that must be usual. What is usual is learned by weekday and hour.
 */
export function missedRun(events: Events, run: Evaluation): Hit[] {
  const least = run.options.number('runs', 5);
  const tolerance = run.options.number('tolerance', 1.5);
  const regular = run.options.number('regular', 0.7);
  const { starts, times } = events;
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const runs = runsOf(times, starts[group] as number, starts[group + 1] as number);
    if (runs.length <= least) continue;
    const time = (at: number) => times[runs[at] as number] as number;
    const habit = learn(runs, time, run);
    const usual = habit.expected.filter(
      (expected, at) =>
        at + 1 < runs.length && Math.abs(time(at + 1) - time(at) - expected) <= slack * expected,
    ).length;
    if (usual < regular * (runs.length - 1)) continue;
    for (const [at, expected] of habit.expected.entries()) {
      const isLast = at + 1 === runs.length;
      const until = isLast ? run.asOf : time(at + 1);
      const gap = until - time(at);
      if (at + 1 < least || !(gap > tolerance * expected)) continue;
      const missed = Math.max(1, Math.round(gap / expected) - (isLast ? 0 : 1));
      const around = isLast ? [runs[at] as number] : [runs[at] as number, runs[at + 1] as number];
      hits.push({
        group,
        events: around,
        moments: around.slice(-1),
        facts: {
          missed: String(missed),
          interval: spanWords(expected),
          gap: spanWords(gap),
          after: run.clock.text(time(at)),
        },
        about: [],
      });
    }
  }
  return hits;
}

/** Positions of runs: records much nearer to each other than usual are one run and its repetitions. */
function runsOf(times: Float64Array, from: number, to: number): number[] {
  const all = Array.from({ length: to - from }, (_, at) => from + at);
  const shortest =
    slack * median(all.slice(1).map((at) => (times[at] as number) - (times[at - 1] as number)));
  const runs: number[] = [];
  for (const at of all) {
    const last = runs.at(-1);
    if (last === undefined || (times[at] as number) - (times[last] as number) > shortest)
      runs.push(at);
  }
  return runs;
}

/** The interval expected after each run: what usually follows at that weekday and hour, at that hour, or at all. */
function learn(
  runs: readonly number[],
  time: (at: number) => number,
  { clock }: Evaluation,
): Habit {
  const slots = runs.map((_, at) => {
    const { weekday, hour } = clock.slot(time(at));
    return [`${weekday} ${hour}`, `${hour}`, ''];
  });
  const intervals = new Map<string, number[]>();
  for (const [at, names] of slots.entries()) {
    if (at + 1 === runs.length) break;
    for (const name of names) {
      const list = intervals.get(name);
      if (list === undefined) intervals.set(name, [time(at + 1) - time(at)]);
      else list.push(time(at + 1) - time(at));
    }
  }
  const medians = new Map([...intervals].map(([name, list]) => [name, median(list)]));
  const expected = slots.map((names) => {
    const name = names.find((each) => (intervals.get(each)?.length ?? 0) >= leastSamples) ?? '';
    return medians.get(name) ?? Number.POSITIVE_INFINITY;
  });
  return { runs, expected };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

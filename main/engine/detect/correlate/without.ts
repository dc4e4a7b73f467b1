import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import { type Hit, range } from './hit.ts';
import { makeTest } from './threshold.ts';

/**
 * Records of the first rule whose group has none of the second: in the whole case, or within the timespan
 * `after`, `before` or `around` them, or `lately`: before "as of", they themselves being older. Where the time
 * for an answer is not over at "as of", nothing is missing yet. With `needs_second`, nothing is missing in a case
 * without any record of the second rule: what would be compared with was not imported.
 */
export function without(events: Events, { rule, options, asOf }: Evaluation): Hit[] {
  const { starts, times, rules, records } = events;
  const span = rule.timespan;
  const direction = options.direction();
  const enough = makeTest(rule.condition, 1);
  const hits: Hit[] = [];
  if (options.isTrue('needs_second') && !rules.includes(1)) return hits;
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const all = range(starts[group] as number, (starts[group + 1] as number) - 1);
    const answers = all.filter((at) => rules[at] === 1);
    const alone = all.filter((at) => rules[at] === 0 && isAlone(at, answers));
    if (alone.length === 0 || !enough(alone.length)) continue;
    hits.push({ group, events: alone, moments: alone, facts: {}, about: [] });
  }
  return hits;

  function isAlone(at: number, answers: readonly number[]): boolean {
    const time = times[at] as number;
    if (span === null) return !answers.some((other) => records[other] !== records[at]);
    if (Number.isNaN(time)) return false;
    if ((direction === 'after' || direction === 'around') && time + span > asOf) return false;
    if (direction === 'lately' && time > asOf - span) return false;
    const from = direction === 'lately' ? asOf - span : direction === 'after' ? time : time - span;
    const to = direction === 'lately' ? asOf : direction === 'before' ? time : time + span;
    // Positions are in the order of time: the first answer that is not too early decides, or one beside it.
    for (let each = firstFrom(answers, from); each < answers.length; each += 1) {
      const answer = answers[each] as number;
      if ((times[answer] as number) > to) return true;
      if (records[answer] !== records[at]) return false;
    }
    return true;
  }

  function firstFrom(answers: readonly number[], time: number): number {
    let [low, high] = [0, answers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      // Undated ones come first, and are not comparable.
      if (!((times[answers[middle] as number] as number) >= time)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

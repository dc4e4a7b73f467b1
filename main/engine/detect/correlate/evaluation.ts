import type { CaseColumns, Texts } from '../match/index.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Events } from './events.ts';
import { firstSeen } from './first-seen.ts';
import type { Hit } from './hit.ts';
import { impossibleTravel } from './impossible-travel.ts';
import { lingering } from './lingering.ts';
import type { LocalClock } from './local-clock.ts';
import { countMeter, distinctMeter, orderedMeter, percentileMeter, sumMeter } from './meters.ts';
import { missedRun } from './missed-run.ts';
import { missingChange } from './missing-change.ts';
import type { Options } from './options.ts';
import { outsideHours } from './outside-hours.ts';
import { spike } from './spike.ts';
import { makeTest } from './threshold.ts';
import { slide } from './windows.ts';
import { without } from './without.ts';

/** What an evaluation knows besides its events. */
export interface Evaluation {
  rule: CorrelationRule;
  options: Options;
  clock: LocalClock;
  /** Microseconds UTC. */
  asOf: number;
  texts: Texts;
  /** Numbers of the country codes of records; -1 where none is known. */
  countries(records: Uint32Array): Int32Array;
  /** The column `updated` of all records: NaN where it is empty. */
  readonly updated: ArrayLike<number>;
  columns: CaseColumns;
  /** True for a record that its rules matched within what the run was narrowed to. */
  isAsked(record: number): boolean;
  /** Adds a sentence to what the receipt says of the rule. */
  note(sentence: string): void;
}

type Evaluate = (events: Events, run: Evaluation) => Hit[];

const spanOf = ({ rule }: Evaluation) => rule.timespan ?? Number.POSITIVE_INFINITY;

const sum =
  (isAverage: boolean): Evaluate =>
  (events, run) =>
    slide(
      events,
      spanOf(run),
      sumMeter(numbersOf(events, run.texts), makeTest(run.rule.condition, 1), isAverage),
      'value',
    );

const evaluations: Record<CorrelationRule['type'], Evaluate> = {
  event_count: (events, run) =>
    slide(events, spanOf(run), countMeter(makeTest(run.rule.condition, 1)), null),
  value_count: (events, run) => {
    const test = makeTest(run.rule.condition, 1);
    const meter = distinctMeter(events.values, events.combinations.length, test);
    return slide(events, spanOf(run), meter, null);
  },
  temporal: (events, run) => {
    const { length } = run.rule.rules;
    const meter = distinctMeter(events.rules, length, makeTest(run.rule.condition, length));
    return slide(events, spanOf(run), meter, null);
  },
  temporal_ordered: (events, run) =>
    slide(events, spanOf(run), orderedMeter(events, run.rule.rules.length, spanOf(run)), null),
  value_sum: sum(false),
  value_avg: sum(true),
  value_percentile: (events, run) => {
    const test = makeTest(run.rule.condition, 1);
    const percentile = run.rule.condition?.percentile ?? 50;
    const meter = percentileMeter(numbersOf(events, run.texts), percentile, test);
    return slide(events, spanOf(run), meter, 'value');
  },
  first_seen: firstSeen,
  impossible_travel: impossibleTravel,
  outside_hours: outsideHours,
  spike,
  missed_run: missedRun,
  lingering,
  without,
  missing_change: missingChange,
};

/** What a correlation says of events, group by group. */
export function evaluate(events: Events, run: Evaluation): Hit[] {
  return evaluations[run.rule.type](events, run);
}

/** The counted values as numbers; NaN for what is none. */
function numbersOf(events: Events, texts: Texts): Float64Array {
  const numbers = events.combinations.map(([code]) => {
    const text = texts.text(code as number).trim();
    return text === '' ? Number.NaN : Number(text);
  });
  return Float64Array.from(events.values, (value) => numbers[value] ?? Number.NaN);
}

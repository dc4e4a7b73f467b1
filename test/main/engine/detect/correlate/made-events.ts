import {
  type Evaluation,
  evaluate,
} from '../../../../../main/engine/detect/correlate/evaluation.ts';
import { arrange, type Events } from '../../../../../main/engine/detect/correlate/events.ts';
import { LocalClock } from '../../../../../main/engine/detect/correlate/local-clock.ts';
import { Options } from '../../../../../main/engine/detect/correlate/options.ts';
import { Texts } from '../../../../../main/engine/detect/match/index.ts';
import type { CorrelationRule } from '../../../../../main/engine/detect/rule.ts';
import { headOf } from '../made-rules.ts';

/** A record as a correlation sees it. Its number is its place in the list, from 1. */
export interface MadeEvent {
  /** Seconds since 1970; null where it has none. */
  at: number | null;
  group?: string;
  value?: string;
  /** Positions of the rules that it matched; the first if not given. */
  rules?: readonly number[];
  /** Code of its country. */
  country?: string;
}

export const second = 1_000_000;

/** A correlation of one rule over one group field, unless said otherwise. */
export function correlation(
  type: CorrelationRule['type'],
  over: Partial<CorrelationRule> = {},
): CorrelationRule {
  return {
    type,
    ...headOf('correlation'),
    rules: ['a'],
    groupBy: ['actor'],
    aliases: {},
    timespan: null,
    condition: null,
    options: {},
    reports: true,
    ...over,
  };
}

/** What a correlation finds in made events, as numbers of records, with the facts of each. */
export function found(
  rule: CorrelationRule,
  list: readonly MadeEvent[],
  { zone = 'UTC', asOf = 4e9 }: { zone?: string; asOf?: number } = {},
): { group: string; records: number[]; facts: Readonly<Record<string, string>> }[] {
  const texts = new Texts();
  const times = Float64Array.of(
    Number.NaN,
    ...list.map(({ at }) => (at === null ? Number.NaN : at * second)),
  );
  const ranks = new Uint32Array(list.length + 1);
  Array.from(list.keys(), (at) => at + 1)
    .filter((id) => !Number.isNaN(times[id]))
    .sort((one, other) => (times[one] as number) - (times[other] as number) || one - other)
    .forEach((id, at) => {
      ranks[id] = at + 1;
    });
  const code = (text: string | undefined) => (text === undefined ? -1 : texts.code(text));
  const given = rule.rules.map((_, number) => {
    const own = list.flatMap((event, at) =>
      (event.rules ?? [0]).includes(number) ? [{ ...event, id: at + 1 }] : [],
    );
    return {
      records: Uint32Array.from(own, ({ id }) => id),
      group:
        rule.groupBy.length === 0
          ? []
          : [Int32Array.from(own, ({ group }) => code(group ?? 'kim'))],
      values:
        (rule.condition?.fields ?? []).length === 0
          ? []
          : [Int32Array.from(own, ({ value }) => code(value))],
      found: null,
      inner: [],
    };
  });
  const events: Events = arrange(
    given,
    ranks,
    times,
    texts,
    rule.type === 'without' && rule.timespan === null,
  );
  const run: Evaluation = {
    rule,
    options: new Options(rule),
    clock: new LocalClock(zone),
    asOf: asOf * second,
    texts,
    countries: (records) => Int32Array.from(records, (id) => code(list[id - 1]?.country)),
    updated: new Float64Array(list.length + 1).fill(Number.NaN),
    get columns(): never {
      throw new Error('made events are in no case');
    },
    isAsked: () => true,
    note: () => {},
  };
  return evaluate(events, run).map(({ group, events: at, facts }) => ({
    group: texts.text(events.groups[0]?.[group] ?? -1),
    records: [...new Set(at.map((each) => events.records[each] as number))].sort((a, b) => a - b),
    facts,
  }));
}

/** Seconds since 1970 of an ISO time. */
export function at(iso: string): number {
  return Date.parse(iso) / 1000;
}

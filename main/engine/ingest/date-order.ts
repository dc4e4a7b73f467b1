import { undecidedDate } from '../../../shared/time/index.ts';
import {
  isKeyed,
  RecordPlans,
  type SourceDescription,
  unwrapNode,
  valueAt,
} from '../sources/index.ts';

/** What the times of a file tell of dates such as `1/2/2026`. */
export interface DateOrder {
  /** The day comes first: some of them can mean nothing else, and none says otherwise. */
  isDayFirst: boolean;
  /** What has to be said of it; null where there are no such dates, or where the month is proved to come first. */
  caution: string | null;
}

/**
 * Finds out whether the times that a source reads in some records have the day or the month first. It is
 * never guessed: without a proof the month comes first, which is said.
 */
export function dateOrderOf(values: readonly unknown[], source: SourceDescription): DateOrder {
  const texts = timeTexts(values, source);
  const dates = texts.flatMap((text) => {
    const date = undecidedDate(text);
    return date === null ? [] : [{ text, ...date }];
  });
  const dayFirst = dates.find(({ first }) => first > 12);
  const monthFirst = dates.find(({ second }) => second > 12);
  const [any] = dates;
  if (any === undefined) return { isDayFirst: false, caution: null };
  if (dayFirst === undefined) {
    const caution = `Nothing tells whether the day or the month comes first in dates such as ${any.text}; they are read with the month first.`;
    return { isDayFirst: false, caution: monthFirst === undefined ? caution : null };
  }
  if (monthFirst === undefined) {
    const caution = `Dates are read with the day first, as ${dayFirst.text} shows.`;
    return { isDayFirst: true, caution };
  }
  const caution = `Some dates have the day first (${dayFirst.text}) and some the month (${monthFirst.text}); those with the day first cannot be read.`;
  return { isDayFirst: false, caution };
}

/** The texts that times are read from. */
function timeTexts(values: readonly unknown[], source: SourceDescription): string[] {
  const plans = new RecordPlans(source);
  return values.flatMap((value) => {
    const record = unwrapNode(value);
    const reading = isKeyed(record) ? plans.for(record) : null;
    if (reading === null) return [];
    const { plan, subject } = reading;
    return plan.fields
      .filter(({ field }) => field === 'time' || field === 'updated')
      .flatMap(({ places }) => places.map((place) => valueAt(subject, place)))
      .filter((text) => typeof text === 'string');
  });
}

import type { HistogramBucket } from '../../../shared/case.ts';
import { isAboutTime, print, type Query } from '../../../shared/query/index.ts';
import { conditionsOf, setTimes } from '../../state/query-edits.ts';
import { microsOf } from '../../state/reading.ts';
import { timeBetween } from '../../state/time-conditions.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';

/** A step into a stretch of time: what was asked of time before, and what since. */
interface Zoom {
  before: readonly Query[];
  since: string;
}

/** By view, the latest last. */
const zooms = new Map<ViewKey, Zoom[]>();

/** The condition that some buckets stand for: their records are counted in exactly these. */
export function bucketsCondition(first: HistogramBucket, last: HistogramBucket): Query {
  return timeBetween(microsOf(first.from), microsOf(last.to));
}

/** Asks for one stretch of time in place of that in force. */
export function zoomTo(view: ViewKey, condition: Query): void {
  const zoom = { before: timesOf(view), since: wordsOf(view, [condition]) };
  zooms.set(view, [...(zooms.get(view) ?? []), zoom]);
  setTimes(view, [condition]);
}

/** Goes back to the time before the last zoom; where the time was changed otherwise since, to all time. */
export function zoomOut(view: ViewKey): void {
  const made = zooms.get(view) ?? [];
  const last = made.at(-1);
  const leadsBack = last?.since === wordsOf(view, timesOf(view));
  zooms.set(view, leadsBack ? made.slice(0, -1) : []);
  setTimes(view, leadsBack ? (last?.before ?? []) : []);
}

function timesOf(view: ViewKey): Query[] {
  return conditionsOf(view).filter(isAboutTime);
}

function wordsOf(view: ViewKey, times: readonly Query[]): string {
  return times.map((each) => print(each, kindOf(view))).join('\n');
}

import { foldName } from '../../../../shared/fields.ts';
import type { Query } from '../../../../shared/query/index.ts';
import { outcomes } from '../../../../shared/record.ts';
import type { ReadableCase } from '../../store/index.ts';
import { compileQuery } from '../compile/index.ts';
import { allOf, anyContext, fieldIs, isDuring } from './conditions.ts';
import { oldestFirst, type TimedRecord } from './nearest-records.ts';
import type { RelatedSubject } from './related-subject.ts';
import { shownValue } from './shown-value.ts';
import type { Sought } from './sought.ts';

/** How far apart the events of one sign-in stand at most, in microseconds. */
export const around = 10 * 60 * 1_000_000;

/** Statuses that begin a flow. */
const beginnings = new Set(['initiated', 'started', 'begun']);

interface FlowEvent extends TimedRecord {
  action: string | null;
  status: string | null;
  outcome: number;
}

/**
 * The events of the sign-in to which an event without an id of its flow belongs: of the same actor,
 * client and address, from Initiated over Pending to Success or Failure; null where there is nothing
 * to tell them by.
 */
export function seekFlow(db: ReadableCase, subject: RelatedSubject): Sought | null {
  const { id, kind, time } = subject;
  const shared = ['actor', 'client', 'ip'].flatMap((name) => {
    const text = subject.text(name);
    return text === null ? [] : [{ name, text }];
  });
  const isTold = shared.length > 1 && shared[0]?.name === 'actor';
  if (kind !== 'event' || time === null || !isTold) return null;
  const same = shared.map(({ name, text }) => fieldIs(name, text));
  const events = flowOf(readEvents(db, [...same, isDuring(time - around, time + around + 1)]), id);
  const [first, last] = [events[0]?.time, events.at(-1)?.time];
  if (typeof first !== 'number' || typeof last !== 'number') return null;
  return {
    kind: 'flow',
    title: 'Sign-in flow',
    reason: `No id tells the flow: the events of ${shared.map(({ text }) => shownValue(text)).join(', ')} within 10 minutes, from the beginning of the sign-in to its outcome.`,
    parts: [{ kind, where: [...same, isDuring(first, last + 1)] }],
  };
}

function readEvents(db: ReadableCase, where: readonly Query[]): FlowEvent[] {
  const compiled = compileQuery({ kind: 'event', where: allOf(where) }, anyContext);
  const events = db
    .prepare(
      `SELECT r.id, r.time, r.outcome, (SELECT text FROM value WHERE id = r.action) AS action,
         (SELECT text FROM value WHERE id = r.status) AS status
       FROM ${compiled.from} WHERE ${compiled.where}`,
    )
    .all(...compiled.params) as FlowEvent[];
  return events.sort(oldestFirst);
}

/**
 * The flow that an event belongs to. A flow begins with the event that says so, or with the first
 * after another flow, and ends with the outcome of the action that it began with: the success
 * of a second factor ends no sign-in.
 */
function flowOf(events: readonly FlowEvent[], id: number): FlowEvent[] {
  let flow: FlowEvent[] = [];
  let own: FlowEvent[] = [];
  for (const event of events) {
    if (beginnings.has(foldName(event.status ?? ''))) flow = [];
    flow.push(event);
    if (event.id === id) own = flow;
    const outcome = outcomes[event.outcome];
    const isEnd = outcome === 'success' || outcome === 'failure';
    if (isEnd && event.action === flow[0]?.action) flow = [];
  }
  return own;
}

import type { RelatedRecords } from '../../../../shared/entities.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { ParsedRecords } from '../parsed-records.ts';
import type { RecordRows } from '../results/index.ts';
import { fieldIs, isDuring } from './conditions.ts';
import { type LinkedGroup, reach, seekLinked } from './linked-records.ts';
import { linkTypes } from './links.ts';
import { findNearest, nearestOf, oldestFirst } from './nearest-records.ts';
import { RelatedSubject } from './related-subject.ts';
import { shownValue } from './shown-value.ts';
import { around, seekFlow } from './sign-in-flow.ts';
import { questionOf, questionOfPart, type Sought } from './sought.ts';
import { windowAround } from './time-window.ts';

/** Records of a group that are shown. */
const mostRows = 50;

/**
 * Records that belong together with one, and why. Every look-up goes through an index, or through a
 * bounded number of records around this one in time, which the reason then says.
 * @throws TrailcaseError `not-found` where there is no such record
 */
export function findRelated(
  db: ReadableCase,
  rows: RecordRows,
  records: ParsedRecords,
  id: number,
): RelatedRecords[] {
  const subject = new RelatedSubject(db, records, id);
  return seekers.flatMap((seek) => {
    const sought = seek(db, subject);
    return sought === null ? [] : find(db, rows, subject, sought);
  });
}

type Seeker = (db: ReadableCase, subject: RelatedSubject) => Sought | null;

const session: LinkedGroup = { kind: 'session', title: 'Session' };
const grant: LinkedGroup = { kind: 'grant', title: 'Grant' };
const flow: LinkedGroup = { kind: 'flow', title: 'Sign-in flow' };

const seekers: readonly Seeker[] = [
  (db, subject) => seekLinked(db, subject, linkTypes.flow, flow) ?? seekFlow(db, subject),
  seekAttempts,
  (db, subject) => seekLinked(db, subject, linkTypes.session, session),
  (db, subject) => seekLinked(db, subject, linkTypes.grant, grant),
  seekVersions,
  seekSameAddress,
];

function seekAttempts(db: ReadableCase, subject: RelatedSubject): Sought | null {
  const [event, endpoint] = [subject.text('key'), subject.text('target')];
  if (subject.kind !== 'webhook' || event === null || endpoint === null) return null;
  const window = windowAround(db, 'webhook', subject.time, reach.columns);
  if (window === null) return null;
  const { from, to } = window;
  const isAll = from === null && to === null;
  const where = [fieldIs('target', endpoint), fieldIs('key', event)];
  return {
    kind: 'attempts',
    title: 'Delivery attempts',
    reason: `Deliveries of event ${shownValue(event)} to ${shownValue(endpoint)}${isAll ? '' : '; looked for among the deliveries around this one'}.`,
    parts: [{ kind: 'webhook', where: isAll ? where : [...where, isDuring(from, to)] }],
  };
}

function seekVersions(_db: ReadableCase, subject: RelatedSubject): Sought | null {
  const target = subject.text('target');
  if (subject.kind !== 'audit' || target === null) return null;
  return {
    kind: 'versions',
    title: 'Changes of the same target',
    reason: `Changes whose target is ${shownValue(target)}.`,
    parts: [{ kind: 'audit', where: [fieldIs('target', target)] }],
  };
}

function seekSameAddress(_db: ReadableCase, subject: RelatedSubject): Sought | null {
  const address = subject.text('ip');
  const { time } = subject;
  if (address === null || time === null) return null;
  return {
    kind: 'same-address',
    title: 'Same address',
    reason: `From ${shownValue(address)}, 10 minutes before and after.`,
    parts: [
      { kind: null, where: [fieldIs('ip', address), isDuring(time - around, time + around)] },
    ],
  };
}

/** Groups of nothing but the record itself are none. */
function find(
  db: ReadableCase,
  rows: RecordRows,
  subject: RelatedSubject,
  sought: Sought,
): RelatedRecords[] {
  const found = sought.parts.map((part) =>
    findNearest(db, questionOfPart(part), subject, mostRows),
  );
  const total = found.reduce((sum, part) => sum + part.total, 0);
  const nearest = nearestOf(
    found.flatMap(({ records }) => records),
    subject,
    mostRows,
  );
  if (nearest.every(({ id }) => id === subject.id)) return [];
  const ids = nearest.sort(oldestFirst).map(({ id }) => id);
  const { kind, title, reason } = sought;
  return [{ kind, title, reason, question: questionOf(sought), rows: rows.rows(ids), total }];
}

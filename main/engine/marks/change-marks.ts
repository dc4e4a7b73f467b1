import { TrailcaseError } from '../../../shared/errors.ts';
import type { MadeMarkChange, MarkChange } from '../../../shared/marks.ts';
import {
  appendCustody,
  checkRecords,
  cleanText,
  formatRanges,
  readRanges,
  type WritableCase,
} from '../store/index.ts';
import { actions, type MarkedDetail, mostListed } from './custody-details.ts';
import { keepSteps, type MarkStep, readSteps, sealOfSteps, starLabel } from './mark-steps.ts';

/** Records that one change may be for. */
const mostRecords = 100_000;

/** A label to be put on records, or taken off them. */
interface Wanted {
  label: number;
  tag: string | null;
  added: boolean;
  ids: readonly number[];
}

/** A step that was made, with the ids of the records that it changed. */
type MadeStep = MarkStep & { ids: readonly number[] };

/**
 * Stars or tags records, within the caller's transaction. Records that are marked so already stay as
 * they are and do not belong to the change.
 * @param records ids of records, ascending, none twice
 * @throws TrailcaseError `bad-request` for nothing to change, a tag to be added and removed, or too many
 *   records; `not-found` for a record that is not in the case
 */
export function changeMarks(
  db: WritableCase,
  records: readonly number[],
  change: MarkChange,
): MadeMarkChange {
  const { star } = change;
  const [added, removed] = [tagsOf(change.addTags), tagsOf(change.removeTags)];
  checkChange(star, added, removed);
  refuseTooMany(records.length);
  checkRecords(db, records);
  const wanted: Wanted[] = [
    ...(star === undefined ? [] : [{ label: starLabel, tag: null, added: star, ids: records }]),
    ...added.map((tag) => ({ label: labelOf(db, tag), tag, added: true, ids: records })),
    ...removed.flatMap((tag) => {
      const label = findLabel(db, tag);
      return label === undefined ? [] : [{ label, tag, added: false, ids: records }];
    }),
  ];
  return make(db, actions.marked, wanted);
}

/**
 * Takes a change back, within the caller's transaction: what it put on records is taken off, and what
 * it took off is put on, as far as that was not changed since.
 * @throws TrailcaseError `not-found` for a number that is no change of marks
 */
export function undoMarks(db: WritableCase, change: number): MadeMarkChange {
  const entry = db
    .prepare('SELECT detail FROM custody WHERE id = ? AND action IN (?, ?)')
    .pluck()
    .get(change, actions.marked, actions.markUndone) as string | undefined;
  if (entry === undefined) {
    throw new TrailcaseError('not-found', `There is no change of marks ${change} in this case.`);
  }
  const steps = readSteps(db, change);
  if (sealOfSteps(steps) !== (JSON.parse(entry) as MarkedDetail).sha256) {
    throw new TrailcaseError(
      'case-altered',
      `What the change ${change} did was altered outside Trailcase. Run verify to see how far it goes.`,
    );
  }
  const wanted = steps.map(({ label, tag, added, ranges }) => ({
    label,
    tag,
    added: !added,
    ids: readRanges(ranges, mostRecords),
  }));
  return make(db, actions.markUndone, wanted, change);
}

function checkChange(
  star: boolean | undefined,
  added: readonly string[],
  removed: readonly string[],
): void {
  if (star === undefined && added.length + removed.length === 0) {
    throw new TrailcaseError('bad-request', 'Nothing is to be changed: name a star or a tag.');
  }
  const both = added.find((tag) => removed.includes(tag));
  if (both !== undefined) {
    throw new TrailcaseError('bad-request', `The tag "${both}" cannot be both added and removed.`);
  }
}

/** @throws TrailcaseError `bad-request` for more records than one change may be for */
export function refuseTooMany(records: number): void {
  if (records <= mostRecords) return;
  throw new TrailcaseError(
    'bad-request',
    `${records} records are too many at once: at most ${mostRecords} can be marked in one change.`,
  );
}

function tagsOf(tags: readonly string[] = []): string[] {
  return [...new Set(tags.map(cleanText))];
}

function findLabel(db: WritableCase, tag: string): number | undefined {
  return db.prepare('SELECT id FROM mark_label WHERE text = ?').pluck().get(tag) as
    | number
    | undefined;
}

function labelOf(db: WritableCase, tag: string): number {
  const known = findLabel(db, tag);
  if (known !== undefined) return known;
  const label = (db.prepare('SELECT max(id) FROM mark_label').pluck().get() as number | null) ?? 0;
  db.prepare('INSERT INTO mark_label (id, text) VALUES (?, ?)').run(label + 1, tag);
  return label + 1;
}

/** Makes what is wanted, keeps what it changed, and writes it into the custody log. */
function make(
  db: WritableCase,
  action: string,
  wanted: readonly Wanted[],
  undone?: number,
): MadeMarkChange {
  const steps = wanted
    .flatMap((each) => makeStep(db, each) ?? [])
    .sort((one, other) => one.label - other.label);
  const records = [...new Set(steps.flatMap(({ ids }) => ids))].sort((one, other) => one - other);
  const detail: MarkedDetail = {
    ...(undone === undefined ? {} : { undone }),
    records: records.length,
    ids: records.slice(0, mostListed),
    unlisted: Math.max(0, records.length - mostListed),
    steps: steps.map(({ tag, added, ids }) => ({ tag, added, records: ids.length })),
    sha256: sealOfSteps(steps),
  };
  const { id } = appendCustody(db, action, detail);
  keepSteps(db, id, steps);
  return { change: id, records: records.length };
}

/** Puts a label on records or takes it off; null where that changes none of them. */
function makeStep(db: WritableCase, { label, tag, added, ids }: Wanted): MadeStep | null {
  const given = JSON.stringify(ids);
  const changed = (
    added
      ? db
          .prepare(
            `INSERT OR IGNORE INTO mark (record, label)
             SELECT value, ? FROM json_each(?) RETURNING record`,
          )
          .pluck()
          .all(label, given)
      : db
          .prepare(
            `DELETE FROM mark WHERE label = ? AND record IN (SELECT value FROM json_each(?))
             RETURNING record`,
          )
          .pluck()
          .all(label, given)
  ) as number[];
  if (changed.length === 0) return null;
  changed.sort((one, other) => one - other);
  return { label, tag, added, ranges: formatRanges(changed), ids: changed };
}

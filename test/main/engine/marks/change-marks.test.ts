import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeMarks,
  checkMarks,
  countMarks,
  MarkSummaries,
  undoMarks,
} from '../../../../main/engine/marks/index.ts';
import { listCustody, type WritableCase } from '../../../../main/engine/store/index.ts';
import type { MarkChange } from '../../../../shared/marks.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { caseOfRecords } from './case-of-records.ts';

const place = useTempFolder();
const records = 12;
const star = 'the star';
const tags = ['phishing', 'to do', 'Öffnung'];

/** What should be marked: `label record`, each once. */
type Marks = ReadonlySet<string>;

/** Marks records as `change` says, in the plainest way. */
function marksAfter(before: Marks, ids: readonly number[], change: MarkChange): Marks {
  const after = new Set(before);
  for (const id of ids) {
    if (change.star === true) after.add(`${star} ${id}`);
    if (change.star === false) after.delete(`${star} ${id}`);
    for (const tag of change.addTags ?? []) after.add(`${tag} ${id}`);
    for (const tag of change.removeTags ?? []) after.delete(`${tag} ${id}`);
  }
  return after;
}

/** The marks after taking a change back that made `second` of `first`. */
function marksWithout(now: Marks, first: Marks, second: Marks): Marks {
  const after = new Set(now);
  for (const mark of second) if (!first.has(mark)) after.delete(mark);
  for (const mark of first) if (!second.has(mark)) after.add(mark);
  return after;
}

function marksIn(db: WritableCase): Marks {
  const ids = Array.from({ length: records }, (_, at) => at + 1);
  const marks = [...new MarkSummaries(db).of(ids)].flatMap(([id, found]) => [
    ...(found.star ? [`${star} ${id}`] : []),
    ...found.tags.map((tag) => `${tag} ${id}`),
  ]);
  return new Set(marks);
}

function recordsThatDiffer(one: Marks, other: Marks): number {
  const differing = [...one, ...other].filter((mark) => one.has(mark) !== other.has(mark));
  return new Set(differing.map((mark) => mark.slice(mark.lastIndexOf(' ')))).size;
}

const anyIds = fc
  .uniqueArray(fc.integer({ min: 1, max: records }), { minLength: 1 })
  .map((ids) => ids.sort((one, other) => one - other));

const anyChange: fc.Arbitrary<MarkChange> = fc
  .record({
    star: fc.constantFrom(true, false, undefined),
    addTags: fc.subarray(tags),
    removeTags: fc.subarray(tags),
  })
  .map(({ addTags, removeTags, ...change }) => ({
    ...change,
    addTags,
    removeTags: removeTags.filter((tag) => !addTags.includes(tag)),
  }))
  .filter((each) => each.star !== undefined || each.addTags.length + each.removeTags.length > 0);

const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ids: anyIds, change: anyChange }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(20) }) },
);

describe('changes of marks, and taking them back,', () => {
  it('make what doing them one by one makes, each as a change that can be taken back', () => {
    const db = caseOfRecords(place('a.trailcase'), records);
    const history: { change: number; before: Marks; after: Marks }[] = [];
    let now: Marks = new Set();
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        for (const step of steps) {
          const before = now;
          const undone = 'undo' in step ? history.at(-1 - step.undo) : undefined;
          if ('undo' in step && undone === undefined) continue;
          const made = db.transaction(() =>
            'ids' in step
              ? changeMarks(db, step.ids, step.change)
              : undoMarks(db, undone?.change ?? 0),
          )();
          now =
            'ids' in step
              ? marksAfter(before, step.ids, step.change)
              : marksWithout(before, undone?.before ?? before, undone?.after ?? before);
          history.push({ change: made.change, before, after: now });
          expect(marksIn(db)).toEqual(now);
          expect(made.records).toBe(recordsThatDiffer(before, now));
        }
        expect(checkMarks(db)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(history.length).toBeGreaterThan(100);
    db.close();
  });

  it('give back what was there, and undo of undo what came after', () => {
    const db = caseOfRecords(place('b.trailcase'), records);
    fc.assert(
      fc.property(anyIds, anyChange, anyIds, anyChange, (first, one, second, other) => {
        changeMarks(db, first, one);
        const before = marksIn(db);
        const { change } = changeMarks(db, second, other);
        const after = marksIn(db);
        const undone = undoMarks(db, change);
        expect(marksIn(db)).toEqual(before);
        expect(undone.records).toBe(recordsThatDiffer(before, after));
        undoMarks(db, undone.change);
        expect(marksIn(db)).toEqual(after);
      }),
      { numRuns: 60 },
    );
    db.close();
  });
});

describe('a change of marks', () => {
  it('stands in the custody log with what it did, and the number that it is taken back by', () => {
    const db = caseOfRecords(place('c.trailcase'), records);
    changeMarks(db, [2], { star: true });
    const { change } = changeMarks(db, [1, 2, 3], { star: true, addTags: ['odd'] });
    const { change: undone } = undoMarks(db, change);
    const [marked, taken] = listCustody(db).slice(-2);
    expect(marked).toMatchObject({
      id: change,
      action: 'marked',
      detail: {
        records: 3,
        ids: [1, 2, 3],
        unlisted: 0,
        steps: [
          { tag: null, added: true, records: 2 },
          { tag: 'odd', added: true, records: 3 },
        ],
      },
    });
    expect(taken).toMatchObject({
      id: undone,
      action: 'mark undone',
      detail: { undone: change, records: 3, steps: [{ added: false }, { tag: 'odd' }] },
    });
    db.close();
  });

  it('is made of a hundred thousand records at once, and taken back, in a few bytes', () => {
    const db = caseOfRecords(place('d.trailcase'), 120_000);
    const ids = Array.from({ length: 100_000 }, (_, at) => at + 5);
    const made = changeMarks(db, ids, { star: true, addTags: ['all'] });
    expect(made.records).toBe(100_000);
    expect(countMarks(db)).toEqual({
      records: 100_000,
      starred: 100_000,
      noted: 0,
      tags: [{ tag: 'all', count: 100_000 }],
    });
    const [entry] = listCustody(db).slice(-1);
    expect(entry?.detail).toMatchObject({ records: 100_000, unlisted: 99_900 });
    expect(JSON.stringify(entry).length).toBeLessThan(2_000);
    expect(db.prepare('SELECT records FROM mark_step').pluck().all()).toEqual([
      '5-100004',
      '5-100004',
    ]);
    expect(checkMarks(db)).toEqual([]);
    undoMarks(db, made.change);
    expect(countMarks(db).records).toBe(0);
    expect(checkMarks(db)).toEqual([]);
    db.close();
  });

  it.each<[string, number[], MarkChange, string]>([
    ['nothing to change', [1], {}, 'bad-request'],
    ['a tag both added and removed', [1], { addTags: ['a'], removeTags: ['a'] }, 'bad-request'],
    ['a record that is not there', [1, 99], { star: true }, 'not-found'],
    ['too many records', Array.from({ length: 100_001 }, () => 1), { star: true }, 'bad-request'],
  ])('is refused for %s, and changes nothing', (_what, ids, change, code) => {
    const db = caseOfRecords(place('e.trailcase'), records);
    const entries = listCustody(db).length;
    expect(() => changeMarks(db, ids, change)).toThrow(expect.objectContaining({ code }));
    expect(listCustody(db)).toHaveLength(entries);
    db.close();
  });

  it('takes two ways to write a letter for the same tag', () => {
    const db = caseOfRecords(place('f.trailcase'), records);
    changeMarks(db, [1], { addTags: ['Jose\u0301'] });
    expect(changeMarks(db, [1], { addTags: ['José'] }).records).toBe(0);
    expect(countMarks(db).tags).toEqual([{ tag: 'José', count: 1 }]);
    db.close();
  });

  it('is not taken back when somebody altered what it did', () => {
    const db = caseOfRecords(place('g.trailcase'), records);
    const { change } = changeMarks(db, [1, 2], { star: true });
    db.exec(`DROP TRIGGER mark_step_no_update; UPDATE mark_step SET records = '1-3'`);
    expect(() => undoMarks(db, change)).toThrow(expect.objectContaining({ code: 'case-altered' }));
    expect(checkMarks(db)).toEqual([`what the change of marks ${change} did was altered`]);
    db.close();
  });
});

import type { CustodyEntry } from '../../../shared/case.ts';
import { listCustody, type ReadableCase, readRanges } from '../store/index.ts';
import { checkNotes, checkViews } from './check-texts.ts';
import { actions, type MarkedDetail } from './custody-details.ts';
import { readSteps, sealOfSteps, starLabel } from './mark-steps.ts';

/**
 * Compares marks, notes and saved views with what the custody log says of them: they must be what all
 * of its changes together made. The chain of the log must have been checked before.
 * @returns what differs, in words; empty when nothing does
 */
export function checkMarks(db: ReadableCase): string[] {
  const entries = listCustody(db);
  const findings = checkSteps(db, entries);
  return [
    ...(findings.length > 0 ? findings : checkLabels(db)),
    ...checkNotes(db, entries),
    ...checkViews(db, entries),
    ...checkRecords(db),
  ];
}

/** Compares what changes did with the seals that the custody log holds over it. */
function checkSteps(db: ReadableCase, entries: readonly CustodyEntry[]): string[] {
  const findings: string[] = [];
  let expected = 0;
  for (const { id, action, detail } of entries) {
    if (action !== actions.marked && action !== actions.markUndone) continue;
    const steps = readSteps(db, id);
    if (sealOfSteps(steps) !== (detail as MarkedDetail).sha256) {
      findings.push(`what the change of marks ${id} did was altered`);
    }
    expected += steps.length;
  }
  if (numberOf(db, 'SELECT count(*) FROM mark_step') !== expected) {
    findings.push('a change of marks is not in the custody log');
  }
  return findings;
}

/** Does all changes again, label by label, and compares stars and tags with what comes out. */
function checkLabels(db: ReadableCase): string[] {
  const labels = db.prepare('SELECT DISTINCT label FROM mark_step ORDER BY label').pluck().all();
  const tags = (labels as number[]).filter((label) => label !== starLabel);
  const findings: string[] = [];
  if (numberOf(db, 'SELECT count(*) FROM mark_label') !== tags.length) {
    findings.push('a tag is not in the custody log');
  }
  const highest = numberOf(db, 'SELECT coalesce(max(id), 0) FROM record');
  let marks = 0;
  for (const label of labels as number[]) {
    const expected = doneAgain(db, label, highest);
    const found = db.prepare('SELECT record FROM mark WHERE label = ?').pluck().all(label);
    const isSame =
      found.length === expected.reduce((sum, bit) => sum + bit, 0) &&
      (found as number[]).every((record) => expected[record] === 1);
    if (!isSame) findings.push(`${label === starLabel ? 'stars' : 'tags'} were altered`);
    marks += found.length;
  }
  if (numberOf(db, 'SELECT count(*) FROM mark') !== marks) {
    findings.push('a mark is not in the custody log');
  }
  return findings;
}

/** 1 at the ids of the records that have a label after all changes. */
function doneAgain(db: ReadableCase, label: number, highest: number): Uint8Array {
  const has = new Uint8Array(highest + 1);
  const steps = db
    .prepare('SELECT added, records FROM mark_step WHERE label = ? ORDER BY change')
    .raw()
    .iterate(label) as IterableIterator<[number, string]>;
  for (const [added, ranges] of steps)
    for (const id of readRanges(ranges, highest)) has[id] = added;
  return has;
}

function checkRecords(db: ReadableCase): string[] {
  const strays = ['mark', 'note'].filter(
    (table) =>
      numberOf(db, `SELECT count(*) FROM ${table} WHERE record NOT IN (SELECT id FROM record)`) > 0,
  );
  return strays.map((table) => `a ${table} is on a record that is not there`);
}

function numberOf(db: ReadableCase, sql: string): number {
  return db.prepare(sql).pluck().get() as number;
}

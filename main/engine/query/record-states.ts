import type { EntityState, RecordStates } from '../../../shared/case.ts';
import { notationOf } from '../../../shared/diff/index.ts';
import {
  type JsonValue,
  nestingExceeds,
  parseExact,
  stringifyExact,
} from '../../../shared/json/index.ts';
import { readCsvRow } from '../read/index.ts';
import { type FoundState, findState, pathsOf, unwrapNode } from '../sources/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { RawRecords } from './raw-records.ts';
import { findRecord } from './record-pages.ts';
import { kindOf, numberOf } from './record-view.ts';
import { readSourceMapping } from './source-mapping.ts';

/** Old and new state of a record, read again from its original bytes, and the difference. */
export function readStates(db: ReadableCase, raws: RawRecords, id: number): RecordStates {
  const row = findRecord(db, id);
  const source = numberOf(row, 'source');
  const text = raws.text(source, numberOf(row, 'offset'), numberOf(row, 'length'));
  const { layout, states } = readSourceMapping(db, source);
  const record = layout.type === 'csv' ? readCsvRow(text, layout) : unwrapNode(parseExact(text));
  const names = states[kindOf(row)];
  if (names === undefined || typeof record !== 'object' || record === null) {
    return { id, old: notRecorded, new: notRecorded, diff: null, note: 'No states are recorded.' };
  }
  const before = findState(record, pathsOf(names.old, record), parseExact);
  const after = findState(record, pathsOf(names.new, record), parseExact);
  return { id, old: showState(before), new: showState(after), ...compare(before, after) };
}

const notRecorded: EntityState = { text: null, readable: true };

/** Deepest state that is shown and compared: writing recurses, and overflows some thousands deep. */
const deepestShown = 200;

function isTooDeep(found: FoundState): boolean {
  return found.state === 'whole' && nestingExceeds(found.value, deepestShown);
}

function showState(found: FoundState): EntityState {
  if (found.state === 'absent') return notRecorded;
  if (isTooDeep(found)) return { text: null, readable: false };
  if (found.state === 'unreadable') return { text: found.text, readable: false };
  return { text: stringifyExact(found.value as JsonValue), readable: true };
}

function compare(before: FoundState, after: FoundState): Pick<RecordStates, 'diff' | 'note'> {
  if (isTooDeep(before) || isTooDeep(after)) {
    const note = `A state is nested deeper than ${deepestShown} levels; it stands in the original text only.`;
    return { diff: null, note };
  }
  if (before.state === 'unreadable' || after.state === 'unreadable') {
    return { diff: null, note: 'A state is not whole JSON, so that it cannot be compared.' };
  }
  if (before.state === 'absent' && after.state === 'absent') {
    return { diff: null, note: 'No states are recorded.' };
  }
  if (before.state === 'absent') {
    return { diff: null, note: 'The old state is not recorded; the new one is all there is.' };
  }
  if (after.state === 'absent') {
    return { diff: null, note: 'The new state is not recorded; the old one is all there is.' };
  }
  const notation = notationOf(before.value as JsonValue, after.value as JsonValue);
  if (notation === undefined) return { diff: '{}', note: 'Nothing changed.' };
  return { diff: stringifyExact(notation), note: 'Changed fields only.' };
}

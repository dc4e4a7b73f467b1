import type { EntityState, RecordStates } from '../../../shared/case.ts';
import { notationOf } from '../../../shared/diff/index.ts';
import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import type { FoundState } from '../sources/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { parseRecord } from './parsed-records.ts';
import type { RawRecords } from './raw-records.ts';
import { isTooDeep, pairStates } from './state-pair.ts';

/** Old and new state of a record, read again from its original bytes, and the difference. */
export function readStates(db: ReadableCase, raws: RawRecords, id: number): RecordStates {
  const record = parseRecord(db, raws, id);
  const before = record.state('old');
  const after = record.state('new');
  const earlier = record.earlier();
  return {
    id,
    old: showState(before),
    new: showState(after),
    ...compare(before, after),
    derived: earlier?.note ?? null,
    derivedFrom: earlier?.record ?? null,
  };
}

function showState(found: FoundState): EntityState {
  if (found.state === 'absent') return { text: null, readable: true };
  if (isTooDeep(found)) return { text: null, readable: false };
  if (found.state === 'unreadable') return { text: found.text, readable: false };
  return { text: stringifyExact(found.value as JsonValue), readable: true };
}

function compare(before: FoundState, after: FoundState): Pick<RecordStates, 'diff' | 'note'> {
  const pair = pairStates(before, after);
  if (!pair.isComparable) return { diff: null, note: pair.why };
  const notation = notationOf(pair.before, pair.after);
  if (notation === undefined) return { diff: '{}', note: 'Nothing changed.' };
  return { diff: stringifyExact(notation), note: 'Changed fields only.' };
}

import type { RecordFlag } from '../../../shared/record.ts';

/** What is noteworthy about a record, in words. */
export const flagWords: Record<RecordFlag, string> = {
  undated: 'Undated: no time in it could be read.',
  zoneAssumed: 'Its time names no zone; that of the source was assumed.',
  oldUnreadable: 'The old state is not whole JSON, as when it was cut off.',
  newUnreadable: 'The new state is not whole JSON, as when it was cut off.',
  notAnObject: 'It is a JSON value other than an object.',
  ragged: 'It has more or fewer cells than the header of its table.',
  invalidText: 'Some of its bytes are not text; see Raw.',
  diffDisagrees:
    'It brings a difference along that says other than its old and new state; the one shown is computed from these.',
  statesFromDiff:
    'It has no states, but a difference: old and new are those parts that this tells of.',
  tooDeep: 'It is nested deeper than 200 levels: only its top level was read.',
};

import type { RawRecord, RecordStates } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type {
  EntityVersions,
  RelatedRecords,
  StateComparison,
  TreeChildren,
} from '../../../shared/entities.ts';
import {
  compareStates,
  findRelated,
  type ParsedRecords,
  type RawRecords,
  type RecordRows,
  readStates,
  readTree,
  readVersions,
} from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** What a reader thread answers calls about one record with. */
export interface DetailReading {
  db: ReadableCase;
  raws: RawRecords;
  rows: RecordRows;
  parsed: ParsedRecords;
}

/** What a reader thread can be asked about one record and what belongs to it. */
export function detailCalls(reading: () => DetailReading) {
  return {
    'record.raw': ({ id, from, length }: ParamsOf<'record.raw'>): RawRecord =>
      reading().raws.raw(id, from, length),
    'record.states': ({ id }: ParamsOf<'record.states'>): RecordStates =>
      readStates(reading().db, reading().raws, id),
    'record.tree': (asked: ParamsOf<'record.tree'>): TreeChildren =>
      readTree(reading().parsed, asked),
    'record.related': ({ id }: ParamsOf<'record.related'>): RelatedRecords[] =>
      findRelated(reading().db, reading().rows, reading().parsed, id),
    'record.versions': ({ id }: ParamsOf<'record.versions'>): EntityVersions =>
      readVersions(reading().db, id),
    'states.compare': (asked: ParamsOf<'states.compare'>): StateComparison =>
      compareStates(reading().parsed, asked),
  };
}

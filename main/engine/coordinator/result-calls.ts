import type {
  Asked,
  Explanation,
  Facet,
  Histogram,
  PlaceSought,
  RecordRow,
  SortKey,
} from '../../../shared/case.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Question } from '../../../shared/query/ast.ts';
import {
  type CommonValue,
  commonValues,
  compileQuery,
  completeText,
  contextOf,
  countFacet,
  countHistogram,
  countIds,
  explainText,
  type FacetAsked,
  type HistogramAsked,
  type LoadedColumns,
  listSearchParts,
  loadColumn,
  loadValueCounts,
  loadValueRanks,
  type Matches,
  makeOrder,
  matchByColumns,
  matchRecords,
  type NumberColumn,
  pageBudget,
  placeOfGap,
  placeOfMarked,
  placeOfTime,
  type RecordRows,
  type RowOptions,
  readFirstPage,
  type SearchPart,
  type StatedContext,
  type StopCheck,
  searchPart,
  sortResult,
  stateContext,
  type TextAsked,
  type ValuesAsked,
} from '../query/index.ts';
import type { ReadableCase, StreamReader } from '../store/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';

/** What a reader thread answers calls about results with. */
export interface ResultReading {
  db: ReadableCase;
  rows: RecordRows;
  streams: StreamReader;
  stop: StopCheck;
}

/** A question as a reader thread takes it. */
export interface Inquiry {
  question: Question;
  context: StatedContext;
  cancel: CancelFlag;
}

type Ids = Uint32Array<SharedArrayBuffer>;

/** A place in a result that only the case can tell. */
export interface PlaceAsked {
  ids: Ids;
  direction: 'up' | 'down';
  place: Exclude<PlaceSought, { kind: 'record' }>;
  /** The times of all records, for a gap; null for few. */
  loaded: LoadedColumns | null;
}

/**
 * What a reader thread can be asked about results. It keeps nothing of them: ids and columns come with
 * the call, in memory that the threads share.
 */
export function resultCalls(reading: () => ResultReading) {
  const until = <T>(cancel: CancelFlag, work: (at: ResultReading) => T): T => {
    const at = reading();
    return at.stop.during(
      () => isRaised(cancel),
      () => work(at),
    );
  };
  const compiled = ({ question, context }: Inquiry) => compileQuery(question, contextOf(context));

  return {
    'query.explain': (asked: TextAsked): Explanation => explainText(reading().db, asked),
    'query.complete': (asked: TextAsked & { at: number }) => ({
      completions: completeText(reading().db, asked),
      records: countIds(reading().db),
    }),
    'query.values': (asked: ValuesAsked): CommonValue[] => commonValues(reading().db, asked),
    'result.context': (asked: Asked): StatedContext => stateContext(reading().db, asked),
    'result.match': (inquiry: Inquiry & { spare: SharedArrayBuffer | null }): Matches =>
      until(inquiry.cancel, ({ db }) => matchRecords(db, compiled(inquiry), inquiry.spare)),
    'result.match-columns': (inquiry: Inquiry & { loaded: LoadedColumns }): Matches | null =>
      until(inquiry.cancel, ({ db }) => {
        const { question, context, loaded } = inquiry;
        return matchByColumns(db, question, contextOf(context), loaded);
      }),
    'result.page': ({
      question,
      context,
      cancel,
      sort,
      limit,
    }: Inquiry & { sort: readonly SortKey[]; limit: number }): RecordRow[] | null => {
      const { db, rows, stop } = reading();
      const isStopped = () => isRaised(cancel);
      const ids = stop.within(pageBudget, isStopped, () =>
        readFirstPage(db, question, contextOf(context), makeOrder(sort), limit),
      );
      return ids === null ? null : rows.rows(ids);
    },
    'result.sort': (params: {
      ids: Ids;
      sort: readonly SortKey[];
      loaded: LoadedColumns | null;
      cancel: CancelFlag;
    }): null =>
      until(params.cancel, ({ db, stop }) => {
        const { ids, sort, loaded } = params;
        sortResult(db, ids, makeOrder(sort), loaded, () => stop.pause());
        return null;
      }),
    'result.rows': ({ ids, options }: { ids: number[]; options: RowOptions }): RecordRow[] =>
      reading().rows.rows(ids, options),
    'result.facet': (params: {
      ids: Ids;
      asked: FacetAsked;
      loaded: LoadedColumns | null;
      cancel: CancelFlag;
    }): Facet =>
      until(params.cancel, ({ db }) => countFacet(db, params.ids, params.asked, params.loaded)),
    'result.histogram': (params: {
      ids: Ids;
      asked: HistogramAsked;
      loaded: LoadedColumns | null;
    }): Histogram => countHistogram(reading().db, params.ids, params.asked, params.loaded),
    'result.place': ({ ids, direction, place, loaded }: PlaceAsked): number | null => {
      const { db } = reading();
      switch (place.kind) {
        case 'time':
          return placeOfTime(db, ids, direction, place);
        case 'marked':
          return placeOfMarked(db, ids, place);
        case 'gap':
          return placeOfGap(db, ids, place, loaded);
      }
    },
    'column.load': ({ name }: { name: string }): NumberColumn =>
      loadColumn(reading().db, name, () => undefined),
    'column.counts': ({ column, kind }: { column: string; kind: Kind | null }): NumberColumn =>
      loadValueCounts(reading().db, column, kind),
    'column.ranks': (): NumberColumn => loadValueRanks(reading().db),
    'search.parts': ({ kind }: { kind: Kind | null }) => ({
      parts: listSearchParts(reading().db, kind),
      records: countIds(reading().db),
    }),
    'search.part': (inquiry: Inquiry & { part: SearchPart }): Uint32Array =>
      until(inquiry.cancel, ({ db, streams, stop }) => {
        const { question, context, part } = inquiry;
        const pause = () => stop.pause();
        return Uint32Array.from(searchPart(db, streams, question, contextOf(context), part, pause));
      }),
  };
}

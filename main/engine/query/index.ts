export { contextOf, type StatedContext, stateContext } from './as-of.ts';
export { listSources, summariseCase } from './case-summary.ts';
export {
  countIds,
  isValueColumn,
  type LoadedColumns,
  loadColumn,
  loadValueRanks,
  type NumberColumn,
  readIntegers,
} from './columns/index.ts';
export { type CompileContext, compileQuery, registerFunctions, valuesAt } from './compile/index.ts';
export { completeText, explainText, type TextAsked } from './explain-text.ts';
export {
  type CommonValue,
  commonValues,
  countFacet,
  countHistogram,
  type FacetAsked,
  facetColumns,
  type HistogramAsked,
  histogramColumns,
  loadValueCounts,
  type ValuesAsked,
  withoutField,
} from './figures/index.ts';
export {
  type JsonChanges,
  OriginalJson,
  OriginalRecords,
  OriginalTexts,
  RecordAtHand,
  type RecordPlace,
  recogniseColumns,
} from './original/index.ts';
export { RawRecords } from './raw-records.ts';
export { countRecords, readPage, readRecord } from './record-pages.ts';
export { readStates } from './record-states.ts';
export { readRejected } from './rejected-pages.ts';
export {
  columnOfField,
  fewRecords,
  isInMemory,
  type Matches,
  makeOrder,
  matchRecords,
  pageBudget,
  type RecordOrder,
  RecordRows,
  type RowOptions,
  readFirstPage,
  StopCheck,
  sortResult,
} from './results/index.ts';
export {
  isTextQuestion,
  listSearchParts,
  type SearchPart,
  searchPart,
} from './text-search/index.ts';

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
export { compareStates } from './compare-states.ts';
export {
  type CompileContext,
  type CompiledQuery,
  compileQuery,
  makeRegularExpression,
  narrowQuery,
  type Present,
  type PresentTexts,
  registerFunctions,
  valuesAt,
} from './compile/index.ts';
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
export { ParsedRecords } from './parsed-records.ts';
export { RawRecords } from './raw-records.ts';
export { countRecords, readPage, readRecord } from './record-pages.ts';
export { readStates } from './record-states.ts';
export { readTree } from './record-tree.ts';
export { readRejected } from './rejected-pages.ts';
export { readRejectedPlace } from './rejected-place.ts';
export {
  ChangeReader,
  findBrokenChains,
  findRelated,
  readVersions,
  statesBreakAt,
} from './related/index.ts';
export {
  columnOfField,
  directionInTime,
  fewRecords,
  isInMemory,
  type Matches,
  makeOrder,
  matchByColumns,
  matchRecords,
  orderColumns,
  pageBudget,
  placeOfGap,
  placeOfMarked,
  placeOfTime,
  type RecordOrder,
  RecordRows,
  type RowOptions,
  readFirstPage,
  rowsALook,
  StopCheck,
  searchColumns,
  sortResult,
  stillWanted,
} from './results/index.ts';
export {
  isTextQuestion,
  listSearchParts,
  type SearchPart,
  searchPart,
} from './text-search/index.ts';

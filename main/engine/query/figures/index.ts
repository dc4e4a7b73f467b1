export { countFacet, facetColumns } from './count-facet.ts';
export type { FacetAsked } from './facet.ts';
export { countHistogram, type HistogramAsked, histogramColumns } from './histogram.ts';
export {
  type CommonValue,
  commonValues,
  loadValueCounts,
  type ValuesAsked,
} from './value-counts.ts';
export { withoutField } from './without-field.ts';

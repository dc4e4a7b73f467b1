import type { SourceSummary } from '../../../shared/sources.ts';
import { sources, summariseSources } from '../sources/index.ts';

/** Every system that is recognised, in words. */
export function listSources(): SourceSummary[] {
  return summariseSources(sources);
}

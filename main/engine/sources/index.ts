import { TrailcaseError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/import-receipt.ts';
import { forcedSource, mappedSource } from './mapping.ts';
import type { SourceDescription } from './source-description.ts';
import { tenant } from './tenant.ts';

export { type FoundState, findState } from './entity-state.ts';
export { fieldNamed } from './mapping.ts';
export { mappingText, proposedSource, proposeMapping } from './propose/index.ts';
export { cellsOf, columnsOf } from './record-cells.ts';
export { type Path, pathsOf, type RecordPlan, RecordPlans, valueAt } from './record-plan.ts';
export type { SourceDescription, StateNames } from './source-description.ts';
export { unwrapNode } from './unwrap-node.ts';

/** Every system that can be recognised, in the order in which they are tried. */
export const sources: readonly SourceDescription[] = [tenant];

/**
 * The sources that an import may take its files for, given what the user asked for: one made of the
 * mapping (under the name of the system, where one is given), the one that was named, or all.
 */
export function candidateSources(options: ImportOptions): readonly SourceDescription[] {
  const { system, kind, map } = options;
  if (map !== undefined && Object.keys(map).length > 0) {
    return [mappedSource(kind ?? 'event', map, system)];
  }
  const named = system === undefined ? sources : sources.filter((each) => each.system === system);
  if (named.length === 0) {
    throw new TrailcaseError(
      'bad-request',
      `There is no source "${system}". Known: ${sources.map((each) => each.system).join(', ')}.`,
    );
  }
  return kind === undefined ? named : named.map((source) => forcedSource(source, kind));
}

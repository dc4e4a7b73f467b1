import type { ImportOptions } from '../../../shared/import-receipt.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { makeZoneRule, type ZoneRule } from '../../../shared/time/index.ts';
import type { Layout } from '../read/index.ts';
import { candidateSources, type SourceDescription } from '../sources/index.ts';

/** How a mapping is proposed for shapes that no source describes, and whether it is taken. */
export interface UnknownShapes {
  /** Kind that was asked for. */
  kind: Kind | undefined;
  /** Read by the proposed mapping instead of refused. */
  taken: boolean;
}

/** How the files of an import are to be read. */
export interface ReadingRules {
  candidates: readonly SourceDescription[];
  /** What is done with shapes that no candidate knows. */
  unknown: UnknownShapes;
  /** How the records lie, where that is known; null where the content tells. */
  layout: Layout | null;
  /** Applied to times without one. */
  zone: ZoneRule;
  /** False when nobody named a zone: then it is assumed where it had to be applied. */
  isZoneGiven: boolean;
}

/**
 * The rules that follow from what the user asked for.
 * @throws TrailcaseError `bad-request`, `bad-mapping` or `bad-zone`
 */
export function rulesOf(options: ImportOptions): ReadingRules {
  return {
    candidates: candidateSources(options),
    unknown: { kind: options.kind, taken: options.proposed === true },
    layout: null,
    zone: makeZoneRule(options.zone ?? null),
    isZoneGiven: options.zone !== undefined,
  };
}

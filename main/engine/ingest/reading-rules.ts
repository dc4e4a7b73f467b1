import type { ImportOptions } from '../../../shared/import-receipt.ts';
import { makeZoneRule, type ZoneRule } from '../../../shared/time/index.ts';
import { candidateSources, type SourceDescription } from '../sources/index.ts';

/** How the files of an import are to be read. */
export interface ReadingRules {
  candidates: readonly SourceDescription[];
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
    zone: makeZoneRule(options.zone ?? null),
    isZoneGiven: options.zone !== undefined,
  };
}

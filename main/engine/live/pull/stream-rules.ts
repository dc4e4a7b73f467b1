import type { Connection, StreamSummary } from '../../../../shared/connection.ts';
import { type ReadingRules, rulesOf } from '../../ingest/index.ts';

/**
 * How the pages of a log are read: as its system, or as a generic connection says; recognised where neither
 * is known, and by the proposed mapping where nothing is recognised, so that nothing of it is lost.
 * @throws {TrailcaseError} `bad-request`, `bad-mapping` or `bad-zone`
 */
export function rulesOfStream(
  { generic, zone }: Connection,
  { system }: StreamSummary,
): ReadingRules {
  const named = generic?.system ?? system;
  const rules = rulesOf({
    proposed: true,
    ...(named !== null && { system: named }),
    ...(generic?.kind != null && { kind: generic.kind }),
    ...(generic?.map != null && { map: generic.map }),
    ...(zone !== null && { zone }),
  });
  return { ...rules, layout: { type: 'pages', bare: true } };
}

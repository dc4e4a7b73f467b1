import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { Allowance, cutList } from './cut-list.ts';
import type { ReportLimits } from './report-limits.ts';
import type { Cut, SourceEntry } from './report-model.ts';

/** What the case rests on: each source with its hashes and its receipt. */
export function describeSources(
  sources: readonly SourceReceipt[],
  limits: ReportLimits,
): Cut<SourceEntry> {
  return cutList(sources.values().map(describeSource), {
    total: sources.length,
    most: limits.sources,
    allowance: new Allowance(limits.part),
    rest: 'all of them stand under Evidence, and in trailcase info',
  });
}

/** Of pages that were pulled, what was asked first; a file has a path of this machine. */
const asked = /^https?:\/\//;

/** Everything but where the file lay and how long it took to read. */
function describeSource(source: SourceReceipt): SourceEntry {
  const { id, name, sha256, bytes, system, reason, encoding, layout, kinds, file } = source;
  const {
    read,
    stored,
    states = 0,
    duplicates,
    differing,
    rejected,
    undated,
    first,
    last,
  } = source;
  const { zone, zoneAssumed, warnings, state, imported } = source;
  const { container, modified } = file;
  return {
    id,
    name,
    sha256,
    bytes,
    pulled: asked.test(file.path) ? file.path : null,
    file: { name: file.name, bytes: file.bytes, sha256: file.sha256, container, modified },
    system,
    reason,
    encoding,
    layout,
    kinds,
    read,
    stored,
    states,
    duplicates,
    differing,
    rejected,
    undated,
    first,
    last,
    zone,
    zoneAssumed,
    warnings,
    state,
    imported,
  };
}

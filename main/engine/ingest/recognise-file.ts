import type { MappingProposal } from '../../../shared/import-preview.ts';
import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { createSplitter, type Layout } from '../read/index.ts';
import {
  columnsOf,
  mappingText,
  proposedSource,
  proposeMapping,
  type Recognition,
  recogniseNames,
  recogniseRecord,
  type SourceDescription,
  unwrapNode,
} from '../sources/index.ts';
import { type DateOrder, dateOrderOf } from './date-order.ts';

/** Records looked at before a file is taken for a system. */
const sampleRecords = 200;

/** Records whose columns are listed for a shape that is unknown. */
const listedRecords = 20;

/** Columns that a message names; the refusal itself lists all. */
const shownColumns = 40;

/** Records looked at for whether the day or the month comes first in dates. */
const datedRecords = 20_000;

/** What the first bytes of a file hold. */
interface Sample {
  values: unknown[];
  /** As many as there are for the order of dates. */
  more: unknown[];
  /** True when there is nothing in it, and nothing wrong with it. */
  isEmpty: boolean;
}

/** What a file is taken for; where it is refused for its shape, the mapping that could be given for it. */
export interface TakenFile {
  taken: Recognition | MemberRefusal;
  proposal: MappingProposal | null;
  /** What its times tell of dates such as `1/2/2026`. */
  dates: DateOrder;
}

/**
 * Takes a file for the source that knows most of its first records: those it is certain of count
 * before those that are likely. A table without rows is known by its header; a file without records
 * by the user's mapping only.
 * @param kind asked for, for the mapping that is proposed where no source knows the shape
 * @returns the source and the reason in words; or a refusal that names the columns found
 */
export function recogniseFile(
  name: string,
  bytes: Buffer,
  layout: Layout,
  candidates: readonly SourceDescription[],
  kind: Kind | undefined,
): TakenFile {
  const sample = readSample(bytes, layout);
  const known = knownShape(sample, layout, candidates);
  if (known !== null) {
    return { taken: known, proposal: null, dates: dateOrderOf(sample.more, known.source) };
  }
  const records = sample.values.map(unwrapNode);
  const columns = columnsFound(layout, records);
  const header = layout.type === 'csv' ? layout.header : [];
  const proposal = columns.length === 0 ? null : proposeMapping(header, records, kind);
  if (proposal === null) return { taken: refuseEmpty(name, layout), proposal, dates: noDates };
  const dates = dateOrderOf(sample.more, proposedSource(proposal));
  if (dates.caution !== null) proposal.cautions.push(dates.caution);
  return { taken: refuse(name, columns, proposal), proposal, dates };
}

const noDates: DateOrder = { isDayFirst: false, caution: null };

function knownShape(
  sample: Sample,
  layout: Layout,
  candidates: readonly SourceDescription[],
): Recognition | null {
  const known = mostTelling(sample.values, candidates);
  if (known !== null || !sample.isEmpty) return known;
  return recogniseNames(layout.type === 'csv' ? layout.header : [], candidates);
}

/** What the first records are mostly taken for; the reason is that of the first one that tells. */
function mostTelling(
  values: readonly unknown[],
  candidates: readonly SourceDescription[],
): Recognition | null {
  const votes = new Map<string, { found: Recognition; certain: number; likely: number }>();
  for (const value of values) {
    const found = recogniseRecord(unwrapNode(value), candidates);
    if (found === null) continue;
    const vote = votes.get(found.source.system) ?? { found, certain: 0, likely: 0 };
    if (found.confidence === 'certain' && vote.certain === 0) vote.found = found;
    vote[found.confidence] += 1;
    votes.set(found.source.system, vote);
  }
  const [best] = [...votes.values()].sort(
    (one, other) => other.certain - one.certain || other.likely - one.likely,
  );
  return best?.found ?? null;
}

function readSample(bytes: Buffer, layout: Layout): Sample {
  const values: unknown[] = [];
  const more: unknown[] = [];
  let rejections = 0;
  const splitter = createSplitter(layout, {
    record(value) {
      if (values.length < sampleRecords) values.push(value);
      if (more.length < datedRecords) more.push(value);
    },
    reject() {
      rejections += 1;
    },
  });
  splitter.push(bytes);
  if (values.length === 0) splitter.end();
  return { values, more, isEmpty: values.length === 0 && rejections === 0 };
}

function columnsFound(layout: Layout, records: readonly unknown[]): string[] {
  if (layout.type === 'csv') return [...layout.header];
  return [...new Set(records.slice(0, listedRecords).flatMap(columnsOf))];
}

function refuseEmpty(name: string, layout: Layout): MemberRefusal {
  const message = `${name} holds no records that could be recognised (read as ${layout.type}).`;
  return { name, code: 'unknown-shape', message, columns: [] };
}

function refuse(name: string, columns: string[], proposal: MappingProposal): MemberRefusal {
  const suggestion = mappingText(proposal.map);
  const message = `${name} has a shape that no source describes; nothing was stored. ${columnsSaid(columns)} ${hintOf(proposal, suggestion)}`;
  return { name, code: 'unknown-shape', message, columns, suggestion };
}

function columnsSaid(columns: readonly string[]): string {
  const rest = columns.length - shownColumns;
  const shown = columns.slice(0, shownColumns).join(', ');
  return `Columns: ${shown}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function hintOf({ kind, cautions }: MappingProposal, suggestion: string): string {
  const hint =
    suggestion === ''
      ? 'Say what stands where, for example --kind event --map time=COLUMN,actor=COLUMN.'
      : `Proposed: --kind ${kind} --map '${suggestion}', or --proposed to take it as it is.`;
  return [hint, ...cautions].join(' ');
}

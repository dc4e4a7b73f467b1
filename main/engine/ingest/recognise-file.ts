import type { MappingProposal } from '../../../shared/import-preview.ts';
import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { createSplitter, type Layout } from '../read/index.ts';
import {
  columnsOf,
  mappingText,
  proposeMapping,
  type Recognition,
  recogniseNames,
  recogniseRecord,
  type SourceDescription,
  unwrapNode,
} from '../sources/index.ts';

/** Records looked at before a file is taken for a system. */
const sampleRecords = 200;

/** Records whose columns are listed for a shape that is unknown. */
const listedRecords = 20;

/** Columns that a message names; the refusal itself lists all. */
const shownColumns = 40;

/** What the first bytes of a file hold. */
interface Sample {
  values: unknown[];
  /** True when there is nothing in it, and nothing wrong with it. */
  isEmpty: boolean;
}

/** What a file is taken for; where it is refused for its shape, the mapping that could be given for it. */
export interface TakenFile {
  taken: Recognition | MemberRefusal;
  proposal: MappingProposal | null;
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
  const known = mostTelling(sample.values, candidates);
  if (known !== null) return { taken: known, proposal: null };
  const header = layout.type === 'csv' ? layout.header : [];
  const found = sample.isEmpty ? recogniseNames(header, candidates) : null;
  if (found !== null) return { taken: found, proposal: null };
  return refuse(name, layout, sample.values, kind);
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
  let rejections = 0;
  const splitter = createSplitter(layout, {
    record(value) {
      if (values.length < sampleRecords) values.push(value);
    },
    reject() {
      rejections += 1;
    },
  });
  splitter.push(bytes);
  if (values.length === 0) splitter.end();
  return { values, isEmpty: values.length === 0 && rejections === 0 };
}

function refuse(
  name: string,
  layout: Layout,
  values: readonly unknown[],
  kind: Kind | undefined,
): TakenFile {
  const records = values.map(unwrapNode);
  const header = layout.type === 'csv' ? layout.header : [];
  const columns =
    layout.type === 'csv'
      ? [...header]
      : [...new Set(records.slice(0, listedRecords).flatMap(columnsOf))];
  const code = 'unknown-shape';
  if (columns.length === 0) {
    const message = `${name} holds no records that could be recognised (read as ${layout.type}).`;
    return { taken: { name, code, message, columns }, proposal: null };
  }
  const proposal = proposeMapping(header, records, kind);
  const suggestion = mappingText(proposal.map);
  const message = `${name} has a shape that no source describes; nothing was stored. ${columnsSaid(columns)} ${hintOf(proposal, suggestion)}`;
  return { taken: { name, code, message, columns, suggestion }, proposal };
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

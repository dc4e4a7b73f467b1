import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import { createSplitter, type Layout } from '../read/index.ts';
import {
  cellsOf,
  columnsOf,
  nearestMapping,
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

/**
 * Takes a file for the source that knows most of its first records: those it is certain of count
 * before those that are likely. A table without rows is known by its header; a file without records
 * by the user's mapping only.
 * @returns the source and the reason in words; or a refusal that names the columns found
 */
export function recogniseFile(
  name: string,
  bytes: Buffer,
  layout: Layout,
  candidates: readonly SourceDescription[],
): Recognition | MemberRefusal {
  const sample = readSample(bytes, layout);
  const known = mostTelling(sample.values, candidates);
  if (known !== null) return known;
  const header = layout.type === 'csv' ? layout.header : [];
  const found = sample.isEmpty ? recogniseNames(header, candidates) : null;
  return found ?? refuse(name, layout, sample.values);
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

function refuse(name: string, layout: Layout, values: readonly unknown[]): MemberRefusal {
  const records = values.map(unwrapNode);
  const columns =
    layout.type === 'csv'
      ? [...layout.header]
      : [...new Set(records.slice(0, listedRecords).flatMap(columnsOf))];
  if (columns.length === 0) {
    return {
      name,
      code: 'unknown-shape',
      message: `${name} holds no records that could be recognised (read as ${layout.type}).`,
      columns,
    };
  }
  const suggestion = nearestMapping(columns, (column) => tellsApart(column, records)).join(',');
  const shown = columns.slice(0, shownColumns).join(', ');
  const rest = columns.length - shownColumns;
  const hint =
    suggestion === ''
      ? 'Say what stands where, for example --kind event --map time=COLUMN,actor=COLUMN.'
      : `Nearest mapping: --kind event --map '${suggestion}'`;
  return {
    name,
    code: 'unknown-shape',
    message: `${name} has a shape that no source describes; nothing was stored. Columns: ${shown}${rest > 0 ? ` and ${rest} more` : ''}. ${hint}`,
    columns,
    suggestion,
  };
}

/** True when every record has a text or number of its own in a column. */
function tellsApart(column: string, records: readonly unknown[]): boolean {
  const values = records.map((record) => cellsOf(record).get(column));
  const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return values.every(isId) && new Set(values).size === values.length;
}

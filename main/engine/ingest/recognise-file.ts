import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import { createSplitter, type Layout } from '../read/index.ts';
import {
  columnsOf,
  nearestMapping,
  pathsOf,
  type SourceDescription,
  unwrapNode,
  valueAt,
} from '../sources/index.ts';
import { type Recognition, recognise, recogniseKeys } from './recognise-record.ts';

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
 * Takes a file for the first source that knows one of its first records. A table without rows is
 * known by its header; a file without records by the user's mapping only.
 * @returns the source and the reason in words; or a refusal that names the columns found
 */
export function recogniseFile(
  name: string,
  bytes: Buffer,
  layout: Layout,
  candidates: readonly SourceDescription[],
): Recognition | MemberRefusal {
  const sample = readSample(bytes, layout);
  for (const value of sample.values) {
    const found = recognise(value, candidates);
    if (found !== null) return found;
  }
  const header = layout.type === 'csv' ? layout.header : [];
  const found = sample.isEmpty ? recogniseKeys(header, candidates) : null;
  return found ?? refuse(name, layout, sample.values);
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
  const values = records.map((record) => {
    if (typeof record !== 'object' || record === null) return undefined;
    return pathsOf([column], record)
      .map((path) => valueAt(record, path))
      .find((value) => value !== undefined);
  });
  const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return values.every(isId) && new Set(values).size === values.length;
}

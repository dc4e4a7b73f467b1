import { foldName } from '../../../shared/fields.ts';
import type { Refusal } from '../../../shared/import-receipt.ts';
import type { Rejection } from '../../../shared/issues.ts';
import { createSplitter, type Layout } from '../read/index.ts';
import { columnsOf, nearestMapping, type SourceDescription, unwrapNode } from '../sources/index.ts';

/** Records looked at before a file is taken for a system. */
const sampleRecords = 200;

/** True when one of the sources knows a record of this shape. */
export function isKnownRecord(value: unknown, candidates: readonly SourceDescription[]): boolean {
  return recognise(value, candidates) !== null;
}

function recognise(
  value: unknown,
  candidates: readonly SourceDescription[],
): { source: SourceDescription; reason: string } | null {
  const keys = new Set(keysOf(unwrapNode(value)).map(foldName));
  for (const source of candidates) {
    const found = source.recognise(keys);
    if (found !== null) return { source, reason: `${found.kind}: ${found.reason}` };
  }
  return null;
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/**
 * Takes a file for the first source that knows one of its first records.
 * @returns the source and the reason in words; or a refusal that names the columns found
 */
export function recogniseFile(
  name: string,
  sample: Buffer,
  layout: Layout,
  candidates: readonly SourceDescription[],
): { source: SourceDescription; reason: string } | Refusal {
  const values = firstValues(sample, layout);
  for (const value of values) {
    const found = recognise(value, candidates);
    if (found !== null) return found;
  }
  return refuse(name, layout, values);
}

function firstValues(sample: Buffer, layout: Layout): unknown[] {
  const values: unknown[] = [];
  const splitter = createSplitter(layout, {
    record(value) {
      if (values.length < sampleRecords) values.push(value);
    },
    reject(_rejection: Rejection) {},
  });
  splitter.push(sample);
  if (values.length === 0) splitter.end();
  return values;
}

function refuse(name: string, layout: Layout, values: readonly unknown[]): Refusal {
  const columns =
    layout.type === 'csv'
      ? [...layout.header]
      : [...new Set(values.slice(0, 20).flatMap((value) => columnsOf(unwrapNode(value))))];
  if (columns.length === 0) {
    return {
      name,
      code: 'unknown-shape',
      message: `${name} holds no records that could be recognised (read as ${layout.type}).`,
      columns,
    };
  }
  const suggestion = nearestMapping(columns);
  const shown = columns.slice(0, 40).join(', ');
  const more = columns.length > 40 ? ` and ${columns.length - 40} more` : '';
  const hint =
    suggestion === ''
      ? 'Say what stands where, for example --kind event --map time=COLUMN,actor=COLUMN.'
      : `Nearest mapping: --kind event --map '${suggestion}'`;
  return {
    name,
    code: 'unknown-shape',
    message: `${name} has a shape that no source describes; nothing was stored. Columns: ${shown}${more}. ${hint}`,
    columns,
    suggestion,
  };
}

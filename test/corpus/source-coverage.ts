import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../shared/contract.ts';
import type { RecordRow } from '../../shared/case.ts';
import type { Kind } from '../../shared/kinds.ts';
import { fieldsOf } from '../../shared/fields.ts';
import { allRecords, importFiles } from '../helpers/engines.ts';

/** What of a record is counted: it is there, or the outcome is known. */
export const covered = ['time', 'action', 'actor', 'target', 'ip', 'outcome'] as const;

/** One of these. */
export type Covered = (typeof covered)[number];

/** What became of one file: the system that it was taken for, and how much of its records was read. */
export interface CoverageRow {
  /** Path below the folder. */
  file: string;
  /** Null where the file was refused. */
  system: string | null;
  kinds: Readonly<Partial<Record<Kind, number>>>;
  read: number;
  stored: number;
  duplicates: number;
  rejected: number;
  /** Percentage of the stored records in which each stands, rounded down. */
  percent: Readonly<Record<Covered, number>>;
}

/** Files below a folder that are no suites with tests of their own, by their paths below it. */
export function filesBelow(folder: string, leaveOut: RegExp): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => !leaveOut.test(name) && statSync(join(folder, name)).isFile())
    .sort();
}

/** Imports files without flags, each into the open case, and tells what was read of each. */
export async function importForCoverage(
  engine: Engine,
  folder: string,
  files: readonly string[],
): Promise<CoverageRow[]> {
  const paths = files.map((name) => join(folder, name));
  const { sources } = await importFiles(engine, paths);
  const records = Map.groupBy(await allRecords(engine), ({ source }) => source);
  return files.map((file) => {
    const receipt = sources.find((source) => source.file.path === join(folder, file));
    const { system = null, kinds = {}, read = 0, stored = 0, duplicates = 0, rejected = 0 } = receipt ?? {};
    const own = receipt === undefined ? [] : (records.get(receipt.id) ?? []);
    return { file, system, kinds, read, stored, duplicates, rejected, percent: percentOf(own) };
  });
}

function percentOf(records: readonly RecordRow[]): Record<Covered, number> {
  const shares = covered.map((field) => {
    const count = records.filter((record) => has(record, field)).length;
    return [field, records.length === 0 ? 0 : Math.floor((100 * count) / records.length)] as const;
  });
  return Object.fromEntries(shares) as Record<Covered, number>;
}

function has(record: RecordRow, field: Covered): boolean {
  if (field === 'time') return record.time !== null;
  if (field === 'outcome') return record.outcome !== 'unknown';
  return canonical(record, field) !== null;
}

function canonical(record: RecordRow, field: Covered): unknown {
  const column = fieldsOf[record.kind].find(({ stored }) => stored === field);
  return column === undefined ? null : (record.fields[column.name] ?? null);
}

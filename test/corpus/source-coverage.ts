import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createEngine } from '../../main/engine/index.ts';
import type { SourceReceipt } from '../../shared/import-receipt.ts';
import type { Kind } from '../../shared/kinds.ts';
import { outcomes } from '../../shared/record.ts';
import { importFiles } from '../helpers/engines.ts';

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
  rejected: number;
  /** Percentage of the stored records in which each stands, rounded down; null where none was stored. */
  percent: Readonly<Record<Covered, number>> | null;
}

/** Files below a folder, by their paths below it, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** Imports files of a folder without flags into a case of their own, and tells what was read of each. */
export async function coverageOf(folder: string, files: readonly string[]): Promise<CoverageRow[]> {
  const home = mkdtempSync(join(tmpdir(), 'trailcase-coverage-'));
  const path = join(home, 'a.trailcase');
  const engine = createEngine();
  try {
    await engine.call('case.open', { path, create: true });
    const paths = files.map((name) => join(folder, name));
    const { sources } = await importFiles(engine, paths);
    await engine.call('case.close', {});
    const shares = sharesOf(path);
    return files.map((file, at) => {
      const receipt = sources.find((source) => source.file.path === paths[at]);
      return rowOf(file, receipt, shares);
    });
  } finally {
    await engine.close();
    rmSync(home, { recursive: true, force: true });
  }
}

type Share = Record<Covered, number> & { source: number; stored: number };

/** Fields that are no column of a kind's view are looked at in the case file itself. */
function sharesOf(path: string): Map<number, Share> {
  const counts = covered.map((field) =>
    field === 'outcome'
      ? `sum(outcome <> ${outcomes.indexOf('unknown')}) AS outcome`
      : `count(${field}) AS ${field}`,
  );
  const database = new Database(path, { readonly: true });
  try {
    const rows = database
      .prepare<[], Share>(
        `SELECT source, count(*) AS stored, ${counts.join(', ')} FROM record GROUP BY source`,
      )
      .all();
    return new Map(rows.map((row) => [row.source, row]));
  } finally {
    database.close();
  }
}

function rowOf(
  file: string,
  receipt: SourceReceipt | undefined,
  shares: ReadonlyMap<number, Share>,
): CoverageRow {
  if (receipt === undefined) {
    return { file, system: null, kinds: {}, read: 0, stored: 0, rejected: 0, percent: null };
  }
  const { system, kinds, read, stored, rejected } = receipt;
  const share = shares.get(receipt.id);
  const percent =
    share === undefined
      ? null
      : (Object.fromEntries(
          covered.map((field) => [field, Math.floor((100 * share[field]) / share.stored)]),
        ) as Record<Covered, number>);
  return { file, system, kinds, read, stored, rejected, percent };
}

import { createHash } from 'node:crypto';
import { type ReadableCase, StreamReader } from '../../main/engine/store/index.ts';

/** Hash of what each table says, by the table's name. */
export type CaseContent = ReadonlyMap<string, string>;

/**
 * Everything that a case says, down to the last integer; evidence as the bytes that come out of its
 * frames. Two cases with equal content give equal answers.
 * @param custodyEntries entries of the custody log to compare: every opening adds one
 */
export function contentOf(db: ReadableCase, custodyEntries: number): CaseContent {
  const special: Readonly<Record<string, string>> = {
    custody: `SELECT * FROM custody WHERE id <= ${custodyEntries} ORDER BY id`,
    fact: `SELECT * FROM fact WHERE name <> 'custody' ORDER BY name`,
    change_path: 'SELECT * FROM change_path ORDER BY path, change_set',
    mark: 'SELECT * FROM mark ORDER BY record, label',
    detected_rule: 'SELECT * FROM detected_rule ORDER BY sha256',
    finding_record: 'SELECT * FROM finding_record ORDER BY finding, record',
    triage: 'SELECT * FROM triage ORDER BY finding, change',
    pull_page: 'SELECT * FROM pull_page ORDER BY source, page',
  };
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((table) => {
      const rows = special[table] ?? `SELECT rowid, * FROM ${table} ORDER BY rowid`;
      return [table, table === 'chunk' ? hashEvidence(db) : hashRows(db, rows)];
    }),
  );
}

/** Tables whose content differs. */
export function differingTables(one: CaseContent, other: CaseContent): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}

function hashRows(db: ReadableCase, sql: string): string {
  const digest = createHash('sha256');
  for (const row of db.prepare(sql).safeIntegers().raw().iterate()) {
    const cells = (row as unknown[]).map((cell) =>
      typeof cell === 'bigint' ? `${cell}` : JSON.stringify(cell),
    );
    digest.update(`${cells.join()}\n`);
  }
  return digest.digest('hex');
}

function hashEvidence(db: ReadableCase): string {
  const digest = createHash('sha256');
  const reader = new StreamReader(db);
  const frames = db.prepare('SELECT stream, seq FROM chunk ORDER BY stream, seq').raw().all();
  for (const [stream, seq] of frames as [number, number][]) {
    digest.update(`${stream} ${seq}\n`).update(reader.frame(stream, seq));
  }
  return digest.digest('hex');
}

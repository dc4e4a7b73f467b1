import { createHash } from 'node:crypto';
import type { CustodyEntry } from '../../../shared/case.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { accountName } from './account-name.ts';
import type { ReadableCase, WritableCase } from './case-database.ts';

/** Hash before the first entry. */
const genesis = '0'.repeat(64);

interface CustodyRow {
  id: number;
  time: number;
  actor: string;
  action: string;
  detail: string;
  previous: string;
  hash: string;
}

/**
 * SHA-256 over the previous hash and the entry's content as one JSON array. The array form leaves no
 * two contents with the same text.
 */
function hashEntry(entry: Omit<CustodyRow, 'hash'>): string {
  const content = [entry.previous, entry.id, entry.time, entry.actor, entry.action, entry.detail];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** An entry that was appended: its number, when (microseconds UTC) and by whom. */
export type AppendedEntry = Pick<CustodyRow, 'id' | 'time' | 'actor'>;

/** Appends an entry to the custody log. Part of the caller's transaction, where one is open. */
export function appendCustody(db: WritableCase, action: string, detail: unknown): AppendedEntry {
  const last = db.prepare('SELECT id, hash FROM custody ORDER BY id DESC LIMIT 1').get() as
    | { id: number; hash: string }
    | undefined;
  const entry = {
    id: (last?.id ?? 0) + 1,
    time: Date.now() * 1000,
    actor: accountName(),
    action,
    detail: JSON.stringify(detail),
    previous: last?.hash ?? genesis,
  };
  const hash = hashEntry(entry);
  db.prepare(
    `INSERT INTO custody (id, time, actor, action, detail, previous, hash)
     VALUES (@id, @time, @actor, @action, @detail, @previous, @hash)`,
  ).run({ ...entry, hash });
  db.prepare(
    `INSERT INTO fact (name, value) VALUES ('custody', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(`${entry.id} ${hash}`);
  return entry;
}

/** The custody log, oldest first. */
export function listCustody(db: ReadableCase): CustodyEntry[] {
  return custodyRows(db).map((row) => ({
    ...row,
    time: formatInstant(row.time),
    detail: JSON.parse(row.detail) as unknown,
  }));
}

function custodyRows(db: ReadableCase): CustodyRow[] {
  return db
    .prepare('SELECT id, time, actor, action, detail, previous, hash FROM custody ORDER BY id')
    .all() as CustodyRow[];
}

/** Number of entries and hash of the newest. */
export function custodyHead(db: ReadableCase): { entries: number; head: string } {
  const row = db
    .prepare('SELECT id AS entries, hash AS head FROM custody ORDER BY id DESC LIMIT 1')
    .get() as { entries: number; head: string } | undefined;
  return row ?? { entries: 0, head: genesis };
}

/**
 * Recomputes the chain. Finds edited, exchanged and removed entries; a log that was rewritten as a
 * whole needs the head hash from a receipt or report to be found.
 * @returns what differs, in words; empty when the chain holds
 */
export function checkCustody(db: ReadableCase): string[] {
  const findings: string[] = [];
  let previous = genesis;
  let expected = 1;
  for (const row of custodyRows(db)) {
    if (row.id !== expected) findings.push(`custody entry ${expected} is missing`);
    if (row.previous !== previous) {
      findings.push(`custody entry ${row.id} does not follow the entry before it`);
    }
    if (hashEntry(row) !== row.hash) findings.push(`custody entry ${row.id} was altered`);
    previous = row.hash;
    expected = row.id + 1;
  }
  if (findings.length === 0) findings.push(...checkFacts(db, `${expected - 1} ${previous}`));
  return findings;
}

/** Compares what the case says of itself with the first entry of its custody log, and with its end. */
function checkFacts(db: ReadableCase, end: string): string[] {
  const facts = new Map(
    db.prepare('SELECT name, value FROM fact').raw().all() as [name: string, value: string][],
  );
  const { id, created } = createdEntry(db);
  const findings: string[] = [];
  if (facts.get('custody') !== end) {
    findings.push('the custody log does not end where the case says that it ends');
  }
  if (facts.get('id') !== id || facts.get('created') !== created || facts.size !== 3) {
    findings.push('what the case says of itself is not what its custody log says of it');
  }
  return findings;
}

function createdEntry(db: ReadableCase): { id?: string; created?: string } {
  const detail = db
    .prepare(`SELECT detail FROM custody WHERE id = 1 AND action = 'created'`)
    .pluck()
    .get() as string | undefined;
  return detail === undefined ? {} : (JSON.parse(detail) as { id: string; created: string });
}

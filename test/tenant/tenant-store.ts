import Database from 'better-sqlite3';
import type { Kind } from '../../shared/kinds.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { createChain, type TenantChain } from './tenant-chain.ts';
import { rowOf, type TenantRow } from './tenant-lists.ts';

/** What a list is asked for. */
export interface ListQuestion {
  kind: Kind;
  /** Microseconds; from is included, until is not. */
  from: number | null;
  until: number | null;
  name: string | null;
  holder: string | null;
  status: string | null;
}

/** Where a page begins: behind this record, in the order of time and then of arrival. */
export interface ListPlace {
  time: number;
  seq: number;
}

export type StoredRow = Omit<TenantRow, 'holders'> & { seq: number };

/** The content of a tenant. Records keep the exact text in which they came. */
export interface TenantStore {
  /** Adds records, as objects or as their JSON texts; all or none. Throws where one cannot be a record or is there already. */
  add(kind: Kind, records: Iterable<object | string>): void;
  page(question: ListQuestion, after: ListPlace | null, limit: number): StoredRow[];
  total(question: ListQuestion): number;
  /** The latest record that paths call so. */
  find(kind: Kind, name: string): StoredRow | null;
  /** The record with exactly this id. */
  get(kind: Kind, id: string): StoredRow | null;
  put(kind: Kind, row: TenantRow): void;
  /** Gives a record a new text, which must have the same id. */
  change(kind: Kind, id: string, text: string): void;
  count(kind: Kind): number;
  /** All texts of a kind in the order of the lists. */
  texts(kind: Kind): string[];
  transaction<T>(work: () => T): T;
  answered(key: string): { request: string; status: number; answer: string } | null;
  keepAnswer(key: string, request: string, status: number, answer: string): void;
  readonly chain: TenantChain;
  readonly accounts: Accounts;
  close(): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS record (
    seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL,
    status TEXT, text TEXT NOT NULL, UNIQUE (kind, id)) STRICT;
  CREATE INDEX IF NOT EXISTS record_time ON record (kind, time, seq);
  CREATE INDEX IF NOT EXISTS record_name ON record (kind, name);
  CREATE TABLE IF NOT EXISTS holder (
    kind TEXT NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (kind, name, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS answered (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL) STRICT;
`;
const columns = 'seq, id, name, time, status, text';

/** Opens the store of a tenant, in memory or in a file. */
export function openStore(file = ':memory:'): TenantStore {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(tables);
  const chain = createChain(db);
  const insert = db.prepare(
    'INSERT INTO record (kind, id, name, time, status, text) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const hold = db.prepare('INSERT OR IGNORE INTO holder (kind, name, seq) VALUES (?, ?, ?)');
  /** By question, until something is added: counting is dear where it is done for every page. */
  const totals = new Map<string, number>();
  const put = (kind: Kind, { id, name, time, status, text, holders }: TenantRow) => {
    totals.clear();
    const { lastInsertRowid } = insert.run(kind, id, name, time, status, text);
    for (const holder of holders) hold.run(kind, holder, lastInsertRowid);
    if (kind === 'audit') chain.append(Number(lastInsertRowid), text);
  };
  const one = (where: string, ...values: unknown[]) =>
    (db.prepare(`SELECT ${columns} FROM record WHERE ${where}`).get(...values) ??
      null) as StoredRow | null;
  const select = (question: ListQuestion, what: string, after: ListPlace | null, rest = '') => {
    const { where, values } = conditionOf(question, after);
    return db.prepare(`SELECT ${what} FROM record WHERE ${where} ${rest}`).bind(...values);
  };
  return {
    chain,
    accounts: openAccounts(db),
    add(kind, records) {
      db.transaction(() => {
        for (const record of records) {
          const row = rowOf(kind, typeof record === 'string' ? record : JSON.stringify(record));
          if (typeof row === 'string') throw new Error(`${row} ${JSON.stringify(record)}`);
          put(kind, row);
        }
      })();
    },
    page: (question, after, limit) =>
      select(
        question,
        columns,
        after,
        `ORDER BY time, seq LIMIT ${Math.trunc(limit)}`,
      ).all() as StoredRow[],
    total(question) {
      const asked = JSON.stringify(question);
      const known =
        totals.get(asked) ?? (select(question, 'count(*)', null).pluck().get() as number);
      totals.set(asked, known);
      return known;
    },
    find: (kind, name) => one('kind = ? AND name = ? ORDER BY time DESC, seq DESC', kind, name),
    get: (kind, id) => one('kind = ? AND id = ?', kind, id),
    put,
    change(kind, id, text) {
      const row = rowOf(kind, text);
      if (typeof row === 'string') throw new Error(row);
      totals.clear();
      db.prepare('UPDATE record SET text = ?, status = ? WHERE kind = ? AND id = ?').run(
        text,
        row.status,
        kind,
        id,
      );
    },
    count: (kind) =>
      db.prepare('SELECT count(*) FROM record WHERE kind = ?').pluck().get(kind) as number,
    texts: (kind) =>
      db
        .prepare('SELECT text FROM record WHERE kind = ? ORDER BY time, seq')
        .pluck()
        .all(kind) as string[],
    transaction: (work) => db.transaction(work)(),
    answered: (key) =>
      (db.prepare('SELECT request, status, answer FROM answered WHERE key = ?').get(key) ??
        null) as ReturnType<TenantStore['answered']>,
    keepAnswer(key, request, status, answer) {
      db.prepare('INSERT INTO answered VALUES (?, ?, ?, ?)').run(key, request, status, answer);
    },
    close: () => db.close(),
  };
}

function conditionOf(
  { kind, from, until, name, holder, status }: ListQuestion,
  after: ListPlace | null,
) {
  const parts = ['kind = ?'];
  const values: unknown[] = [kind];
  const say = (part: string, ...given: unknown[]) => {
    parts.push(part);
    values.push(...given);
  };
  if (from !== null) say('time >= ?', from);
  if (until !== null) say('time < ?', until);
  if (name !== null) say('name = ?', name);
  if (status !== null) say('status = ? COLLATE NOCASE', status);
  if (holder !== null) {
    say('seq IN (SELECT seq FROM holder WHERE kind = ? AND name = ?)', kind, holder.toLowerCase());
  }
  if (after !== null) say('(time, seq) > (?, ?)', after.time, after.seq);
  return { where: parts.join(' AND '), values };
}

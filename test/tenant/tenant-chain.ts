import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a look at the chain found. */
export interface ChainVerdict {
  intact: boolean;
  /** Records that were looked at. */
  checked: number;
  /** Hash of the last record. */
  lastHash: string;
  /** Id of the first record that does not fit; null where all do. */
  brokenAt: string | null;
}

/** The audit records of a tenant in the order in which they came, each hashed with the hash of the one before. */
export interface TenantChain {
  append(seq: number, text: string): void;
  /** Looks at all records, or at those that came since a time (milliseconds). */
  verify(since?: number): ChainVerdict;
  /** Looks at every thousandth record only. */
  verifyCheckpoints(): ChainVerdict;
  last(): { hash: string; records: number };
  /** Changes the text of an audit record behind the back of the chain. */
  tamper(id: string, text: string): void;
}

const start = '0'.repeat(64);
const checkpoint = 1_000;

/** Makes the chain over the `record` table of a tenant's store. */
export function createChain(db: Database): TenantChain {
  db.exec(`CREATE TABLE IF NOT EXISTS chain (
    place INTEGER PRIMARY KEY, seq INTEGER NOT NULL, stored INTEGER NOT NULL, hash TEXT NOT NULL) STRICT`);
  const insert = db.prepare('INSERT INTO chain (seq, stored, hash) VALUES (?, ?, ?)');
  const lastHash = db.prepare('SELECT hash FROM chain ORDER BY place DESC LIMIT 1').pluck();
  const linked = db.prepare(
    `SELECT c.place, c.hash, c.stored, r.id, r.text,
            coalesce((SELECT b.hash FROM chain b WHERE b.place = c.place - 1), '${start}') AS before
     FROM chain c LEFT JOIN record r ON r.seq = c.seq WHERE c.stored >= ? AND c.place % ? = 0 ORDER BY c.place`,
  );
  type Link = {
    place: number;
    hash: string;
    id: string | null;
    text: string | null;
    before: string;
  };
  const last = () => ({
    hash: (lastHash.get() as string | undefined) ?? start,
    records: db.prepare('SELECT count(*) FROM chain').pluck().get() as number,
  });
  const look = (since: number, every: number): ChainVerdict => {
    let checked = 0;
    for (const { hash, id, text, before, place } of linked.all(since, every) as Link[]) {
      checked += 1;
      if (text !== null && hashOf(before, text) === hash) continue;
      return { intact: false, checked, lastHash: last().hash, brokenAt: id ?? `place ${place}` };
    }
    return { intact: true, checked, lastHash: last().hash, brokenAt: null };
  };
  return {
    append(seq, text) {
      insert.run(seq, Date.now(), hashOf((lastHash.get() as string | undefined) ?? start, text));
    },
    verify: (since = 0) => look(since, 1),
    verifyCheckpoints: () => look(0, checkpoint),
    last,
    tamper(id, text) {
      db.prepare("UPDATE record SET text = ? WHERE kind = 'audit' AND id = ?").run(text, id);
    },
  };
}

function hashOf(before: string, text: string): string {
  return createHash('sha256').update(before).update(text).digest('hex');
}

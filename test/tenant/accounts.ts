import type Database from 'better-sqlite3';

/** An account of the tenant, as it is answered. */
export interface Account {
  id: string;
  email: string | null;
  status: 'active' | 'disabled';
  /** The next sign-in asks for a new password; the old one is refused. */
  mustReset: boolean;
  /** The next sign-in asks for a second factor to be enrolled. */
  mustEnrol: boolean;
  factors: { id: string; type: string; enrolledAt: string }[];
  updatedAt: string;
}

/** The accounts of a tenant, each known by several names in any letters. */
export interface Accounts {
  /** Null where nobody is called so. */
  find(name: string): Account | null;
  /** Keeps an account in place of the one with its id. */
  put(account: Account, names?: readonly string[]): void;
  /** Makes accounts for those who hold sessions, where there are none yet. */
  addHolders(sessions: Iterable<object | string>): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS account (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS account_name (name TEXT PRIMARY KEY, account TEXT NOT NULL) STRICT;
`;

/** Opens the accounts in the database of a tenant. */
export function openAccounts(db: Database.Database): Accounts {
  db.exec(tables);
  const call = db.prepare('INSERT OR IGNORE INTO account_name (name, account) VALUES (?, ?)');
  const byName = db
    .prepare(
      'SELECT a.text FROM account_name n JOIN account a ON a.id = n.account WHERE n.name = ?',
    )
    .pluck();
  const find = (name: string) => {
    const text = byName.get(name.toLowerCase()) as string | undefined;
    return text === undefined ? null : (JSON.parse(text) as Account);
  };
  const put = (account: Account, names: readonly string[] = []) => {
    db.prepare('INSERT OR REPLACE INTO account (id, text) VALUES (?, ?)').run(
      account.id,
      JSON.stringify(account),
    );
    for (const name of [account.id, account.email ?? '', ...names]) {
      if (name !== '') call.run(name.toLowerCase(), account.id);
    }
  };
  return {
    find,
    put,
    addHolders(sessions) {
      for (const session of sessions) {
        const told = (typeof session === 'string' ? JSON.parse(session) : session) as Holder;
        const { sub, email } = told.details?.claims ?? {};
        const names = [told.userId, sub, told.email, email]
          .flatMap((name) => name ?? [])
          .map(String);
        const [id] = names;
        if (id === undefined || names.some((name) => find(name) !== null)) continue;
        put(newAccount(id, told.email ?? email ?? null), names);
      }
    },
  };
}

interface Holder {
  userId?: string | number | null;
  email?: string | null;
  details?: { claims?: { sub?: string | number; email?: string } } | null;
}

function newAccount(id: string, email: string | null): Account {
  return {
    id,
    email,
    status: 'active',
    mustReset: false,
    mustEnrol: false,
    factors: [{ id: `factor-${id}`, type: 'totp', enrolledAt: '2026-01-04T08:00:00.000Z' }],
    updatedAt: '2026-01-04T08:00:00.000Z',
  };
}

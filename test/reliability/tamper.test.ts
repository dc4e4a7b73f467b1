import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../helpers/random.ts';
import { Judge, type Verdict } from './judge.ts';
import { buildMixedCase, type MixedCase } from './mixed-case.ts';

interface Column {
  name: string;
  type: string;
}

const random = createRandom('tamper');
let mixed: MixedCase;
let judge: Judge;
let tables: Map<string, Column[]>;

beforeAll(async () => {
  mixed = await buildMixedCase();
  judge = new Judge(mixed.path, join(mixed.folder, 'altered.trailcase'));
  const db = new Database(mixed.path, { readonly: true });
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  tables = new Map(
    (names as string[]).map((name) => [name, db.pragma(`table_info(${name})`) as Column[]]),
  );
  db.close();
});

afterAll(() => rmSync(mixed.folder, { recursive: true, force: true }));

/** What SQLite itself cannot find: its own pages and indexes stay in perfect order. */
function judgeSql(alter: (db: Database.Database) => number): Verdict {
  const path = join(mixed.folder, 'tampered.trailcase');
  copyFileSync(mixed.path, path);
  const db = new Database(path);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    const triggers = db
      .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
      .all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    expect(alter(db)).toBe(1);
    for (const { sql } of triggers) db.exec(sql);
  } finally {
    db.close();
  }
  return judge.judge(readFileSync(path));
}

/** Picks a row by its position, so that tables without a rowid are served too. */
function rowChosen(db: Database.Database, table: string, columns: readonly Column[]): string {
  const key = columns[0]?.name as string;
  const count = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const at = random.between(0, count - 1);
  const second = columns[1]?.name as string;
  return `(${key}, ${second}) = (SELECT ${key}, ${second} FROM ${table} LIMIT 1 OFFSET ${at})`;
}

/** Another value of the same type. */
const otherValue: Readonly<Record<string, (name: string) => string>> = {
  INTEGER: (name) => `coalesce(${name}, 0) + 1000003`,
  TEXT: (name) => `coalesce(${name}, '') || 'x'`,
  BLOB: (name) => `CAST(x'00' || substr(${name}, 2) AS BLOB)`,
};

/** Columns whose texts or numbers must differ from row to row, besides the first. */
const unique: Readonly<Record<string, readonly string[]>> = {
  value: ['text'],
  change_set: ['paths'],
  mark_label: ['text'],
  later_state: ['record', 'superseded'],
};

describe('a case that somebody altered with a database tool, putting its triggers back', () => {
  it('is refused or reported whatever column of whatever table was changed in one row', () => {
    for (const [table, columns] of tables) {
      for (const { name, type } of columns) {
        const verdict = judgeSql((db) => {
          const value = otherValue[type]?.(name);
          const where = rowChosen(db, table, columns);
          return db.prepare(`UPDATE ${table} SET ${name} = ${value} WHERE ${where}`).run().changes;
        });
        expect(verdict.outcome, `${table}.${name}`).toMatch(/refused|reported/);
      }
    }
  });

  it('is refused or reported when one row of whatever table is gone', () => {
    for (const [table, columns] of tables) {
      const verdict = judgeSql((db) => {
        const where = rowChosen(db, table, columns);
        return db.prepare(`DELETE FROM ${table} WHERE ${where}`).run().changes;
      });
      expect(verdict.outcome, table).toMatch(/refused|reported/);
    }
  });

  it('is refused or reported when whatever table has one row more', () => {
    for (const [table, columns] of tables) {
      const verdict = judgeSql((db) => {
        const [first, ...rest] = columns as [Column, ...Column[]];
        const own = unique[table] ?? [];
        const cells = [first, ...rest].map((column) =>
          column === first || own.includes(column.name)
            ? otherValue[column.type]?.(column.name)
            : column.name,
        );
        const where = rowChosen(db, table, columns);
        return db
          .prepare(`INSERT INTO ${table} SELECT ${cells.join()} FROM ${table} WHERE ${where}`)
          .run().changes;
      });
      expect(verdict.outcome, table).toMatch(/refused|reported/);
    }
  });
});

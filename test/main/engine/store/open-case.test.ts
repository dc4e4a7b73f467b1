import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openCase, recordColumns } from '../../../../main/engine/store/index.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

function newCase(): string {
  const path = place('a.trailcase');
  openCase(path, true).db.close();
  return path;
}

function failureOf(work: () => unknown): TrailcaseError {
  try {
    work();
  } catch (error) {
    if (error instanceof TrailcaseError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

function alter(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe('opening a case', () => {
  it('creates one that carries its application id and format in the header', () => {
    const header = readFileSync(newCase()).subarray(0, 100);
    expect(header.readUInt32BE(68).toString(16)).toBe('54726c63');
    expect(header.readUInt32BE(60)).toBe(50);
  });

  it('leaves one file behind when it is closed', () => {
    const path = newCase();
    expect(readFileSync(path).length).toBeGreaterThan(0);
    expect(() => readFileSync(`${path}-wal`)).toThrow();
  });

  it('refuses a case that is not there unless it may create it', () => {
    expect(failureOf(() => openCase(place('no.trailcase'), false)).code).toBe('case-missing');
  });

  it('refuses a file that is no case and leaves it byte for byte as it is', () => {
    const path = place(
      'notes.txt',
      'these are my notes, longer than a header of SQLite '.repeat(4),
    );
    const before = readFileSync(path);
    expect(failureOf(() => openCase(path, true)).code).toBe('case-foreign');
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses an empty file and a database of another program', () => {
    expect(failureOf(() => openCase(place('empty', ''), true)).code).toBe('case-foreign');
    const other = place('other.db');
    alter(other, 'CREATE TABLE t (a)');
    expect(failureOf(() => openCase(other, false)).code).toBe('case-foreign');
  });

  it('names the format of a case that a newer program wrote', () => {
    const path = newCase();
    alter(path, 'PRAGMA user_version = 990');
    const failure = failureOf(() => openCase(path, false));
    expect(failure.code).toBe('case-newer');
    expect(failure.message).toContain('990');
  });

  it.each([
    ['an added trigger', 'CREATE TRIGGER t AFTER INSERT ON issue BEGIN SELECT 1; END'],
    ['an added view', 'CREATE VIEW v AS SELECT 1'],
    ['an added table', 'CREATE TABLE t (a)'],
    ['a removed trigger', 'DROP TRIGGER record_no_update'],
    ['a removed index', 'DROP INDEX record_kind_time'],
  ])('refuses a case with %s', (_what, sql) => {
    const path = newCase();
    alter(path, sql);
    expect(failureOf(() => openCase(path, false)).code).toBe('case-altered');
  });

  it.each([
    ['edited', `UPDATE custody SET actor = 'nobody'`],
    ['removed', 'DELETE FROM custody'],
  ])('refuses a case whose custody log was %s', (_what, sql) => {
    const path = newCase();
    const trigger = sql.startsWith('UPDATE') ? 'update' : 'delete';
    const db = new Database(path);
    const kept = db
      .prepare('SELECT sql FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(`custody_no_${trigger}`) as string;
    db.exec(`DROP TRIGGER custody_no_${trigger}; ${sql}; ${kept}`);
    db.close();
    const failure = failureOf(() => openCase(path, false));
    expect(failure.code).toBe('case-altered');
    expect(failure.message).toMatch(/custody/);
  });

  it('refuses a case with a damaged page', () => {
    const path = newCase();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 8192, 8192 + 200);
    writeFileSync(path, bytes);
    expect(failureOf(() => openCase(path, false)).code).toBe('case-altered');
  });
});

describe('the case file', () => {
  it('has a record table with the columns that the code knows, in their order', () => {
    const { db } = openCase(place('b.trailcase'), true);
    const columns = db.pragma('table_info(record)') as {
      name: string;
      type: string;
      notnull: number;
    }[];
    db.close();
    expect(columns.slice(1).map(({ name, type, notnull }) => [name, type, notnull])).toEqual(
      recordColumns.map(({ name, type, required }) => [name, type, required ? 1 : 0]),
    );
  });

  it.each([
    ['issue', `INSERT INTO issue VALUES (1, 1, 0, 0, 1, 'truncated', 'x')`],
    ['value', `INSERT INTO value VALUES (1, 'x')`],
    ['stream', `INSERT INTO stream VALUES (1, 0, 'x')`],
    ['chunk', `INSERT INTO chunk VALUES (1, 0, 0, 'stored', x'00')`],
    ['fingerprint', 'INSERT INTO fingerprint VALUES (1, 1, 1)'],
    ['duplicate', 'INSERT INTO duplicate VALUES (1, 1, 0, 0, 1, 0)'],
    ['block', `INSERT INTO block VALUES (1, 1, 'record', 1, 1, 'x')`],
    ['change_set', `INSERT INTO change_set VALUES (1, 'a')`],
    [
      'record',
      `INSERT INTO record (id, source, offset, length, kind, flags, outcome, content)
       VALUES (1, 1, 0, 0, 0, 0, 0, 0)`,
    ],
  ])('refuses to change or delete a row of %s', (table, insertion) => {
    const { db } = openCase(place('c.trailcase'), true);
    db.exec(insertion);
    const column = (db.pragma(`table_info(${table})`) as { name: string }[])[0]?.name;
    expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/evidence/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/evidence/);
    db.close();
  });
});

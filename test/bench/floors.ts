import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { elapsedSince } from './timing.ts';

const chunkBytes = 1 << 20;

/** Seconds to read a file once and take its SHA-256: no import can be faster. */
export async function timeReadAndHash(path: string): Promise<number> {
  const start = performance.now();
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(path)) hash.update(chunk);
  hash.digest();
  return elapsedSince(start);
}

/**
 * Seconds to read a file, split it at newlines and run JSON.parse on every line, keeping nothing.
 * @throws Error when the number of records is not the expected one
 */
export async function timeSplitAndParse(path: string, records: number): Promise<number> {
  const start = performance.now();
  let parsed = 0;
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const chunk of chunksOf(path)) {
    const lineEnd = chunk.lastIndexOf(10) + 1;
    const whole = Buffer.concat([rest, chunk.subarray(0, lineEnd)]);
    rest = Buffer.concat([lineEnd === 0 ? whole : Buffer.alloc(0), chunk.subarray(lineEnd)]);
    if (lineEnd === 0) continue;
    const lines = whole.toString('utf8').split('\n');
    lines.pop();
    for (const line of lines) {
      JSON.parse(line);
      parsed++;
    }
  }
  if (parsed !== records) throw new Error(`Expected ${records} records, read ${parsed}.`);
  return elapsedSince(start);
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const columnCount = 13;
const rowsEach = 40;

/**
 * Seconds that SQLite needs to store as many rows of 13 integers and a row id, in one transaction of
 * 40-row inserts into a new file, without any index.
 */
export function timeBareInserts(path: string, records: number): number {
  rmSync(path, { force: true });
  const columns = Array.from({ length: columnCount }, (_, i) => `c${i}`);
  const database = new Database(path);
  try {
    database.exec(
      `CREATE TABLE record (id INTEGER PRIMARY KEY, ${columns.map((name) => `${name} INTEGER`).join(', ')}) STRICT`,
    );
    const row = `(${Array(columnCount + 1)
      .fill('?')
      .join(',')})`;
    const insert = (rows: number) =>
      database.prepare(`INSERT INTO record VALUES ${Array(rows).fill(row).join(',')}`);
    const start = performance.now();
    database.exec('BEGIN');
    const insertMany = insert(rowsEach);
    const whole = records - (records % rowsEach);
    for (let first = 0; first < whole; first += rowsEach)
      insertMany.run(rowValues(first, rowsEach));
    if (whole < records) insert(records - whole).run(rowValues(whole, records - whole));
    database.exec('COMMIT');
    return elapsedSince(start);
  } finally {
    database.close();
    rmSync(path, { force: true });
  }
}

/** Values shaped like a record's: a rising id and time, and ids of values of small cardinality. */
function rowValues(first: number, rows: number): number[] {
  const values: number[] = [];
  for (let id = first + 1; id <= first + rows; id++) {
    values.push(id, 1_735_689_600_000_000 + id * 31_536_000, 1, id * 400, 400);
    values.push(id % 12, id % 5_000, id % 40, id % 4, id % 5, id % 30_000, id % 400, id % 3, 0);
  }
  return values;
}

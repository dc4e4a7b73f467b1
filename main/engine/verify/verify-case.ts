import type { VerifyCheck, VerifyReport } from '../../../shared/case.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import {
  checkCustody,
  describeSchema,
  isSqliteError,
  listCustody,
  type ReadableCase,
  sealOf,
} from '../store/index.ts';
import { BlockCheck } from './block-check.ts';
import { checkCounts, checkStream } from './source-check.ts';

/** What the custody log says of a source. */
interface CustodySource {
  id: number;
  seal: string;
  blocks: string;
}

interface SourceRow {
  id: number;
  name: string;
  stream: number;
  given: number;
  receipt: string;
}

/**
 * Verifies a case: SQLite's own check, schema, custody chain, and for each source its evidence, its
 * rows and its counts. Slow by nature: it reads everything.
 */
export function verifyCase(
  db: ReadableCase,
  progress: (progress: JobProgress) => void,
): VerifyReport {
  const started = Date.now();
  const checks: VerifyCheck[] = [];
  const add = (subject: string, whenFine: string, check: () => string[]) => {
    const findings = attempt(check);
    checks.push({
      subject,
      ok: findings.length === 0,
      findings: findings.length ? findings : [whenFine],
    });
  };
  add('database', 'every page and every index agrees', () => checkPages(db));
  add('schema', 'tables and triggers are those of this program', () => describeSchema(db));
  add('custody log', 'the chain holds from its first entry to its last', () => checkCustody(db));
  add('references', 'every row belongs to a source', () => checkReferences(db));
  const sources = readOr(() => sourceRows(db), []);
  const inCustody = readOr(() => custodySources(db), new Map<number, CustodySource>());
  add('sources', `${sources.length} sources, as the custody log says`, () =>
    compareLists(sources, inCustody),
  );
  const total = sources.reduce((sum, source) => sum + bytesOf(source), 0);
  let done = 0;
  for (const source of sources) {
    const stage = `verifying ${source.name}`;
    const passed = (bytes: number) => {
      done += bytes;
      progress({ done, total, unit: 'bytes', stage });
    };
    add(`source ${source.id} ${source.name}`, 'evidence, records and counts are as imported', () =>
      checkSource(db, source, inCustody.get(source.id), passed),
    );
  }
  const seconds = (Date.now() - started) / 1000;
  return { ok: checks.every(({ ok }) => ok), checks, seconds };
}

function attempt(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (isSqliteError(error) || error instanceof SyntaxError || error instanceof RangeError) {
      return [`cannot be read: ${error.message}`];
    }
    throw error;
  }
}

function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (isSqliteError(error) || error instanceof SyntaxError) return otherwise;
    throw error;
  }
}

function checkPages(db: ReadableCase): string[] {
  const findings = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  return findings.map((row) => row.integrity_check).filter((finding) => finding !== 'ok');
}

function checkReferences(db: ReadableCase): string[] {
  const findings: string[] = [];
  const none = (sql: string, finding: string) => {
    const count = db.prepare(sql).pluck().get() as number;
    if (count > 0) findings.push(`${count} ${finding}`);
  };
  for (const table of ['record', 'issue', 'duplicate', 'block']) {
    none(
      `SELECT count(*) FROM ${table} WHERE source NOT IN (SELECT id FROM source)`,
      `rows of ${table} belong to no source`,
    );
  }
  none(
    `SELECT abs((SELECT count(*) FROM record) - (SELECT coalesce(sum(last - first + 1), 0) FROM block WHERE subject = 'record'))`,
    'records are covered by no block',
  );
  none(
    `SELECT abs((SELECT count(*) FROM value) - (SELECT coalesce(sum(last - first + 1), 0) FROM block WHERE subject = 'value'))`,
    'values are covered by no block',
  );
  none(
    `SELECT count(*) FROM chunk WHERE stream NOT IN (SELECT id FROM stream)`,
    'frames belong to no stream',
  );
  none(
    `SELECT count(*) FROM fingerprint WHERE record NOT IN (SELECT id FROM record)`,
    'fingerprints belong to no record',
  );
  return findings;
}

function sourceRows(db: ReadableCase): SourceRow[] {
  return db
    .prepare(
      `SELECT s.id, s.name, s.stream, g.stream AS given, s.receipt
       FROM source s JOIN given g ON g.id = s.given ORDER BY s.id`,
    )
    .all() as SourceRow[];
}

function custodySources(db: ReadableCase): Map<number, CustodySource> {
  const imported = listCustody(db).filter(({ action }) => action === 'imported');
  const listed = imported.flatMap(({ detail }) => (detail as { sources: CustodySource[] }).sources);
  return new Map(listed.map((source) => [source.id, source]));
}

function compareLists(
  sources: readonly SourceRow[],
  inCustody: ReadonlyMap<number, CustodySource>,
): string[] {
  const there = new Set(sources.map(({ id }) => id));
  const missing = [...inCustody.keys()].filter((id) => !there.has(id));
  return missing.map((id) => `source ${id} is in the custody log and not in the case`);
}

function bytesOf({ receipt }: SourceRow): number {
  return readOr(() => (JSON.parse(receipt) as SourceReceipt).bytes, 0);
}

function checkSource(
  db: ReadableCase,
  source: SourceRow,
  custody: CustodySource | undefined,
  passed: (bytes: number) => void,
): string[] {
  if (custody === undefined) return ['the custody log does not know this source'];
  if (sealOf(db, source.id) !== custody.seal) return ['its receipt or description was altered'];
  const receipt = JSON.parse(source.receipt) as SourceReceipt;
  const { findings, blocks } = new BlockCheck(db).check(source.id, () => passed(0));
  if (blocks !== custody.blocks) findings.push('the hashes over its rows were altered');
  findings.push(...checkCounts(db, receipt));
  findings.push(...checkHash(db, source.stream, receipt.sha256));
  findings.push(...checkStream(db, source.stream, passed));
  if (source.given !== source.stream) {
    findings.push(...checkHash(db, source.given, receipt.file.sha256));
    findings.push(...checkStream(db, source.given, () => passed(0)));
  }
  return findings;
}

function checkHash(db: ReadableCase, stream: number, expected: string): string[] {
  const found = db.prepare('SELECT sha256 FROM stream WHERE id = ?').pluck().get(stream);
  return found === expected ? [] : [`the hash of stream ${stream} is not the one in its receipt`];
}

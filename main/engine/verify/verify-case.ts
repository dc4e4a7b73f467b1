import { TrailcaseError } from '../../../shared/errors.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { digestSubject } from '../../../shared/trail-digest.ts';
import type { VerifyCheck, VerifyReport } from '../../../shared/verify-report.ts';
import { checkFindings } from '../detect/index.ts';
import { checkMarks } from '../marks/index.ts';
import { checkCustody, checkSeals, describeSchema, type ReadableCase } from '../store/index.ts';
import { checkDigests } from './digest-check.ts';
import { checkEntryRows, checkLiveRows } from './entry-rows.ts';
import { checkPulledPages } from './pages-check.ts';
import { checkRows } from './row-check.ts';
import { SourceCheck } from './source-check.ts';

interface SourceRow {
  id: number;
  name: string;
  receipt: string;
}

/**
 * Verifies a case: SQLite's own check, schema, custody chain, marks, findings, runs of playbooks, the response
 * plan, and for each source its evidence, its rows and its counts; then digests of CloudTrail with the log files
 * that they attest. Slow by nature: it reads everything.
 */
export function verifyCase(
  db: ReadableCase,
  progress: (progress: JobProgress) => void,
): VerifyReport {
  const started = Date.now();
  const checks: VerifyCheck[] = [];
  const add = (subject: string, whenFine: string, check: () => string[]) => {
    const findings = attempt(check, (trouble) => [trouble]);
    checks.push({
      subject,
      ok: findings.length === 0,
      findings: findings.length ? findings : [whenFine],
    });
  };
  const look = (stage: string) => progress({ done: 0, total: null, unit: 'bytes', stage });
  look('checking the database');
  add('database', 'every page and every index agrees', () => checkPages(db));
  look('checking rows');
  add('schema', 'tables and triggers are those of this program', () => describeSchema(db));
  add('custody log', 'the chain holds from its first entry to its last', () => checkCustody(db));
  add('rows', 'every row belongs to a source and is covered by a hash', () => checkRows(db));
  add('marks', 'marks, notes and saved views are what the custody log says', () => checkMarks(db));
  add('findings', 'findings and decisions are what the custody log says', () => checkFindings(db));
  add('response', 'runs of playbooks and the response plan are what the custody log says', () =>
    checkEntryRows(db),
  );
  add('live', 'connections, pulls, executions and restores are what the custody log says', () => [
    ...checkLiveRows(db),
    ...checkPulledPages(db, () => look('checking pages')),
  ]);
  let sources: SourceRow[] = [];
  add('sources', 'receipts are those that the custody log says', () => {
    sources = sourceRows(db);
    return checkSeals(db);
  });
  const sourceCheck = new SourceCheck(db);
  const total = sources.reduce((sum, source) => sum + bytesOf(source), 0);
  let done = 0;
  for (const source of sources) {
    const stage = `verifying ${source.name}`;
    const passed = (bytes: number) => {
      done += bytes;
      progress({ done, total, unit: 'bytes', stage });
    };
    add(`source ${source.id} ${source.name}`, 'evidence, records and counts are as imported', () =>
      sourceCheck.check(source.id, passed),
    );
  }
  const stage = 'comparing digests';
  const digests = attempt<VerifyCheck | null>(
    () => checkDigests(db, () => progress({ done, total, unit: 'bytes', stage })),
    (trouble) => ({ subject: digestSubject, ok: false, findings: [trouble] }),
  );
  if (digests !== null) checks.push(digests);
  const seconds = (Date.now() - started) / 1000;
  return { ok: checks.every(({ ok }) => ok), checks, seconds };
}

/** What cannot be read is a finding; only a cancellation ends the verification. */
function attempt<T>(check: () => T, whenUnreadable: (trouble: string) => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof TrailcaseError || !(error instanceof Error)) throw error;
    return whenUnreadable(`cannot be read: ${error.message}`);
  }
}

function checkPages(db: ReadableCase): string[] {
  const findings = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  return findings.map((row) => row.integrity_check).filter((finding) => finding !== 'ok');
}

function sourceRows(db: ReadableCase): SourceRow[] {
  return db.prepare('SELECT id, name, receipt FROM source ORDER BY id').all() as SourceRow[];
}

/** Bytes to hash, for the progress; none where the receipt cannot be read, which is found later. */
function bytesOf({ receipt }: SourceRow): number {
  try {
    return (JSON.parse(receipt) as SourceReceipt).bytes;
  } catch {
    return 0;
  }
}

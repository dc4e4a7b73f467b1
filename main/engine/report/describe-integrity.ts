import { formatInstant } from '../../../shared/time/index.ts';
import type { VerifyReport } from '../../../shared/verify-report.ts';
import { runActions } from '../playbook/index.ts';
import { planActions } from '../response/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { IntegrityPart } from './report-model.ts';

/** Entries of the custody log that change nothing of what a report says. */
const handingOver: readonly string[] = [
  'opened',
  'exported',
  'evidence written',
  'report written',
  planActions.exported,
  runActions.exported,
];

/** How it is known that the case is what it was: its custody log and the last full verification. */
export function describeIntegrity(db: ReadableCase): IntegrityPart {
  const last = db
    .prepare(
      `SELECT id, time, hash FROM custody WHERE action NOT IN (SELECT value FROM json_each(?))
       ORDER BY id DESC LIMIT 1`,
    )
    .get(JSON.stringify(handingOver)) as { id: number; time: number; hash: string } | undefined;
  return {
    custody: {
      entries: last?.id ?? 0,
      head: last?.hash ?? '',
      time: last === undefined ? null : formatInstant(last.time),
    },
    imports: countImports(db, 0),
    verified: lastVerification(db),
  };
}

function lastVerification(db: ReadableCase): IntegrityPart['verified'] {
  const entry = db
    .prepare(
      `SELECT id, time, actor, detail FROM custody WHERE action = 'verified' ORDER BY id DESC LIMIT 1`,
    )
    .get() as { id: number; time: number; actor: string; detail: string } | undefined;
  if (entry === undefined) return null;
  const { ok, checks } = JSON.parse(entry.detail) as VerifyReport;
  return {
    time: formatInstant(entry.time),
    by: entry.actor,
    ok,
    checks: checks.length,
    failed: checks
      .filter((check) => !check.ok)
      .slice(0, 100)
      .map(({ subject, findings }) => ({ subject, findings: findings.slice(0, 20) })),
    importsSince: countImports(db, entry.id),
  };
}

function countImports(db: ReadableCase, after: number): number {
  return db
    .prepare(`SELECT count(*) FROM custody WHERE action = 'imported' AND id > ?`)
    .pluck()
    .get(after) as number;
}

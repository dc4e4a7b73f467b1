import type { CustodyEntry } from '../../../../shared/case.ts';
import { hashRows, listCustody, type ReadableCase, readRanges } from '../../store/index.ts';
import { actions, type RanDetail, type TriageDetail } from './custody-details.ts';
import type { DetectionRules } from './earlier-runs.ts';
import { hashOfFinding, type PreparedFinding } from './prepared.ts';
import { sealOfFindings, sealOfTriage } from './seals.ts';

/**
 * Compares runs of rules, their findings and what was decided about them with what the custody log says.
 * The chain of the log must have been checked before.
 * @returns what differs, in words; empty when nothing does
 */
export function checkFindings(db: ReadableCase): string[] {
  const entries = listCustody(db);
  const ofRuns = checkDetections(db, entries);
  return [
    ...(ofRuns.length > 0 ? ofRuns : [...checkRules(db), ...checkRows(db)]),
    ...checkTriage(db, entries),
  ];
}

function checkDetections(db: ReadableCase, entries: readonly CustodyEntry[]): string[] {
  const findings: string[] = [];
  const ran = entries.filter(({ action }) => action === actions.ran);
  const row = db.prepare('SELECT records, receipt, rules FROM detection WHERE id = ?').raw();
  for (const { id, detail } of ran) {
    const { records, receiptSha256, rulesSha256 } = detail as RanDetail;
    const found = row.get(id) as [number, string, string] | undefined;
    if (found === undefined) findings.push(`the run of rules ${id} was removed`);
    else if (
      found[0] !== records ||
      hashRows([[found[1]]]) !== receiptSha256 ||
      hashRows([[found[2]]]) !== rulesSha256
    ) {
      findings.push(`the run of rules ${id} was altered`);
    }
  }
  if (numberOf(db, 'SELECT count(*) FROM detection') !== ran.length) {
    findings.push('a run of rules is not in the custody log');
  }
  const newest = ran.at(-1)?.detail as RanDetail | undefined;
  const isSealed =
    newest === undefined
      ? numberOf(db, 'SELECT count(*) FROM finding') === 0
      : sealOfFindings(db) === newest.findingsSha256;
  if (!isSealed) findings.push('findings are not what the newest run of rules left');
  return findings;
}

/** Rules as they were must be those that runs name, each with its own hash. */
function checkRules(db: ReadableCase): string[] {
  const findings: string[] = [];
  const known = new Set<string>();
  const runs = db.prepare('SELECT rules FROM detection').pluck().all() as string[];
  for (const rules of runs) {
    for (const { sha256 } of JSON.parse(rules) as DetectionRules) {
      if (sha256 !== null) known.add(sha256);
    }
  }
  const found = new Set<string>();
  const rows = db.prepare('SELECT sha256, body FROM detected_rule').raw().iterate();
  for (const row of rows) {
    const [sha256, body] = row as [string, string];
    if (hashRows([[body]]) !== sha256) findings.push('a rule as it ran was altered');
    if (!known.has(sha256)) findings.push('a rule as it ran is of no run');
    found.add(sha256);
  }
  const missing = [...known].filter((sha256) => !found.has(sha256)).length;
  if (missing > 0) findings.push(`rules as they ran were removed: ${missing}`);
  return findings;
}

/** Every finding must have the hash that the seal is over, and the records that it says. */
function checkRows(db: ReadableCase): string[] {
  const findings: string[] = [];
  const highest = numberOf(db, 'SELECT coalesce(max(id), 0) FROM record');
  const linked = db
    .prepare('SELECT record FROM finding_record WHERE finding = ? ORDER BY record')
    .pluck();
  const rows = db
    .prepare(
      `SELECT id, rule, identity, title, level, first, last, body, records, sha256 FROM finding
       ORDER BY id`,
    )
    .iterate() as IterableIterator<PreparedFinding & { id: number }>;
  let links = 0;
  for (const { id, sha256, ...finding } of rows) {
    if (hashOfFinding(finding) !== sha256) {
      findings.push(`finding ${id} was altered`);
      continue;
    }
    const expected = readRanges(finding.records, highest);
    const found = linked.all(id) as number[];
    links += found.length;
    if (found.length !== expected.length || found.some((record, at) => record !== expected[at])) {
      findings.push(`the list of records of finding ${id} was altered`);
    }
  }
  if (findings.length === 0 && numberOf(db, 'SELECT count(*) FROM finding_record') !== links) {
    findings.push('a record is in the list of a finding that is not there');
  }
  return findings;
}

const decisions: ReadonlySet<string> = new Set([
  actions.confirmed,
  actions.dismissed,
  actions.open,
]);

function checkTriage(db: ReadableCase, entries: readonly CustodyEntry[]): string[] {
  const findings: string[] = [];
  let expected = 0;
  for (const { id, action, detail } of entries) {
    if (!decisions.has(action)) continue;
    const { sha256, findings: decided } = detail as TriageDetail;
    if (sealOfTriage(db, id) !== sha256) findings.push(`the decision ${id} was altered`);
    expected += decided;
  }
  if (numberOf(db, 'SELECT count(*) FROM triage') !== expected) {
    findings.push('a decision about findings is not in the custody log');
  }
  return findings;
}

function numberOf(db: ReadableCase, sql: string): number {
  return db.prepare(sql).pluck().get() as number;
}

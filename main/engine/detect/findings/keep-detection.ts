import { type DetectionReceipt, type Level, levels } from '../../../../shared/detection.ts';
import {
  appendCustody,
  custodyHead,
  hashRows,
  readRanges,
  type WritableCase,
} from '../../store/index.ts';
import { actions, type RanDetail } from './custody-details.ts';
import type { DetectionRules } from './earlier-runs.ts';
import type { PreparedFinding, PreparedRule, PreparedRun } from './prepared.ts';
import { type EarlierFinding, type Reconciled, reconcile } from './reconcile.ts';
import { sealOfFindings } from './seals.ts';

/**
 * Keeps what a run of the rules found, within the caller's transaction: findings that were there before
 * stay the same ones, with everything that was decided about them; those of rules that did not run are
 * not touched.
 *
 * @param look called now and then; throws when the run was cancelled
 */
export function keepDetection(
  db: WritableCase,
  run: PreparedRun,
  look: () => void,
): DetectionReceipt {
  const id = custodyHead(db).entries + 1;
  const keeper = new Keeper(db, id, run);
  const counts = { new: 0, changed: 0, gone: 0 };
  for (const rule of run.rules) {
    look();
    const { added, changed, gone } = keeper.keep(rule);
    counts.new += added.length;
    counts.changed += changed.length;
    counts.gone += gone.length;
  }
  const lost = keeper.leaveRulesWithout(run);
  counts.gone += lost.findings;
  const { total, levels: byLevel } = countStanding(db, id, run);
  const findings = { total, ...counts, same: total - counts.new - counts.changed };
  const { asOf, zone, records, outcomes, problems, seconds } = run;
  const asked = run.rules.filter(({ reports }) => reports).length;
  const ran = outcomes.filter(({ skipped }) => skipped === null).length;
  const receipt: Omit<DetectionReceipt, 'detection'> = {
    asOf,
    zone,
    records,
    rules: asked,
    ran,
    outcomes: [...outcomes],
    problems: [...problems],
    findings,
    levels: byLevel,
    seconds,
  };
  const texts = [
    wellFormed(receipt),
    wellFormed([...rulesOf(run), ...lost.rules.map(goneRule)]),
  ] as const;
  const detail: RanDetail = {
    records,
    rules: asked,
    ran,
    problems: problems.length,
    findings,
    levels: byLevel,
    settings: run.settings,
    question: run.question,
    asOf,
    zone,
    receiptSha256: hashRows([[texts[0]]]),
    rulesSha256: hashRows([[texts[1]]]),
    findingsSha256: sealOfFindings(db),
  };
  look();
  const entry = appendCustody(db, actions.ran, detail);
  if (entry.id !== id) throw new Error(`entry ${entry.id} was appended in place of ${id}`);
  db.prepare('INSERT INTO detection (id, records, receipt, rules) VALUES (?, ?, ?, ?)').run(
    id,
    records,
    ...texts,
  );
  return { ...receipt, detection: id };
}

/** Writes the findings of one rule after the other. */
class Keeper {
  readonly #detection: number;
  readonly #run: PreparedRun;
  readonly #earlier;
  readonly #rule;
  readonly #insert;
  readonly #change;
  readonly #see;
  readonly #leave;
  readonly #strangers;
  readonly #leaveRules;
  readonly #unlink;
  readonly #link;
  #last: number;

  constructor(db: WritableCase, detection: number, run: PreparedRun) {
    this.#detection = detection;
    this.#run = run;
    this.#last = (db.prepare('SELECT max(id) FROM finding').pluck().get() as number | null) ?? 0;
    this.#earlier = db.prepare(
      `SELECT id, identity, first, last, records, sha256, gone,
         EXISTS (SELECT 1 FROM triage WHERE finding = f.id) AS decided
       FROM finding f WHERE rule = ? ORDER BY id`,
    );
    this.#rule = db.prepare('INSERT OR IGNORE INTO detected_rule (sha256, body) VALUES (?, ?)');
    this.#insert = db.prepare(
      `INSERT INTO finding (id, detection, latest, gone, detected, rule, identity, title, level, first,
         last, body, records, sha256)
       VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#change = db.prepare(
      `UPDATE finding SET latest = ?, gone = 0, detected = ?, title = ?, level = ?, first = ?, last = ?,
         body = ?, records = ?, sha256 = ? WHERE id = ?`,
    );
    this.#see = db.prepare(
      `UPDATE finding SET latest = ?, detected = ?
       WHERE id IN (SELECT value FROM json_each(?))`,
    );
    this.#leave = db.prepare(
      `UPDATE finding SET latest = ?, detected = ?, gone = 1
       WHERE id IN (SELECT value FROM json_each(?))`,
    );
    this.#strangers = db
      .prepare(
        `SELECT DISTINCT rule FROM finding
         WHERE gone = 0 AND rule NOT IN (SELECT value FROM json_each(?)) ORDER BY rule`,
      )
      .pluck();
    this.#leaveRules = db.prepare(
      `UPDATE finding SET latest = ?, gone = 1
       WHERE gone = 0 AND rule IN (SELECT value FROM json_each(?))`,
    );
    this.#unlink = db.prepare('DELETE FROM finding_record WHERE finding = ?');
    this.#link = db.prepare(
      'INSERT INTO finding_record (finding, record) SELECT ?, value FROM json_each(?)',
    );
  }

  keep({ id, kept, found }: PreparedRule): Reconciled {
    if (kept !== null) this.#rule.run(kept.sha256, kept.body);
    if (kept === null || found === null) return { added: [], changed: [], same: [], gone: [] };
    const { sha256 } = kept;
    const isPart = this.#run.question !== null;
    const earlier = this.#earlier.all(id.toWellFormed()) as EarlierFinding[];
    const result = reconcile(earlier, found, isPart, (ranges) => this.#idsOf(ranges));
    // What was not looked at is not gone.
    if (isPart) result.gone = [];
    for (const finding of result.added) this.#add(finding, sha256);
    for (const { id: known, finding } of result.changed) this.#alter(known, finding, sha256);
    this.#see.run(this.#detection, sha256, JSON.stringify(result.same));
    this.#leave.run(this.#detection, sha256, JSON.stringify(result.gone));
    return result;
  }

  /** Marks what rules found that are not among all those that were asked for; what was decided stays. */
  leaveRulesWithout({ rules, question, isNamed }: PreparedRun): {
    rules: string[];
    findings: number;
  } {
    if (question !== null || isNamed) return { rules: [], findings: 0 };
    const ids = JSON.stringify(rules.map(({ id }) => id.toWellFormed()));
    const gone = this.#strangers.all(ids) as string[];
    const { changes } = this.#leaveRules.run(this.#detection, JSON.stringify(gone));
    return { rules: gone, findings: changes };
  }

  #add(finding: PreparedFinding, detected: string): void {
    this.#last += 1;
    const { rule, identity, title, level, first, last, body, records, sha256 } = finding;
    const [id, run] = [this.#last, this.#detection];
    const cells = [rule, identity, title, level, first, last, body, records, sha256];
    this.#insert.run(id, run, run, detected, ...cells);
    this.#link.run(id, JSON.stringify(this.#idsOf(records)));
  }

  #alter(id: number, finding: PreparedFinding, detected: string): void {
    const { title, level, first, last, body, records, sha256 } = finding;
    const cells = [title, level, first, last, body, records, sha256];
    this.#change.run(this.#detection, detected, ...cells, id);
    this.#unlink.run(id);
    this.#link.run(id, JSON.stringify(this.#idsOf(records)));
  }

  #idsOf(ranges: string): number[] {
    return readRanges(ranges, this.#run.records);
  }
}

/** What each rule that was asked for is known to have seen, for the next run. */
function rulesOf({ rules, question, records, zone }: PreparedRun): DetectionRules {
  return rules.map(({ id, hash, kept }) => ({
    id,
    hash,
    sha256: kept?.sha256 ?? null,
    seen: kept !== null && question === null ? { records, zone } : null,
  }));
}

function goneRule(id: string): DetectionRules[number] {
  return { id, hash: '', sha256: null, seen: null, isGone: true };
}

/** Findings that stand after a run: of the rules that it asked, or of a part of the case those that it found. */
function countStanding(
  db: WritableCase,
  detection: number,
  { rules, question }: PreparedRun,
): Pick<DetectionReceipt, 'levels'> & { total: number } {
  const ids = JSON.stringify(
    rules.filter(({ reports }) => reports).map(({ id }) => id.toWellFormed()),
  );
  const rows = db
    .prepare(
      `SELECT level, count(*) FROM finding
       WHERE gone = 0 AND rule IN (SELECT value FROM json_each(?)) AND (? OR latest = ?)
       GROUP BY level`,
    )
    .raw()
    .all(ids, question === null ? 1 : 0, detection) as [number, number][];
  const counts = Object.fromEntries(levels.map((level) => [level, 0])) as Record<Level, number>;
  for (const [level, count] of rows) counts[levels[level] as Level] = count;
  return { total: rows.reduce((sum, [, count]) => sum + count, 0), levels: counts };
}

function wellFormed(value: unknown): string {
  return JSON.stringify(value).toWellFormed();
}

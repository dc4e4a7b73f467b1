import { createHash } from 'node:crypto';
import { runActions } from '../playbook/index.ts';
import { planActions } from '../response/index.ts';
import type { ReadableCase } from '../store/index.ts';

/**
 * Entries of the custody log that have a row with the same number in a table of theirs, by the words of the
 * log: the table, and what the row's `kind` says.
 */
const rowsOfEntries: Readonly<Record<string, { table: string; kind: string | null }>> = {
  [runActions.started]: { table: 'playbook_run', kind: null },
  [runActions.answered]: { table: 'playbook_step', kind: 'answer' },
  [runActions.judged]: { table: 'playbook_step', kind: 'verdict' },
  [runActions.changed]: { table: 'playbook_step', kind: 'state' },
  [planActions.added]: { table: 'plan_step', kind: 'added' },
  [planActions.changed]: { table: 'plan_step', kind: 'changed' },
  [planActions.removed]: { table: 'plan_step', kind: 'removed' },
  [planActions.ordered]: { table: 'plan_step', kind: 'ordered' },
};

interface Row {
  detail: string;
  kind?: string;
  /** Of `playbook_run`. */
  playbook?: string;
  /** Of `playbook_step`. */
  run?: number;
  step?: string;
  records?: string;
}

/** What of a detail stands in columns of their own too. */
interface Detail {
  run?: number;
  step?: string;
  /** Over the playbook, or over the records of an answer. */
  sha256?: string;
  /** Ids of records in ranges. */
  evidence?: string;
}

/**
 * Compares runs of playbooks and the response plan with what the custody log says: each row bears the number
 * of an entry and says the same. The chain of the log must have been checked before.
 * @returns what differs, in words; empty when nothing does
 */
export function checkEntryRows(db: ReadableCase): string[] {
  const findings: string[] = [];
  const expected: Record<string, number> = { playbook_run: 0, playbook_step: 0, plan_step: 0 };
  const entries = db
    .prepare(
      `SELECT id, action, detail FROM custody
       WHERE action IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(Object.keys(rowsOfEntries))) as {
    id: number;
    action: string;
    detail: string;
  }[];
  for (const { id, action, detail } of entries) {
    const { table, kind } = rowsOfEntries[action] as { table: string; kind: string | null };
    expected[table] = (expected[table] ?? 0) + 1;
    const row = db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
    if (row === undefined) findings.push(`${titles[table]} ${id} was removed outside Trailcase`);
    else if (!isSame(row, detail, kind)) {
      findings.push(`${titles[table]} ${id} was altered outside Trailcase`);
    }
  }
  for (const [table, count] of Object.entries(expected)) {
    const found = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    if (found > count) findings.push(`${titles[table]}: one is not in the custody log`);
  }
  return findings;
}

const titles: Readonly<Record<string, string>> = {
  playbook_run: 'the run of a playbook',
  playbook_step: 'the step of a run',
  plan_step: 'the change of the response plan',
};

function isSame(row: Row, text: string, kind: string | null): boolean {
  if (row.detail !== text) return false;
  const { run, step, sha256, evidence = '' } = JSON.parse(text) as Detail;
  if (kind !== null && row.kind !== kind) return false;
  if (row.playbook !== undefined && sha256Of(row.playbook) !== sha256) return false;
  if (row.run !== undefined && (row.run !== run || row.step !== step)) return false;
  if (row.records === undefined) return true;
  return kind === 'answer' ? sha256Of(row.records) === sha256 : row.records === evidence;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash } from 'node:crypto';
import { type ReadableCase, rowsOfLiveEntries } from '../store/index.ts';

/** The table that an entry of the custody log has a row in, and what the row's `kind` says. */
interface RowOfEntry {
  table: string;
  kind: string | null;
}

/**
 * Entries of the custody log that have a row with the same number in a table of theirs, by the words of the
 * log.
 */
const rowsOfEntries: Readonly<Record<string, RowOfEntry>> = {
  'run started': { table: 'playbook_run', kind: null },
  'run answered': { table: 'playbook_step', kind: 'answer' },
  'run judged': { table: 'playbook_step', kind: 'verdict' },
  'run changed': { table: 'playbook_step', kind: 'state' },
  'plan action added': { table: 'plan_step', kind: 'added' },
  'plan action changed': { table: 'plan_step', kind: 'changed' },
  'plan actions removed': { table: 'plan_step', kind: 'removed' },
  'plan ordered': { table: 'plan_step', kind: 'ordered' },
};

interface Row {
  id: number;
  detail: string;
  kind?: string;
  [column: string]: unknown;
}

/** What of a detail stands in columns of their own too. */
interface Detail {
  id?: string;
  connection?: string | { id?: string };
  /** Over the playbook, or over the records of an answer or a restore. */
  sha256?: string;
  /** Ids of records in ranges. */
  evidence?: string;
  [column: string]: unknown;
}

/** The entry of an import that a pull brought, whose point is a row too. */
interface PulledEntry {
  pulled?: { point: unknown };
}

/**
 * Compares runs of playbooks and the response plan with what the custody log says: each row bears the number
 * of an entry and says the same. The chain of the log must have been checked before.
 * @returns what differs, in words; empty when nothing does
 */
export function checkEntryRows(db: ReadableCase): string[] {
  return compareRows(db, rowsOfEntries);
}

/** The same of connections, pulls and how far they are, executions of the plan, and restores. */
export function checkLiveRows(db: ReadableCase): string[] {
  return compareRows(db, rowsOfLiveEntries);
}

function compareRows(db: ReadableCase, rows: Readonly<Record<string, RowOfEntry>>): string[] {
  const findings: string[] = [];
  const expected = new Map(Object.values(rows).map(({ table }) => [table, 0]));
  const look = (id: number, { table, kind }: RowOfEntry, detail: string) => {
    expected.set(table, (expected.get(table) ?? 0) + 1);
    const row = db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
    if (row === undefined) findings.push(`${titles[table]} ${id} was removed outside Trailcase`);
    else if (!isSame(row, detail, kind)) {
      findings.push(`${titles[table]} ${id} was altered outside Trailcase`);
    }
  };
  for (const { id, action, detail } of entriesOf(db, Object.keys(rows))) {
    look(id, rows[action] as RowOfEntry, detail);
  }
  if (expected.has('pull_point')) {
    for (const { id, detail } of entriesOf(db, ['imported'])) {
      const { pulled } = JSON.parse(detail) as PulledEntry;
      if (pulled === undefined) continue;
      look(id, { table: 'pull_point', kind: null }, JSON.stringify(pulled.point));
    }
  }
  for (const [table, count] of expected) {
    const found = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    if (found > count) findings.push(`${titles[table]}: one is not in the custody log`);
  }
  return findings;
}

function entriesOf(db: ReadableCase, actions: readonly string[]) {
  return db
    .prepare(
      `SELECT id, action, detail FROM custody
       WHERE action IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(actions)) as { id: number; action: string; detail: string }[];
}

const titles: Readonly<Record<string, string>> = {
  playbook_run: 'the run of a playbook',
  playbook_step: 'the step of a run',
  plan_step: 'the change of the response plan',
  connection_step: 'the change of a connection',
  pull: 'the pull',
  pull_point: 'how far a pull is, as entry',
  act_run: 'the execution of the plan',
  act_step: 'the step of an execution',
  restore_run: 'the restore',
  restore_step: 'the step of a restore',
};

/** Every column of a row says what its entry says. */
function isSame(row: Row, text: string, kind: string | null): boolean {
  if (row.detail !== text) return false;
  if (kind !== null && row.kind !== kind) return false;
  const detail = JSON.parse(text) as Detail;
  return Object.entries(row).every(([column, value]) => {
    switch (column) {
      case 'id':
      case 'detail':
      case 'kind':
        return true;
      case 'playbook':
        return sha256Of(value) === detail.sha256;
      case 'connection':
        return value === connectionIn(detail);
      case 'records':
        return kind !== null && kind !== 'answer'
          ? value === (detail.evidence ?? '')
          : sha256Of(value) === detail.sha256;
      default:
        return value === (detail[column] ?? null);
    }
  });
}

function connectionIn({ id, connection }: Detail): string | undefined {
  if (connection === undefined) return id;
  return typeof connection === 'string' ? connection : connection.id;
}

function sha256Of(text: unknown): string {
  return createHash('sha256').update(String(text)).digest('hex');
}

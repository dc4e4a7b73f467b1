import type { TriageState } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { appendCustody, cleanText, custodyHead, type WritableCase } from '../../store/index.ts';
import { actions, mostListed, type TriageDetail } from './custody-details.ts';
import { newestDecisions } from './finding-rows.ts';
import { hashOfRecords, sealOfTriage } from './seals.ts';

interface Standing {
  id: number;
  records: string;
  state: TriageState | null;
  sha256: string | null;
  reason: string | null;
}

/**
 * Confirms, dismisses or reopens findings, within the caller's transaction. Those that are decided so
 * already, for the same reason and with the same records, stay as they are.
 * @returns how many are decided otherwise than before
 * @throws TrailcaseError `not-found` for a number that no finding has; `bad-request` where dismissing or
 *   reopening gives no reason
 */
export function decide(
  db: WritableCase,
  findings: readonly number[],
  state: TriageState,
  given: string,
): number {
  const reason = cleanText(given).trim();
  if (reason === '' && state !== 'confirmed') {
    const what = state === 'open' ? 'Reopening' : 'Dismissing';
    throw new TrailcaseError(
      'bad-request',
      `${what} a finding needs a reason, which stays with it.`,
    );
  }
  const ids = [...new Set(findings)].sort((one, other) => one - other);
  const decided = read(db, ids).flatMap((each) => {
    const sha256 = hashOfRecords(each.records);
    return isDecidedSo(each, state, reason, sha256) ? [] : [{ id: each.id, sha256 }];
  });
  if (decided.length === 0) return 0;
  write(db, decided, state, reason);
  return decided.length;
}

/** The rows come first, since the entry holds the seal over them: it must be the next one. */
function write(
  db: WritableCase,
  decided: readonly { id: number; sha256: string }[],
  state: TriageState,
  reason: string,
): void {
  const change = custodyHead(db).entries + 1;
  const insert = db.prepare(
    'INSERT INTO triage (change, finding, state, sha256) VALUES (?, ?, ?, ?)',
  );
  for (const { id, sha256 } of decided) insert.run(change, id, state, sha256);
  const detail: TriageDetail = {
    findings: decided.length,
    ids: decided.slice(0, mostListed).map(({ id }) => id),
    unlisted: Math.max(0, decided.length - mostListed),
    reason,
    sha256: sealOfTriage(db, change),
  };
  const { id } = appendCustody(db, actions[state], detail);
  if (id !== change) throw new Error(`entry ${id} was appended in place of ${change}`);
}

function read(db: WritableCase, ids: readonly number[]): Standing[] {
  const found = db
    .prepare(
      `WITH ${newestDecisions}
       SELECT f.id, f.records, n.state, n.sha256, c.detail ->> '$.reason' AS reason
       FROM json_each(?) given JOIN finding f ON f.id = given.value
       LEFT JOIN newest n ON n.finding = f.id LEFT JOIN custody c ON c.id = n.change
       ORDER BY f.id`,
    )
    .all(JSON.stringify(ids)) as Standing[];
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing === undefined) return found;
  throw new TrailcaseError('not-found', `There is no finding ${missing} in this case.`);
}

function isDecidedSo(
  before: Standing,
  state: TriageState,
  reason: string,
  sha256: string,
): boolean {
  if (before.state === null) return state === 'open';
  return before.state === state && before.reason === reason && before.sha256 === sha256;
}

import type { RestoreRun } from '../../../shared/restoring.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { accountName, custodyHead, type ReadableCase, toolVersion } from '../store/index.ts';
import type { StateDetail } from './journal.ts';
import { readRun } from './read-runs.ts';

/** A batch as the receipt tells it; null where the tenant's answer was not kept. */
export interface ReceiptBatch {
  batch: number;
  key: string;
  /** Numbers of its records in the case, in ranges. */
  records: string;
  count: number;
  bytes: number;
  sha256: string;
  answer: {
    status: number;
    requests: number;
    accepted: number;
    alreadyThere: number;
    refused: number;
  } | null;
}

/** Everything that is known of a restore, and what proves it: the same whenever it is asked, but for `generated`. */
export interface RestoreReceipt {
  receipt: 'trailcase restore';
  version: 1;
  case: { id: string; created: string };
  restore: Omit<RestoreRun, 'verification' | 'refused'>;
  /** Records that were to be sent: what the tenant did not have. */
  sent: number;
  /** Records that the tenant had before. */
  inTenantBefore: number;
  verification: StateDetail['verification'];
  /** How records were chosen and compared, in sentences. */
  rules: string[];
  batches: ReceiptBatch[];
  refused: RestoreRun['refused'];
  generated: {
    at: string;
    by: string;
    tool: string;
    custody: { entries: number; head: string };
  };
}

/** The receipt of a restore. */
export function receiptOf(db: ReadableCase, number: number): RestoreReceipt {
  const { run, start, state, asked, answered } = readRun(db, number);
  const { verification: _, refused: __, ...restore } = run;
  const fact = (name: string) =>
    String(db.prepare('SELECT value FROM fact WHERE name = ?').pluck().get(name));
  return {
    receipt: 'trailcase restore',
    version: 1,
    case: { id: fact('id'), created: fact('created') },
    restore,
    sent: start.sent,
    inTenantBefore: start.inTenant,
    verification: state?.verification ?? null,
    rules: rulesOf(run),
    batches: [...asked.values()].map(({ run: _run, ...batch }) => {
      const answer = answered.get(batch.batch);
      return {
        ...batch,
        answer:
          answer === undefined
            ? null
            : {
                status: answer.status,
                requests: answer.attempts,
                accepted: answer.accepted,
                alreadyThere: answer.alreadyThere,
                refused: answer.refusedTotal,
              },
      };
    }),
    refused: [...answered.values()].flatMap(({ refused }) => refused),
    generated: {
      at: formatInstant(Date.now() * 1_000),
      by: accountName(),
      tool: toolVersion(),
      custody: custodyHead(db),
    },
  };
}

function rulesOf({ sources }: RestoreRun): string[] {
  const rules = [
    'Records are told apart by their id, and are the same where all their values are, whatever the order of their keys; large integers count to the last digit.',
    'Only records that the tenant did not have were sent, in the order of the archive. A record that the tenant has with another content is never sent.',
    'Every batch was written into the custody log before it went out and when it was answered. Its key and its bytes are the same whenever it is sent.',
  ];
  if (sources.some(({ form }) => form === 'json')) {
    rules.push('Records of JSON archives were sent as the bytes that stand in the evidence.');
  }
  if (sources.some(({ form }) => form === 'table')) {
    rules.push(
      'Rows of tables were made into JSON: columns by their names, JSON text in cells read, empty cells null. They are compared cell by cell, as a table does not tell a number from its digits.',
    );
  }
  return rules;
}

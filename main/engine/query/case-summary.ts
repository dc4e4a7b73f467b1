import { statSync } from 'node:fs';
import type { CaseInfo, Integrity, KindSummary, ReadOnlyReason } from '../../../shared/case.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { kinds } from '../../../shared/kinds.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { custodyHead, type ReadableCase } from '../store/index.ts';

/** What is in a case. Every figure is read from an index or a receipt, so that size does not matter. */
export function summariseCase(
  db: ReadableCase,
  integrity: Integrity,
  readOnly: ReadOnlyReason | null = null,
): CaseInfo {
  const fact = (name: string) =>
    db.prepare('SELECT value FROM fact WHERE name = ?').pluck().get(name) as string;
  const sources = listSources(db);
  return {
    path: db.name,
    id: fact('id'),
    created: fact('created'),
    bytes: statSync(db.name).size,
    records: sources.reduce((sum, { stored }) => sum + stored, 0),
    kinds: summariseKinds(db, sources),
    sources,
    integrity,
    readOnly,
    custody: custodyHead(db),
  };
}

/** Receipts of all sources, in the order of their import. */
export function listSources(db: ReadableCase): SourceReceipt[] {
  const receipts = db.prepare('SELECT receipt FROM source ORDER BY id').pluck().all() as string[];
  return receipts.map((receipt) => JSON.parse(receipt) as SourceReceipt);
}

function summariseKinds(db: ReadableCase, sources: readonly SourceReceipt[]): KindSummary[] {
  const edge = (order: 'ASC' | 'DESC') =>
    db
      .prepare(
        `SELECT time FROM record WHERE kind = ? AND time IS NOT NULL ORDER BY time ${order} LIMIT 1`,
      )
      .pluck();
  const [earliest, latest] = [edge('ASC'), edge('DESC')];
  const undated = db.prepare('SELECT count(*) FROM record WHERE kind = ? AND time IS NULL').pluck();
  const superseded = new Map(
    db.prepare('SELECT kind, count(*) FROM later_state GROUP BY kind').raw().all() as [
      number,
      number,
    ][],
  );
  return kinds.flatMap((kind, number) => {
    const count = sources.reduce((sum, source) => sum + (source.kinds[kind] ?? 0), 0);
    if (count === 0) return [];
    const [first, last] = [earliest.get(number), latest.get(number)] as (number | undefined)[];
    return [
      {
        kind,
        count,
        undated: undated.get(number) as number,
        superseded: superseded.get(number) ?? 0,
        first: first === undefined ? null : formatInstant(first),
        last: last === undefined ? null : formatInstant(last),
      },
    ];
  });
}

import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { ReadableCase } from '../store/index.ts';

/** Compares the rows that sources have with the counts of their receipts. */
export class CountCheck {
  readonly #counts: Readonly<Record<'record' | 'duplicate' | 'issue', Map<number, number>>>;

  constructor(db: ReadableCase) {
    const bySource = (table: string) =>
      new Map(
        db.prepare(`SELECT source, count(*) FROM ${table} GROUP BY source`).raw().all() as [
          number,
          number,
        ][],
      );
    this.#counts = {
      record: bySource('record'),
      duplicate: bySource('duplicate'),
      issue: bySource('issue'),
    };
  }

  check({ id, read, stored, duplicates, rejected }: SourceReceipt): string[] {
    const findings: string[] = [];
    const compare = (what: string, found: number | undefined, expected: number) => {
      if ((found ?? 0) === expected) return;
      findings.push(`${found ?? 0} ${what} are there, ${expected} were imported`);
    };
    compare('records', this.#counts.record.get(id), stored);
    compare('duplicates', this.#counts.duplicate.get(id), duplicates);
    compare('rejections', this.#counts.issue.get(id), rejected);
    if (read !== stored + duplicates + rejected) {
      findings.push(
        `read ${read} is not stored ${stored} + duplicate ${duplicates} + rejected ${rejected}`,
      );
    }
    return findings;
  }
}

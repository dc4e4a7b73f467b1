import { rmSync, writeFileSync } from 'node:fs';
import { openCase, openReadable } from '../../main/engine/store/index.ts';
import { verifyCase } from '../../main/engine/verify/index.ts';
import { type ErrorCode, TrailcaseError } from '../../shared/errors.ts';
import { type CaseContent, contentOf, differingTables } from './case-content.ts';

/** What became of a case that somebody altered. */
export type Verdict =
  /** Opening it was refused. */
  | { outcome: 'refused'; by: ErrorCode }
  /** It opened, and verification reported something. */
  | { outcome: 'reported'; by: string }
  /** Neither, and everything in it is what it was: unused bytes were hit. */
  | { outcome: 'unchanged' }
  /** Neither, and something in it is not what it was. Must never happen. */
  | { outcome: 'unnoticed'; tables: string[] };

/** Codes with which opening an altered case may be refused. */
const refusals: readonly ErrorCode[] = ['case-altered', 'case-foreign', 'case-newer'];

/** Judges altered copies of one case. */
export class Judge {
  readonly #path: string;
  readonly #entries: number;
  readonly #content: CaseContent;

  /** @param path where altered copies may be written; the case itself must lie elsewhere */
  constructor(original: string, path: string) {
    this.#path = path;
    const db = openReadable(original);
    this.#entries = db.prepare('SELECT count(*) FROM custody').pluck().get() as number;
    this.#content = contentOf(db, this.#entries);
    db.close();
  }

  /** @throws what is neither a refusal nor a finding: an error that nobody foresaw */
  judge(bytes: Buffer): Verdict {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${this.#path}${suffix}`, { force: true });
    }
    writeFileSync(this.#path, bytes);
    try {
      return this.#verify();
    } catch (error) {
      if (!(error instanceof TrailcaseError) || !refusals.includes(error.code)) throw error;
      return { outcome: 'refused', by: error.code };
    }
  }

  #verify(): Verdict {
    const { db } = openCase(this.#path, false);
    try {
      const differing = verifyCase(db, () => undefined).checks.find(({ ok }) => !ok);
      if (differing !== undefined) return { outcome: 'reported', by: differing.findings.join() };
      const tables = differingTables(this.#content, contentOf(db, this.#entries));
      return tables.length > 0 ? { outcome: 'unnoticed', tables } : { outcome: 'unchanged' };
    } finally {
      db.close();
    }
  }
}

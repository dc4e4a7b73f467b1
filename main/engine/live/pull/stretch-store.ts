import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../../shared/errors.ts';
import {
  type FileOutcome,
  ImportChannel,
  importGiven,
  type ReadingRules,
} from '../../ingest/index.ts';
import type { KnownPages, PullPoint } from '../../store/index.ts';
import type { PageStretch } from './page-stretch.ts';

/**
 * Waits until this pull may write, does the work with a line to the writer thread, and lets others write
 * again: imports, and pulls of other connections, take turns with it.
 */
export type TakeTurn = <T>(work: (port: MessagePort) => Promise<T>) => Promise<T>;

/** Stores what a pull brought: pages as a source, or where there is nothing to store how far it is. */
export class StretchStore {
  readonly #takeTurn: TakeTurn;
  readonly #isAnyKept: boolean;

  /** @param isAnyKept pages are kept although all their records are in the case */
  constructor(takeTurn: TakeTurn, isAnyKept: boolean) {
    this.#takeTurn = takeTurn;
    this.#isAnyKept = isAnyKept;
  }

  /**
   * Stores pages as one source, with their rows and the point, in one transaction.
   * @throws {TrailcaseError} `unknown-shape` where no records can be read in them
   */
  async store(
    stretch: PageStretch,
    point: PullPoint,
    title: string,
    rules: ReadingRules,
  ): Promise<FileOutcome> {
    return await this.#takeTurn(async (port) => {
      const channel = new ImportChannel(port);
      try {
        const outcome = await importGiven(stretch.toFile(title), {
          rules,
          again: true,
          channel,
          known: [],
          pulled: { point, pages: stretch.rows, isAnyKept: this.#isAnyKept },
          progress: () => undefined,
        });
        const [refusal] = outcome.refused;
        if (outcome.receipts.length > 0 || refusal === undefined) return outcome;
        throw new TrailcaseError(refusal.code, refusal.message, {
          columns: refusal.columns,
          suggestion: refusal.suggestion,
        });
      } finally {
        channel.close();
      }
    });
  }

  /** Keeps how far the pull is, where no page of it is kept. */
  async reach(point: PullPoint, known: KnownPages | null): Promise<void> {
    await this.#takeTurn(async (port) => {
      const channel = new ImportChannel(port);
      try {
        await channel.reached(point, known);
      } finally {
        channel.close();
      }
    });
  }
}

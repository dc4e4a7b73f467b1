import { rmSync } from 'node:fs';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { RestoreReceiptFile, RestoreRun } from '../../../shared/restoring.ts';
import type { LiveHost } from '../live/index.ts';
import {
  type AnsweredDetail,
  type AskedDetail,
  keepAnswered,
  keepAsked,
  keepStart,
  keepState,
  listRuns,
  type RestoreStart,
  type StateDetail,
  writeReceipt,
} from '../restore/index.ts';
import {
  appendCustody,
  liveEntries,
  type ReadableCase,
  type WritableCase,
} from '../store/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import { runComparison, runRestore } from './restore-job.ts';

/** What a reader thread can be asked about restores. */
export function restoreReads(reading: () => { db: ReadableCase }) {
  return {
    'restore.list': (): RestoreRun[] => listRuns(reading().db),
    'restore.write': ({
      run,
      out,
      format,
      cancel,
    }: ParamsOf<'restore.export'> & { cancel: CancelFlag }): RestoreReceiptFile =>
      writeReceipt(reading().db, run, out, format, () => {
        if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
      }),
  };
}

/** What the writer thread can be asked to keep of a restore. */
export function restoreWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'restore.compared': (detail: object) =>
      write((db) => void appendCustody(db, liveEntries.restoreCompared, detail)),
    'restore.start': ({ start, records }: { start: RestoreStart; records: string }) =>
      write((db) => keepStart(db, start, records)),
    'restore.asked': (detail: AskedDetail) => write((db) => keepAsked(db, detail)),
    'restore.answered': (detail: AnsweredDetail) => write((db) => keepAnswered(db, detail)),
    'restore.state': (detail: StateDetail) => write((db) => keepState(db, detail)),
  };
}

/** How the coordinator answers calls about restoring. */
export function restoreAnswers(opened: () => OpenSession, jobs: Jobs, host: LiveHost) {
  /** The restore that this engine carries out; null where it does none, 0 while it has no number yet. */
  let running: number | null = null;
  return {
    'restore.check': (params: ParamsOf<'restore.check'>) => {
      const at = opened();
      return jobs.start('restore.check', (cancel, progress) =>
        runComparison(at, host, params, cancel, progress),
      );
    },
    'restore.start': (params: ParamsOf<'restore.start'>) => {
      const at = opened();
      return jobs.start('restore.start', async (cancel, progress) => {
        if (running !== null) {
          throw new TrailcaseError(
            'case-busy',
            'A restore of this case is running. Wait until it has ended, or stop it.',
          );
        }
        running = 0;
        try {
          return await runRestore(at, host, params, cancel, progress, (run) => {
            running = run;
          });
        } finally {
          running = null;
        }
      });
    },
    'restore.list': async () => {
      const runs = (await opened().read('restore.list', {})) as RestoreRun[];
      return runs.map((each) =>
        each.run === running ? { ...each, state: 'running', ended: null } : each,
      );
    },
    'restore.export': (params: ParamsOf<'restore.export'>) => {
      const at = opened();
      if (params.run === running) {
        throw new TrailcaseError(
          'case-busy',
          `Restore ${running} is running, and its receipt would say that it stopped. Write it when it has ended.`,
        );
      }
      return jobs.start('restore.export', async (cancel) => {
        const receipt = (await at.scan('restore.write', {
          ...params,
          cancel,
        })) as RestoreReceiptFile;
        await noteReceipt(at, params.run, receipt);
        return receipt;
      });
    },
  };
}

/** A receipt that cannot be noted is taken back: nothing leaves a case without an entry. */
async function noteReceipt(
  at: OpenSession,
  run: number,
  receipt: RestoreReceiptFile,
): Promise<void> {
  try {
    await at.writer.call('append-custody', {
      action: liveEntries.restoreReceipt,
      detail: { run, ...receipt },
    });
  } catch (error) {
    rmSync(receipt.path, { force: true });
    throw error;
  }
}

import { basename } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ImportOptions, ImportReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { serveThread } from '../threads/index.ts';
import { type FileImport, importFile, type KnownFile } from './file-import.ts';
import { ImportChannel } from './import-channel.ts';
import { rulesOf } from './reading-rules.ts';

/** What the coordinator asks of a parser thread: one import, then the thread is done. */
export interface ImportOrder {
  case: string;
  files: string[];
  options: ImportOptions;
  known: KnownFile[];
  cancel: SharedArrayBuffer;
  /** Line to the writer thread. */
  port: MessagePort;
}

/** Progress is told this often at most, in milliseconds. */
const progressInterval = 100;

/** Trouble with one file that does not keep the next one from being read. */
const refusals: readonly string[] = [
  'already-imported',
  'file-unreadable',
  'file-changed',
  'damaged-archive',
  'limit-reached',
];

async function importAll(order: ImportOrder): Promise<ImportReceipt> {
  const channel = new ImportChannel(order.port);
  const cancelled = new Int32Array(order.cancel);
  const receipt: ImportReceipt = { case: order.case, sources: [], refused: [] };
  let told = 0;
  let stage = '';
  const work: FileImport = {
    rules: rulesOf(order.options),
    again: order.options.again === true,
    channel,
    known: order.known,
    progress(progress: JobProgress) {
      if (Atomics.load(cancelled, 0) === 1) {
        throw new TrailcaseError('cancelled', 'Cancelled; the file at hand was rolled back.');
      }
      const now = Date.now();
      if (now - told < progressInterval && progress.stage === stage) return;
      told = now;
      stage = progress.stage;
      tell(progress);
    },
  };
  try {
    for (const path of order.files) {
      try {
        const { receipts, refused, given } = await importFile(path, work);
        receipt.sources.push(...receipts);
        receipt.refused.push(...refused.map((refusal) => ({ file: path, ...refusal })));
        if (given !== null) order.known.push(given);
      } catch (error) {
        if (!(error instanceof TrailcaseError) || !refusals.includes(error.code)) throw error;
        receipt.refused.push({
          file: path,
          name: basename(path),
          code: error.code,
          message: error.message,
        });
      }
    }
  } finally {
    channel.close();
  }
  return receipt;
}

const tell = serveThread((_name, params) => importAll(params as ImportOrder));

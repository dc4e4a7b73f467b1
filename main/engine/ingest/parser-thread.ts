import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { GivenPath } from '../../../shared/given-paths.ts';
import type { ImportOptions, ImportReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { serveThread } from '../threads/index.ts';
import type { KnownFile } from './file-import.ts';
import { ImportChannel } from './import-channel.ts';
import { importFiles } from './import-files.ts';
import { rulesOf } from './reading-rules.ts';

/** What the coordinator asks of a parser thread: one import, then the thread is done. */
export interface ImportOrder {
  case: string;
  files: GivenPath[];
  options: ImportOptions;
  known: KnownFile[];
  cancel: SharedArrayBuffer;
  /** Line to the writer thread. */
  port: MessagePort;
}

/** Progress is told this often at most, in milliseconds. */
const progressInterval = 100;

async function importAll(order: ImportOrder): Promise<ImportReceipt> {
  const channel = new ImportChannel(order.port);
  const cancelled = new Int32Array(order.cancel);
  let told = 0;
  let stage = '';
  const progress = (now: JobProgress) => {
    if (Atomics.load(cancelled, 0) === 1) {
      throw new TrailcaseError('cancelled', 'Cancelled; the file at hand was rolled back.');
    }
    const at = Date.now();
    if (at - told < progressInterval && now.stage === stage) return;
    told = at;
    stage = now.stage;
    tell(now);
  };
  try {
    return await importFiles({
      case: order.case,
      given: order.files,
      rules: rulesOf(order.options),
      again: order.options.again === true,
      channel,
      known: order.known,
      progress,
    });
  } finally {
    channel.close();
  }
}

const tell = serveThread((_name, params) => importAll(params as ImportOrder));

import type { MessagePort } from 'node:worker_threads';
import type { Integrity } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  appendCustody,
  closeWritable,
  explainWriting,
  type OpenedCase,
  openCase,
  serveImport,
  type WritableCase,
} from '../store/index.ts';
import { serveThread } from '../threads/index.ts';
import { actWrites } from './act-calls.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import { connectionWrites } from './connection-calls.ts';
import { detectWrites } from './detect-calls.ts';
import { markWrites } from './mark-calls.ts';
import { playbookWrites } from './playbook-calls.ts';
import { pullWrites } from './pull-calls.ts';
import { responseWrites } from './response-calls.ts';
import { restoreWrites } from './restore-calls.ts';

/** What the writer thread can be asked. Only this thread holds a connection that writes. */
export interface WriterCalls
  extends ReturnType<typeof markWrites>,
    ReturnType<typeof detectWrites>,
    ReturnType<typeof playbookWrites>,
    ReturnType<typeof responseWrites>,
    ReturnType<typeof connectionWrites>,
    ReturnType<typeof pullWrites>,
    ReturnType<typeof actWrites>,
    ReturnType<typeof restoreWrites> {
  open: (params: { path: string; create: boolean }) => { path: string; integrity: Integrity };
  /** Serves one import over a port; answers at once. */
  'serve-import': (params: { port: MessagePort; cancel: CancelFlag }) => null;
  'append-custody': (params: { action: string; detail: unknown }) => Promise<null>;
  /** Checkpoints and closes, so that the case is one file again. */
  close: (params: null) => null;
}

let opened: OpenedCase | null = null;

/** Who waits for the transaction at hand to end. */
let waiting: (() => void)[] = [];

function wake(): void {
  const woken = waiting;
  waiting = [];
  for (const resolve of woken) resolve();
}

function caseAtHand(): OpenedCase {
  if (opened === null) throw new TrailcaseError('no-case-open', 'No case is open.');
  return opened;
}

/** Writes in a transaction of its own. Waits for the end of an import's: were that rolled back, this would be too. */
async function write<T>(work: (db: WritableCase) => T): Promise<T> {
  const { db } = caseAtHand();
  while (db.inTransaction) await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return db.transaction(() => work(db))();
  } catch (error) {
    throw explainWriting(error);
  }
}

const calls: WriterCalls = {
  ...markWrites(write),
  ...detectWrites(write),
  ...playbookWrites(write),
  ...responseWrites(write),
  ...connectionWrites(write),
  ...pullWrites(write),
  ...actWrites(write),
  ...restoreWrites(write),
  open({ path, create }) {
    opened = openCase(path, create);
    return { path: opened.path, integrity: opened.integrity };
  },
  'serve-import'({ port, cancel }) {
    serveImport(caseAtHand().db, port, { isCancelled: () => isRaised(cancel), onIdle: wake });
    return null;
  },
  async 'append-custody'({ action, detail }) {
    await write((db) => appendCustody(db, action, detail));
    return null;
  },
  close() {
    if (opened !== null) closeWritable(opened.db);
    opened = null;
    return null;
  },
};

serveThread((name, params) => calls[name as keyof WriterCalls](params as never));

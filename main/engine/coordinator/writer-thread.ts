import type { MessagePort } from 'node:worker_threads';
import type { Integrity, ReadOnlyReason } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  appendCustody,
  closeWritable,
  explainWriting,
  type OpenedCase,
  openCaseAsPossible,
  serveImport,
  type UnwrittenCase,
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
import { readOnlyError } from './read-only-calls.ts';
import { responseWrites } from './response-calls.ts';
import { restoreWrites } from './restore-calls.ts';

/** What the writer thread says of the case that it opened. */
export interface WriterOpened {
  path: string;
  integrity: Integrity;
  /** Null where it is open for writing. */
  readOnly: ReadOnlyReason | null;
}

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
  open: (params: { path: string; create: boolean; readOnly: boolean }) => WriterOpened;
  /** Serves one import over a port; answers at once. */
  'serve-import': (params: { port: MessagePort; cancel: CancelFlag }) => null;
  'append-custody': (params: { action: string; detail: unknown }) => Promise<null>;
  /** Checkpoints and closes, so that the case is one file again. */
  close: (params: null) => null;
}

let opened: OpenedCase | UnwrittenCase | null = null;

/** Who waits for the transaction at hand to end. */
let waiting: (() => void)[] = [];

function wake(): void {
  const woken = waiting;
  waiting = [];
  for (const resolve of woken) resolve();
}

function caseAtHand(): WritableCase {
  if (opened === null) throw new TrailcaseError('no-case-open', 'No case is open.');
  if (opened.db === null) throw readOnlyError(opened.readOnly);
  return opened.db;
}

/** Writes in a transaction of its own. Waits for the end of an import's: were that rolled back, this would be too. */
async function write<T>(work: (db: WritableCase) => T): Promise<T> {
  const db = caseAtHand();
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
  open({ path, create, readOnly }) {
    opened = openCaseAsPossible(path, create, readOnly);
    const { integrity } = opened;
    return { path: opened.path, integrity, readOnly: opened.db === null ? opened.readOnly : null };
  },
  'serve-import'({ port, cancel }) {
    serveImport(caseAtHand(), port, { isCancelled: () => isRaised(cancel), onIdle: wake });
    return null;
  },
  async 'append-custody'({ action, detail }) {
    // What only reads is done without an entry where none can be written: see `refuseKeeping`.
    if (opened !== null && opened.db === null) return null;
    await write((db) => appendCustody(db, action, detail));
    return null;
  },
  close() {
    if (opened?.db != null) closeWritable(opened.db);
    opened = null;
    return null;
  },
};

serveThread((name, params) => calls[name as keyof WriterCalls](params as never));

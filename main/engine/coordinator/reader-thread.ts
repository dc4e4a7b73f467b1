import type { CaseInfo, Integrity, ReadOnlyReason } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type ExportOrder, exportRecords, salvageCase, writeEvidence } from '../export/index.ts';
import {
  countRecords,
  ParsedRecords,
  RawRecords,
  RecordRows,
  readPage,
  readRecord,
  readRejected,
  readRejectedPlace,
  registerFunctions,
  StopCheck,
  summariseCase,
} from '../query/index.ts';
import { explainReading, listCustody, openReadable, StreamReader } from '../store/index.ts';
import { serveThread } from '../threads/index.ts';
import { checkDigests, verifyCase } from '../verify/index.ts';
import { actReads } from './act-calls.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import { connectionReads } from './connection-calls.ts';
import { type DetailReading, detailCalls } from './detail-calls.ts';
import { detectReads } from './detect-calls.ts';
import { entityCalls } from './entity-calls.ts';
import { markCalls } from './mark-calls.ts';
import { playbookReads } from './playbook-calls.ts';
import { pullReads } from './pull-calls.ts';
import { reportReads } from './report-calls.ts';
import { responseReads } from './response-calls.ts';
import { restoreReads } from './restore-calls.ts';
import { type ResultReading, resultCalls } from './result-calls.ts';

interface Reading extends ResultReading, DetailReading {
  closeFunctions: () => void;
}

let reading: Reading | null = null;

function caseAtHand(): Reading {
  if (reading === null) throw new TrailcaseError('no-case-open', 'No case is open.');
  return reading;
}

/** Progress is told this often at most, in milliseconds. */
const progressInterval = 100;

/** Tells progress now and then, and stops the work when it was cancelled. */
function progressOf(cancel: CancelFlag): (progress: unknown) => void {
  let told = 0;
  return (progress) => {
    if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
    const now = Date.now();
    if (now - told < progressInterval) return;
    told = now;
    tell(progress);
  };
}

/** What a reader thread can be asked: the reading calls of the contract, and the reading jobs. */
const calls = {
  open({ path }: { path: string }): null {
    const db = openReadable(path);
    const closeFunctions = registerFunctions(db);
    const stop = new StopCheck(db);
    const raws = new RawRecords(db);
    const rows = new RecordRows(db, raws);
    const parsed = new ParsedRecords(db, raws);
    const streams = new StreamReader(db);
    reading = { db, raws, rows, parsed, stop, streams, closeFunctions };
    return null;
  },
  close(): null {
    reading?.closeFunctions();
    reading?.db.close();
    reading = null;
    return null;
  },
  ...resultCalls(caseAtHand),
  ...detailCalls(caseAtHand),
  ...entityCalls(caseAtHand),
  ...markCalls(caseAtHand),
  ...detectReads(caseAtHand, progressOf),
  ...playbookReads(caseAtHand, progressOf),
  ...responseReads(caseAtHand),
  ...reportReads(caseAtHand, progressOf),
  ...connectionReads(caseAtHand),
  ...pullReads(caseAtHand),
  ...actReads(caseAtHand),
  ...restoreReads(caseAtHand),
  'case.info': ({
    integrity,
    readOnly,
  }: {
    integrity: Integrity;
    readOnly: ReadOnlyReason | null;
  }): CaseInfo => summariseCase(caseAtHand().db, integrity, readOnly),
  'records.page': (params: ParamsOf<'records.page'>) =>
    readPage(caseAtHand().db, caseAtHand().raws, params),
  'records.count': (params: ParamsOf<'records.count'>) => countRecords(caseAtHand().db, params),
  'record.get': ({ id }: ParamsOf<'record.get'>) =>
    readRecord(caseAtHand().db, caseAtHand().raws, id),
  'rejected.page': (params: ParamsOf<'rejected.page'>) =>
    readRejected(caseAtHand().db, caseAtHand().raws, params),
  'rejected.place': ({ id }: ParamsOf<'rejected.place'>) =>
    readRejectedPlace(caseAtHand().db, caseAtHand().raws, id),
  'custody.list': () => listCustody(caseAtHand().db),
  'evidence.write': (params: ParamsOf<'evidence.write'> & { cancel: CancelFlag }) =>
    writeEvidence(caseAtHand().db, params, progressOf(params.cancel)),
  /** Needs no case: it is what cannot be opened. */
  'salvage.start': ({ path, to, cancel }: ParamsOf<'salvage.start'> & { cancel: CancelFlag }) =>
    salvageCase(path, to, progressOf(cancel)),
  'export.write': ({ cancel, ...order }: ExportOrder & { cancel: CancelFlag }) =>
    exportRecords(caseAtHand().db, order, progressOf(cancel)),
  'verify.start': ({ cancel }: { cancel: CancelFlag }) =>
    verifyCase(caseAtHand().db, progressOf(cancel)),
  'digests.compare': ({ cancel }: { cancel: CancelFlag }) => {
    const progress = progressOf(cancel);
    const stage = 'comparing digests';
    return checkDigests(caseAtHand().db, () =>
      progress({ done: 0, total: null, unit: 'steps', stage }),
    );
  },
};

export type ReaderCalls = typeof calls;

const tell = serveThread((name, params) => {
  try {
    return calls[name as keyof ReaderCalls](params as never);
  } catch (error) {
    throw explainReading(error);
  }
});

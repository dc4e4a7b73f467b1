import type { ParamsOf } from '../../../shared/contract.ts';
import type {
  DetectionReceipt,
  FindingDetail,
  FindingList,
  RuleList,
} from '../../../shared/detection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { Kind } from '../../../shared/kinds.ts';
import {
  decide,
  findingTitles,
  keepDetection,
  listFindings,
  type PreparedRun,
  prepareRun,
  readFinding,
  readRules,
  summariseRules,
} from '../detect/index.ts';
import type { StopCheck } from '../query/index.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import { startThread } from '../threads/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import { runDetection } from './detect-job.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import type { Turns } from './turns.ts';

/** What a reader thread answers calls about rules and findings with. */
export interface DetectReading {
  db: ReadableCase;
  stop: StopCheck;
}

/**
 * What a reader thread can be asked about rules and findings.
 * @param progressOf tells progress of work that a flag can stop
 */
export function detectReads(
  reading: () => DetectReading,
  progressOf: (cancel: CancelFlag) => (progress: unknown) => void,
) {
  return {
    /** Needs no case. */
    'rules.list': ({ folders }: ParamsOf<'rules.list'>): RuleList => {
      const { rules, problems } = readRules({ folders: folders ?? [] });
      return summariseRules(rules, problems);
    },
    'detect.run': (params: ParamsOf<'detect.start'> & { cancel: CancelFlag }) => {
      const { cancel, folders = [], settings = {}, ...order } = params;
      const { db, stop } = reading();
      return stop.during(
        () => isRaised(cancel),
        () => {
          const rules = readRules({ folders, settings });
          return prepareRun(db, rules, { ...order, settings }, stop, progressOf(cancel));
        },
      );
    },
    'finding.list': (asked: ParamsOf<'finding.list'>): FindingList =>
      listFindings(reading().db, asked),
    'finding.get': ({ id }: ParamsOf<'finding.get'>): FindingDetail =>
      readFinding(reading().db, id),
    /** Values for the field `finding`. */
    'finding.values': ({ kind }: { kind: Kind | null }) => findingTitles(reading().db, kind),
  };
}

/**
 * What the writer thread can be asked to keep of detections.
 * @param write runs work in a transaction of its own, in which the custody log is written too
 */
export function detectWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'detect.keep': ({ run, cancel }: { run: PreparedRun; cancel: CancelFlag }) => {
      const look = () => {
        if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
      };
      return write((db): DetectionReceipt => keepDetection(db, run, look));
    },
    'finding.triage': ({ findings, state, reason }: ParamsOf<'finding.triage'>) =>
      write((db) => decide(db, findings, state, reason)),
  };
}

/**
 * How the coordinator answers calls about rules and findings.
 * @param imports a run of the rules takes its turn among them: it sees a case that stays as it is
 */
export function detectAnswers(opened: () => OpenSession, jobs: Jobs, imports: Turns) {
  return {
    'rules.list': readRulesAside,
    'finding.list': (params: ParamsOf<'finding.list'>) => opened().scan('finding.list', params),
    'finding.get': (params: ParamsOf<'finding.get'>) => opened().read('finding.get', params),
    'finding.triage': (params: ParamsOf<'finding.triage'>) =>
      opened().writer.call('finding.triage', params),
    'detect.start': (params: ParamsOf<'detect.start'>) => {
      const at = opened();
      return jobs.start('detect.start', (cancel, progress) =>
        imports.take(() => runDetection(at, params, cancel, progress)),
      );
    },
  };
}

/** Reads rules in a thread of its own that ends with it: they need no case, and a large folder holds nobody up. */
async function readRulesAside(params: ParamsOf<'rules.list'>): Promise<RuleList> {
  const thread = startThread('coordinator/reader-thread');
  try {
    return (await thread.call('rules.list', params)) as RuleList;
  } finally {
    await thread.terminate();
  }
}

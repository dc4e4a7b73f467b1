import {
  ParsedRecords,
  RawRecords,
  RecordRows,
  registerFunctions,
} from '../../../../main/engine/query/index.ts';
import type { ReportReading } from '../../../../main/engine/report/index.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import type { FindingDetail, TriageState } from '../../../../shared/detection.ts';
import type { PlaybookRun, RunStep, Verdict } from '../../../../shared/playbook.ts';
import { actionKinds, type PlannedAction } from '../../../../shared/response-plan.ts';

/** What there is besides the case itself. */
export interface MadeUp {
  findings?: readonly FindingDetail[];
  runs?: readonly PlaybookRun[];
  actions?: readonly PlannedAction[];
}

/** A case as a report reads it, with findings, runs and a plan that nobody had to make step by step. */
export function readMadeUp(
  path: string,
  { findings = [], runs = [], actions = [] }: MadeUp,
): { reading: ReportReading; close: () => void } {
  const db = openReadable(path);
  const closeFunctions = registerFunctions(db);
  const raws = new RawRecords(db);
  const found = <T>(item: T | undefined): T => {
    if (item === undefined) throw new Error('the report asked for something that is not there');
    return item;
  };
  const reading: ReportReading = {
    db,
    rows: new RecordRows(db, raws),
    parsed: new ParsedRecords(db, raws),
    findings: {
      list(state, limit) {
        const ofState = findings.filter((finding) => finding.state === state);
        return {
          findings: ofState.slice(0, limit),
          total: ofState.length,
          gone: 0,
          counts: ofState.length === 0 ? [] : [{ level: 'high', state, count: ofState.length }],
          detections: [
            { id: 2, time: '2026-02-01T00:00:00Z', by: 'ana', rules: 40, findings: 3, records: 2 },
          ],
        };
      },
      get: (id) => found(findings.find((finding) => finding.id === id)),
    },
    runs: {
      list: () => [...runs],
      get: (id) => found(runs.find((run) => run.id === id)),
      rows: (_run, _step, count) => ({
        rows: reading.rows.rows([1, 2].slice(0, count)),
        total: 2,
      }),
      proposed: (run, step) =>
        actions
          .filter((action) => action.run === run)
          .map(({ kind, target, why }) => ({ kind, target, why, planned: step !== 'one' })),
    },
    plan: () => ({ actions: [...actions] }),
  };
  return {
    reading,
    close: () => {
      closeFunctions();
      db.close();
    },
  };
}

const time = '2026-01-20T11:02:00.000000Z';

/** A finding in whose every text stands the same text. */
export function finding(id: number, state: TriageState, text: string): FindingDetail {
  return {
    id,
    rule: text,
    title: text,
    level: state === 'open' && id % 2 === 0 ? 'medium' : 'high',
    tags: [text],
    summary: text,
    entities: [{ field: text, value: text, type: 'actor' }],
    first: time,
    last: null,
    records: 40,
    query: text,
    kind: 'audit',
    state,
    reason: state === 'open' ? null : text,
    decidedBy: state === 'open' ? null : text,
    decided: state === 'open' ? null : time,
    changedSince: true,
    gone: true,
    ruleGone: false,
    detection: 2,
    latest: 2,
    description: text,
    why: text,
    falsePositives: [text],
    references: [text],
    ruleText: text,
    recordIds: [1, 2],
    history: [],
  };
}

/** A step of a run, answered and judged. */
export function step(
  id: string,
  verdict: Verdict | null,
  text: string,
  evidence: number[],
): RunStep {
  return {
    step: {
      id,
      title: text,
      purpose: text,
      query: text,
      kind: null,
      columns: [],
      groupBy: null,
      normal: text,
      suspicious: text,
      capture: text,
      branches: {},
      actions: [],
    },
    query: text,
    problem: null,
    answer: {
      query: text,
      sentence: text,
      kind: null,
      asOf: time,
      zone: 'UTC',
      count: 2,
      first: time,
      last: time,
      sha256: 'a'.repeat(64),
      time,
      by: text,
      records: 2,
      groups: {
        field: text,
        missing: 1,
        distinct: 3,
        top: [{ value: text, count: 2, first: time, last: null }],
      },
    },
    verdict,
    note: text,
    evidence,
    judgedBy: text,
    judged: time,
  };
}

/** A run of a playbook in whose every text stands the same text. */
export function run(id: number, text: string, all: RunStep[]): PlaybookRun {
  return {
    id,
    playbook: text,
    title: text,
    state: 'finished',
    parameters: { user: text },
    started: time,
    by: text,
    changed: time,
    steps: all.length,
    answered: all.length,
    judged: all.length,
    conclusion: text,
    description: text,
    asOf: time,
    zone: 'UTC',
    names: {},
    asked: [{ name: 'user', title: text, type: 'user', value: '', required: true }],
    all,
    next: null,
    bypassed: [],
  };
}

/** An action of the plan of each kind. */
export function actions(text: string, ofRun: number | null): PlannedAction[] {
  return actionKinds.map((kind, at) => ({
    id: 100 + at,
    kind,
    target: {
      type: 'user',
      value: text,
      name: text,
      system: text,
      ids: [{ id: text, what: text, record: 1 }],
      unlisted: 3,
      settled: [{ id: text, what: text, record: 1 }],
      change: {
        action: text,
        way: 'set-back',
        paths: [text],
        pathsTotal: 2,
        old: 'recorded',
        derivedFrom: null,
        later: [2],
      },
      record: 1,
    },
    why: text,
    note: text,
    run: ofRun,
    step: ofRun === null ? null : 'one',
    position: at + 1,
    missing: [text],
    addedBy: text,
    added: time,
  }));
}

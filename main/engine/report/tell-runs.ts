import type { PlaybookRun, RunStep, RunSummary } from '../../../shared/playbook.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { recordEntry } from './change-lines.ts';
import { Allowance, cutList, cutShort } from './cut-list.ts';
import { nameEntities } from './name-entities.ts';
import { cutCell } from './record-lines.ts';
import type { ReportLimits } from './report-limits.ts';
import type { Cut, RecordEntry, RunEntry, RunsPart, StepEntry } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';

/** Runs of playbooks, in the order in which they were started. */
export function tellRuns(
  reading: ReportReading,
  runs: readonly RunSummary[],
  limits: ReportLimits,
): RunsPart {
  const { actions } = reading.plan();
  const allowance = new Allowance(limits.part);
  const entries = runs
    .values()
    .map(({ id }) => runEntry(reading, reading.runs.get(id), actions, limits, allowance));
  const rest = 'the others by --run';
  return { runs: cutList(entries, { total: runs.length, most: limits.runs, allowance, rest }) };
}

function runEntry(
  reading: ReportReading,
  run: PlaybookRun,
  plan: readonly PlannedAction[],
  limits: ReportLimits,
  allowance: Allowance,
): RunEntry {
  const { id, title, description, state, parameters, asked, started, by, changed } = run;
  return {
    id,
    title,
    description,
    state,
    parameters: Object.entries(parameters).map(([name, value]) => ({
      title: asked.find((each) => each.name === name)?.title ?? name,
      value: cutCell(value, limits.cell),
    })),
    started,
    by,
    changed,
    conclusion: cutCell(run.conclusion, limits.note),
    steps: run.all.map((step) =>
      stepEntry(reading, id, step, run.bypassed.includes(step.step.id), limits, allowance),
    ),
    named: nameInRun(reading, run, limits),
    actions: cutShort(
      plan.filter((action) => action.run === id),
      limits.actions,
      'the rest stands under Response plan',
    ),
    proposed: proposedBy(reading, run, limits),
  };
}

function proposedBy(
  { runs }: ReportReading,
  run: PlaybookRun,
  limits: ReportLimits,
): RunEntry['proposed'] {
  const proposed = run.all.flatMap(({ step: { id }, verdict }) =>
    verdict === null
      ? []
      : runs
          .proposed(run.id, id)
          .filter(({ planned }) => !planned)
          .map(({ kind, target, why }) => ({ kind, target, why, step: id })),
  );
  return cutShort(proposed, limits.actions, 'the rest stands with the steps of the run');
}

function stepEntry(
  reading: ReportReading,
  run: number,
  { step, answer, verdict, note, evidence, judgedBy, judged }: RunStep,
  bypassed: boolean,
  limits: ReportLimits,
  allowance: Allowance,
): StepEntry {
  return {
    id: step.id,
    title: step.title,
    purpose: step.purpose,
    bypassed,
    answer,
    verdict,
    note: cutCell(note, limits.note),
    judgedBy,
    judged,
    evidence: entriesOf(reading, evidence, evidence.length, limits.evidence, limits, allowance),
    answered:
      isTrouble(verdict) && evidence.length === 0 && answer !== null
        ? answeredRecords(reading, run, step.id, answer.count, limits, allowance)
        : null,
  };
}

function isTrouble(verdict: RunStep['verdict']): boolean {
  return verdict === 'suspicious' || verdict === 'malicious';
}

function answeredRecords(
  reading: ReportReading,
  run: number,
  step: string,
  total: number,
  limits: ReportLimits,
  allowance: Allowance,
): Cut<RecordEntry> {
  const ids = reading.runs.rows(run, step, limits.answered).rows.map(({ id }) => id);
  return entriesOf(reading, ids, total, limits.answered, limits, allowance);
}

function entriesOf(
  { rows, parsed }: ReportReading,
  ids: readonly number[],
  total: number,
  most: number,
  limits: ReportLimits,
  allowance: Allowance,
): Cut<RecordEntry> {
  const entries = ids
    .values()
    .flatMap((id) => rows.rows([id]).map((row) => recordEntry(parsed, row, limits)));
  return cutList(entries, { total, most, allowance, rest: 'the rest by the query of the step' });
}

/** Who and what occurs in the records of its steps: what was kept as evidence, and what was judged to be trouble. */
function nameInRun(
  { rows, runs }: ReportReading,
  run: PlaybookRun,
  limits: ReportLimits,
): RunEntry['named'] {
  const ids = new Set<number>();
  for (const { step, answer, verdict, evidence } of run.all) {
    for (const id of evidence) ids.add(id);
    if (!isTrouble(verdict) || evidence.length > 0 || answer === null) continue;
    for (const { id } of runs.rows(run.id, step.id, limits.named).rows) ids.add(id);
  }
  const records = cutShort(
    [...ids].sort((one, other) => one - other),
    limits.named,
    'names are gathered from the first ones only',
  );
  const read = records.shown.values().flatMap((id) => rows.rows([id]));
  return { records: { ...records, shown: [] }, groups: nameEntities(read, limits) };
}

import type {
  PlaybookRun,
  PlaybookStep,
  RunStep,
  RunSummary,
  StepAnswer,
} from '../../../../shared/playbook.ts';
import { contextOf } from '../../query/index.ts';
import { type ReadableCase, readRanges } from '../../store/index.ts';
import { type FilledQuestion, fillQuestion } from '../files/fill-question.ts';
import { pathOfRun } from './path-of-run.ts';
import { listRunIds, readStoredRun, type StoredRun } from './stored-run.ts';

/** Records that a step may keep as evidence. */
export const mostEvidence = 10_000;

/** The runs of playbooks in a case, the latest first. */
export function listRuns(db: ReadableCase): RunSummary[] {
  return listRunIds(db).map((id) => summaryOf(readStoredRun(db, id)));
}

/**
 * A run with all its steps and which of them comes next.
 * @throws TrailcaseError `not-found`
 */
export function readRun(db: ReadableCase, id: number): PlaybookRun {
  const run = readStoredRun(db, id);
  const { playbook, detail } = run;
  return {
    ...summaryOf(run),
    description: playbook.description,
    asOf: detail.asOf,
    zone: detail.zone,
    asked: playbook.parameters,
    names: run.names,
    all: playbook.steps.map((step) => runStep(run, step)),
    ...pathOfRun(playbook.steps, (step) => run.verdicts.get(step)?.detail.verdict ?? null),
  };
}

/** The question of a step with the run's values; null of a step without one. */
export function questionOfStep(
  run: StoredRun,
  { query, kind }: PlaybookStep,
): FilledQuestion | null {
  if (query === null) return null;
  const { asOf, zone } = run.detail;
  return fillQuestion(query, kind, {
    parameters: run.playbook.parameters,
    values: run.values,
    names: run.names,
    context: contextOf({ asOf, zone }),
  });
}

function summaryOf(run: StoredRun): RunSummary {
  const { playbook, state, verdicts } = run;
  return {
    id: run.id,
    playbook: playbook.id,
    title: playbook.title,
    state: state?.detail.state ?? 'running',
    parameters: run.values,
    started: run.started,
    by: run.by,
    changed: run.changed,
    steps: playbook.steps.length,
    answered: run.answers.size,
    judged: [...verdicts.values()].filter(({ detail }) => detail.verdict !== null).length,
    conclusion: state?.detail.conclusion ?? '',
  };
}

function runStep(run: StoredRun, step: PlaybookStep): RunStep {
  const question = questionOfStep(run, step);
  const judged = run.verdicts.get(step.id);
  return {
    step,
    query: question?.query ?? null,
    problem: question?.problem ?? null,
    answer: answerOf(run, step.id),
    verdict: judged?.detail.verdict ?? null,
    note: judged?.detail.note ?? '',
    evidence: readRanges(judged?.detail.evidence ?? '', mostEvidence),
    judgedBy: judged?.by ?? null,
    judged: judged?.time ?? null,
  };
}

function answerOf({ answers }: StoredRun, step: string): StepAnswer | null {
  const answer = answers.get(step);
  if (answer === undefined) return null;
  const { run: _run, step: _step, ...frozen } = answer.detail;
  return { ...frozen, time: answer.time, by: answer.by };
}

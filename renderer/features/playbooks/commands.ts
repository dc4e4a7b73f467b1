import { verdicts } from '../../../shared/playbook.ts';
import { type Command, commandsOf } from '../../app/command.ts';
import { useChosen } from '../../state/chosen.ts';
import { useAnswerRows } from './answer-cache.ts';
import { addProposed, hasProposed } from './proposed.ts';
import { askStep, currentStep, goToStep, judgeStep, toggleEvidence, useRun } from './run-state.ts';
import { stepAfter, verdictWords } from './run-words.ts';
import { showAnswerRecord } from './show-answer-record.ts';

const isOpen = () => currentStep()?.run.state === 'running';
const canAsk = () => {
  const at = currentStep()?.at;
  return isOpen() && at?.query != null && at.problem === null;
};
const rowsThere = () => currentStep()?.at.answer?.count ?? 0;
const hasRows = () => rowsThere() > 0;
const rowAtHand = () => useAnswerRows.getState().rows.get(useRun.getState().row);
const hasRow = () => hasRows() && rowAtHand() !== undefined;

const command = commandsOf('run', 'Response');

/** Commands of a run of a playbook: going through its steps, asking, judging. */
export const playbookCommands: readonly Command[] = [
  command('ask', 'Ask the question of the step', ['a'], canAsk, askStep),
  ...verdicts.map((verdict, at) =>
    command(
      `verdict-${verdict}`,
      `Judge the step: ${verdictWords[verdict].toLowerCase()}`,
      [String(at + 1)],
      isOpen,
      () => judgeStep(verdict),
    ),
  ),
  command('keep', 'Keep note and evidence of the step', ['s'], isOpen, () => judgeStep()),
  command(
    'next-step',
    'Next step, by its verdict',
    ['n'],
    () => stepBeside(1) !== null,
    () => move(1),
  ),
  command(
    'previous-step',
    'Step before',
    ['p'],
    () => stepBeside(-1) !== null,
    () => move(-1),
  ),
  command('next-row', 'Next record of the answer', ['j', 'ArrowDown'], hasRows, () => moveRow(1)),
  command('previous-row', 'Record before', ['k', 'ArrowUp'], hasRows, () => moveRow(-1)),
  command('first-row', 'First record of the answer', ['Home'], hasRows, () => moveRow(-Infinity)),
  command('last-row', 'Last record of the answer', ['End'], hasRows, () => moveRow(Infinity)),
  command('page-down', 'Ten records down', ['PageDown'], hasRows, () => moveRow(10)),
  command('page-up', 'Ten records up', ['PageUp'], hasRows, () => moveRow(-10)),
  command('evidence', 'Keep the record as evidence, or not', ['x', 'Space'], hasRow, () => {
    const row = rowAtHand();
    if (row !== undefined && isOpen()) toggleEvidence(row.id);
  }),
  command('record', 'Show the record', ['Enter'], hasRow, () => {
    const row = rowAtHand();
    if (row !== undefined) showAnswerRecord(row);
  }),
  command('note', 'Write a note on the step', ['w'], isOpen, () =>
    document.getElementById('step-note')?.focus(),
  ),
  command(
    'plan',
    'Add what the step proposes to the response plan',
    ['P'],
    hasProposed,
    addProposed,
  ),
  command('values', 'Give the run values that were learnt on the way…', ['v'], isOpen, () =>
    useRun.setState({ dialog: 'values' }),
  ),
  command('finish', 'Finish the run with a conclusion…', ['F'], isOpen, () =>
    useRun.setState({ dialog: 'finish' }),
  ),
  command(
    'report',
    'The report of this run',
    ['R'],
    () => currentStep() !== null,
    () => {
      const run = currentStep()?.run.id ?? null;
      useChosen.setState({ place: { screen: 'report', run } });
    },
  ),
];

/** The step that lies beside the one on the screen; null at the ends. */
function stepBeside(by: 1 | -1): string | null {
  const now = currentStep();
  if (now === null) return null;
  const { run, at } = now;
  if (by === 1) return stepAfter(run, at);
  const before = run.all
    .slice(
      0,
      run.all.findIndex(({ step }) => step.id === at.step.id),
    )
    .findLast(({ step }) => !run.bypassed.includes(step.id));
  return before?.step.id ?? null;
}

function move(by: 1 | -1): void {
  const step = stepBeside(by);
  if (step !== null) goToStep(step);
}

function moveRow(by: number): void {
  const row = Math.max(0, Math.min(rowsThere() - 1, useRun.getState().row + by));
  useRun.setState({ row });
  const next = rowAtHand();
  if (useRun.getState().record !== null && next !== undefined) showAnswerRecord(next);
}

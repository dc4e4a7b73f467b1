import type { Command } from '../../app/command.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { askReason, decideNow } from './decide-with-reason.ts';
import {
  findingAtHand,
  findingsShown,
  findingsToDecide,
  lookAt,
  moveBy,
  toggleSelected,
  useFindings,
} from './findings-state.ts';
import { focusFinding } from './focus-finding.ts';
import { goingRun } from './latest-run.ts';
import { openFinding } from './open-finding.ts';
import { runRules } from './run-rules.ts';

const isHere = () => useChosen.getState().place.screen === 'findings';
const hasList = () => isHere() && findingsShown().length > 0;
const hasFinding = () => findingAtHand() !== null;
const canDecide = () => isHere() && findingsToDecide().length > 0;
const canStart = () =>
  useAnswered.getState().caseInfo !== null && goingRun(useAnswered.getState().jobs) === null;

function command(
  id: string,
  title: string,
  keys: readonly string[],
  canRun: () => boolean,
  run: () => unknown,
): Command {
  return { id: `finding.${id}`, title, group: 'Response', keys, canRun, run };
}

/** Commands of findings: running the rules, going through what they found, deciding. */
export const findingCommands: readonly Command[] = [
  command('run-rules', 'Run the rules', [], canStart, runAndShow),
  command('next', 'Next finding', ['j', 'ArrowDown'], hasList, () => moveBy(1)),
  command('previous', 'Previous finding', ['k', 'ArrowUp'], hasList, () => moveBy(-1)),
  command('first', 'First finding', ['Home'], hasList, () => moveBy(-Infinity)),
  command('last', 'Last finding', ['End'], hasList, () => moveBy(Infinity)),
  command('page-down', 'Ten findings down', ['PageDown'], hasList, () => moveBy(10)),
  command('page-up', 'Ten findings up', ['PageUp'], hasList, () => moveBy(-10)),
  command('open', 'Read the finding', ['Enter'], hasFinding, focusFinding),
  command('records', 'Open the records of the finding', ['o'], hasFinding, openAtHand),
  command('confirm', 'Confirm the finding or the selected ones', ['c'], canDecide, () =>
    decideNow('confirmed'),
  ),
  command('dismiss', 'Dismiss the finding or the selected ones…', ['d'], canDecide, () =>
    askReason('dismissed'),
  ),
  command('reopen', 'Open the finding or the selected ones again', ['r'], canDecide, () =>
    decideNow('open'),
  ),
  command('select', 'Select the finding, or take it out', ['x', 'Space'], hasFinding, () => {
    const finding = findingAtHand();
    if (finding !== null) toggleSelected(finding.id);
  }),
  command('select-all', 'Select all findings that are listed', ['Mod+a'], hasList, () =>
    useFindings.setState({ selected: new Set(findingsShown().map(({ id }) => id)) }),
  ),
  command('select-none', 'Select no finding', ['X'], isHere, () =>
    useFindings.setState({ selected: new Set() }),
  ),
];

function openAtHand(): void {
  const finding = findingAtHand();
  if (finding !== null) openFinding(finding);
}

function runAndShow(): Promise<void> {
  if (!isHere()) lookAt(null);
  return runRules();
}

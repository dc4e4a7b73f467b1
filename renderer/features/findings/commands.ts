import { type Command, commandsOf } from '../../app/command.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { askReason, confirmNow } from './decide-with-reason.ts';
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

const command = commandsOf('finding', 'Response');

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
  command('playbook', 'Start a playbook with the finding…', ['p'], hasFinding, () =>
    useFindings.setState({ isOffering: true }),
  ),
  command('radius', 'Blast radius of what the finding is about', ['b'], hasReach, openReach),
  command('confirm', 'Confirm the finding or the selected ones', ['c'], canDecide, () =>
    confirmNow(),
  ),
  command('dismiss', 'Dismiss the finding or the selected ones…', ['d'], canDecide, () =>
    askReason('dismissed'),
  ),
  command('reopen', 'Open the finding or the selected ones again…', ['r'], canDecide, () =>
    askReason('open'),
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

/** Who or what the finding is about, where it can be asked what that reached. */
function reach() {
  const finding = findingAtHand();
  const entity = finding?.entities.find(({ type }) => type === 'actor' || type === 'address');
  const { type, value } = entity ?? {};
  if (type !== 'actor' && type !== 'address') return null;
  return {
    screen: 'radius',
    type,
    value: value ?? '',
    from: finding?.first ?? null,
    to: null,
  } as const;
}

function hasReach(): boolean {
  return reach() !== null;
}

function openReach(): void {
  const place = reach();
  if (place !== null) useChosen.setState({ place });
}

function openAtHand(): void {
  const finding = findingAtHand();
  if (finding !== null) openFinding(finding);
}

function runAndShow(): Promise<void> {
  if (!isHere()) lookAt(null);
  return runRules();
}

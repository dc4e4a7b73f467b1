import { spotlight } from '@mantine/spotlight';
import { chooseCase, chooseCaseToRead, chooseNewCase } from '../features/welcome/choose-case.ts';
import { useAnswered } from '../state/answered.ts';
import { closeCase } from '../state/case-session.ts';
import { type ClockChoice, useChosen, viewAtHand } from '../state/chosen.ts';
import { dismiss, show, useOnScreen } from '../state/on-screen.ts';
import type { Place } from '../state/place.ts';
import { titleOf, viewKeys } from '../state/view.ts';
import type { Command } from './command.ts';
import { leaveWork } from './leave-work.tsx';
import { tell } from './trouble-notice.ts';

const hasCase = () => useAnswered.getState().caseInfo !== null;

/** Goes to a screen; Back comes back. */
export function goTo(place: Place): void {
  useChosen.setState({ place });
}

const screens: readonly (readonly [string, string, Place])[] = [
  ['findings', 'Findings', { screen: 'findings', finding: null }],
  ['rules', 'Detection rules', { screen: 'rules' }],
  ['playbooks', 'Playbooks', { screen: 'playbooks', playbook: null }],
  ['plan', 'Response plan', { screen: 'plan' }],
  ['report', 'Report', { screen: 'report', run: null }],
  ['entities', 'Entities', { screen: 'entities', type: 'actor' }],
  ['marks', 'Marked records', { screen: 'marks' }],
  ['views', 'Saved views', { screen: 'views' }],
  ['evidence', 'Evidence', { screen: 'evidence' }],
  ['import', 'Import', { screen: 'import' }],
  ['connections', 'Connections', { screen: 'connections', connection: null }],
  ['restore', 'Restore to a tenant', { screen: 'restore' }],
];

const clocks: readonly ClockChoice[] = ['utc', 'case', 'record'];

const clockNames: Record<ClockChoice, string> = {
  utc: 'UTC',
  case: "the case's zone",
  record: "each record's own clock",
};

/** Commands of the frame: going about, the look of things, the case. */
export const frameCommands: readonly Command[] = [
  {
    id: 'frame.palette',
    title: 'Find a command',
    group: 'Go to',
    keys: ['Mod+k'],
    run: () => spotlight.toggle(),
  },
  {
    id: 'frame.keys',
    title: 'List the keys',
    group: 'Go to',
    keys: ['?'],
    run: () => show({ kind: 'keys' }),
  },
  {
    id: 'go.overview',
    title: 'Overview',
    group: 'Go to',
    keys: ['Alt+0'],
    run: () => goTo({ screen: 'overview' }),
  },
  ...viewKeys.map(
    (view, at): Command => ({
      id: `go.${view}`,
      title: titleOf(view),
      group: 'Go to',
      keys: [`Alt+${at + 1}`],
      canRun: hasCase,
      run: () => goTo({ screen: 'table', view }),
    }),
  ),
  ...screens.map(
    ([id, title, place]): Command => ({
      id: `go.${id}`,
      title,
      group: 'Go to',
      keys: [],
      canRun: hasCase,
      run: () => goTo(place),
    }),
  ),
  {
    id: 'go.help',
    title: 'Help',
    group: 'Go to',
    keys: ['F1'],
    run: () => goTo({ screen: 'help', page: null }),
  },
  {
    id: 'go.licences',
    title: 'Licences',
    group: 'Go to',
    keys: [],
    run: () => goTo({ screen: 'help', page: 'licences' }),
  },
  {
    id: 'go.back',
    title: 'Back',
    group: 'Go to',
    keys: ['Alt+ArrowLeft'],
    run: () => history.back(),
  },
  {
    id: 'go.forward',
    title: 'Forward',
    group: 'Go to',
    keys: ['Alt+ArrowRight'],
    run: () => history.forward(),
  },
  {
    id: 'frame.back-out',
    title: 'Close what is open',
    group: 'View',
    keys: ['Escape'],
    run: backOut,
  },
  {
    id: 'frame.clock',
    title: "Switch the clock: UTC, the case's zone, each record's own",
    group: 'View',
    keys: ['z'],
    run: switchClock,
  },
  {
    id: 'frame.scheme',
    title: 'Switch the colours: light, dark, as the system has them',
    group: 'View',
    keys: ['Mod+L'],
    run: switchScheme,
  },
  {
    id: 'frame.detail',
    title: 'Show or hide the record beside the table',
    group: 'View',
    keys: ['d'],
    canRun: () => viewAtHand() !== null,
    run: () => useChosen.setState(({ detail }) => ({ detail: { ...detail, open: !detail.open } })),
  },
  {
    id: 'case.open',
    title: 'Open a case',
    group: 'Case',
    keys: ['Mod+o'],
    run: chooseCase,
  },
  {
    id: 'case.open-read-only',
    title: 'Open a case for reading only',
    group: 'Case',
    keys: [],
    run: chooseCaseToRead,
  },
  {
    id: 'case.new',
    title: 'Create a case',
    group: 'Case',
    keys: ['Mod+O'],
    run: chooseNewCase,
  },
  {
    id: 'case.close',
    title: 'Close the case',
    group: 'Case',
    keys: [],
    canRun: hasCase,
    run: () => leaveWork(closeCase),
  },
];

/** One level back: an overlay, then the selection, then the detail panel. */
function backOut(): void {
  if (dismiss()) return;
  const { selected } = useOnScreen.getState();
  if (selected.length > 0) useOnScreen.setState({ selected: [], anchor: null });
  else useChosen.setState(({ detail }) => ({ detail: { ...detail, open: false } }));
}

function switchClock(): void {
  const { clock, caseZone } = useChosen.getState();
  const next = clocks[(clocks.indexOf(clock) + 1) % clocks.length] ?? 'utc';
  useChosen.setState({ clock: next });
  tell(`Times are shown in ${next === 'case' ? caseZone : clockNames[next]}.`);
}

function switchScheme(): void {
  const { scheme } = useChosen.getState();
  useChosen.setState({
    scheme: scheme === 'auto' ? 'light' : scheme === 'light' ? 'dark' : 'auto',
  });
}

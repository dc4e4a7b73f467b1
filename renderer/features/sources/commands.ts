import type { Command } from '../../app/command.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';

/** Commands of the list of systems. */
export const sourceCommands: readonly Command[] = [
  {
    id: 'go.sources',
    title: 'Sources: systems that are recognised',
    group: 'Go to',
    keys: [],
    canRun: () => useAnswered.getState().caseInfo !== null,
    run: () => useChosen.setState({ place: { screen: 'sources', system: null } }),
  },
];

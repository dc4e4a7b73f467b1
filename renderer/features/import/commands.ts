import type { Command } from '../../app/command.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';

/** Commands of importing. */
export const importCommands: readonly Command[] = [
  {
    id: 'import.open',
    title: 'Import archives',
    group: 'Case',
    keys: ['Mod+i'],
    canRun: () => useAnswered.getState().caseInfo !== null,
    run: () => useChosen.setState({ place: { screen: 'import' } }),
  },
];

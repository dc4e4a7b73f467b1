import type { Command } from '../../app/command.ts';
import { viewAtHand } from '../../state/chosen.ts';
import { show } from '../../state/on-screen.ts';

/** Commands of saved views. */
export const savedViewCommands: readonly Command[] = [
  {
    id: 'view.save',
    title: 'Save this view: filter, columns, order',
    group: 'Query',
    keys: ['Mod+s'],
    canRun: () => viewAtHand() !== null,
    run: () => show({ kind: 'save-view' }),
  },
];

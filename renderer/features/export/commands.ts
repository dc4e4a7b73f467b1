import type { Command } from '../../app/command.ts';
import { viewAtHand } from '../../state/chosen.ts';
import { show } from '../../state/on-screen.ts';

/** Commands of exporting. */
export const exportCommands: readonly Command[] = [
  {
    id: 'export.open',
    title: 'Export the records of this table',
    group: 'Table',
    keys: ['Mod+e'],
    canRun: () => viewAtHand() !== null,
    run: () => show({ kind: 'export' }),
  },
];

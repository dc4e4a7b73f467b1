import type { Command } from '../../app/command.ts';
import { show } from '../../state/on-screen.ts';
import { entityAtHand } from '../response/entity-at-hand.ts';

/** What an account holds in a tenant at this moment. */
export const heldCommands: readonly Command[] = [
  {
    id: 'held.now',
    title: 'What it holds in a tenant now',
    group: 'Response',
    keys: [],
    canRun: () => entityAtHand()?.type === 'actor',
    run: () => {
      const entity = entityAtHand();
      if (entity?.type === 'actor') show({ kind: 'held-now', user: entity.value });
    },
  },
];

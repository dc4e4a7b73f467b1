import type { Command } from '../../app/command.ts';
import { useChosen, viewAtHand } from '../../state/chosen.ts';

/** Identity of the panel's input for one more field: there is one on the screen at most. */
export const addFacetId = 'add-facet';

const hasTable = () => viewAtHand() !== null;

/** Commands of the facets. */
export const facetCommands: readonly Command[] = [
  {
    id: 'facets.toggle',
    title: 'Show or hide the facets',
    group: 'View',
    keys: ['f'],
    canRun: hasTable,
    run: () => useChosen.setState(({ facets }) => ({ facets: { ...facets, open: !facets.open } })),
  },
  {
    id: 'facets.add',
    title: 'Count the values of one more field',
    group: 'View',
    keys: [],
    canRun: hasTable,
    run: () => {
      useChosen.setState(({ facets }) => ({ facets: { ...facets, open: true } }));
      // The panel may be there only after this.
      requestAnimationFrame(() => document.getElementById(addFacetId)?.focus());
    },
  },
];

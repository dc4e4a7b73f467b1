import { isAboutTime } from '../../../shared/query/index.ts';
import type { Command } from '../../app/command.ts';
import { useChosen, viewAtHand } from '../../state/chosen.ts';
import { conditionsOf } from '../../state/query-edits.ts';
import { zoomOut } from './zoom.ts';

const hasTable = () => viewAtHand() !== null;
const isShown = () => hasTable() && useChosen.getState().histogram.open;

/** Identity of the plot, which takes the keys: there is one on the screen at most. */
export const plotId = 'histogram-plot';

/** Commands of the histogram. */
export const histogramCommands: readonly Command[] = [
  {
    id: 'histogram.toggle',
    title: 'Show or hide the histogram',
    group: 'View',
    keys: ['h'],
    canRun: hasTable,
    run: () => choose(({ open }) => ({ open: !open })),
  },
  {
    id: 'histogram.focus',
    title: 'Go to the histogram: arrows move, Shift extends, Enter filters',
    group: 'View',
    keys: ['B'],
    canRun: isShown,
    run: () => document.getElementById(plotId)?.focus(),
  },
  {
    id: 'histogram.log',
    title: 'Switch the logarithmic scale of the histogram',
    group: 'View',
    keys: [],
    canRun: isShown,
    run: () => choose(({ log }) => ({ log: !log })),
  },
  {
    id: 'histogram.zoom-out',
    title: 'Zoom out: the time before the last zoom',
    group: 'Query',
    keys: ['Z'],
    canRun: () => {
      const view = viewAtHand();
      return view !== null && conditionsOf(view).some(isAboutTime);
    },
    run: () => {
      const view = viewAtHand();
      if (view !== null) zoomOut(view);
    },
  },
];

type Shown = ReturnType<typeof useChosen.getState>['histogram'];

/** Changes how the histogram is shown. */
export function choose(change: (histogram: Shown) => Partial<Shown>): void {
  useChosen.setState(({ histogram }) => ({ histogram: { ...histogram, ...change(histogram) } }));
}

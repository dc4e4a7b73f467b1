import type { Command } from '../../app/command.ts';
import { choiceOf, viewAtHand } from '../../state/chosen.ts';
import { show, useOnScreen } from '../../state/on-screen.ts';
import { clearQuery, setTimes } from '../../state/query-edits.ts';
import type { ViewKey } from '../../state/view.ts';
import { focusQuery, openHistory } from './focus-query.ts';
import { askWritten, write } from './put-in-force.ts';

const hasTable = () => viewAtHand() !== null;

/** Commands of the query bar. A query is taken back with Back. */
export const queryCommands: readonly Command[] = [
  {
    id: 'query.focus',
    title: 'Write a query',
    group: 'Query',
    keys: ['/'],
    canRun: hasTable,
    run: () => focusQuery()?.select(),
  },
  {
    id: 'query.ask',
    title: 'Ask what is written, or ask again',
    group: 'Query',
    keys: ['Mod+Enter'],
    canRun: hasTable,
    run: inView(askWritten),
  },
  {
    id: 'query.clear',
    title: 'Clear the query: every record of the view',
    group: 'Query',
    keys: [],
    canRun: () => isAsking(),
    run: inView(clearAll),
  },
  {
    id: 'query.history',
    title: 'List the queries that were asked',
    group: 'Query',
    keys: ['H'],
    canRun: hasTable,
    run: openHistory,
  },
  {
    id: 'query.time',
    title: 'Choose a time',
    group: 'Query',
    keys: ['T'],
    canRun: hasTable,
    run: () => show({ kind: 'time-range' }),
  },
  {
    id: 'query.all-time',
    title: 'Ask for all time',
    group: 'Query',
    keys: [],
    canRun: hasTable,
    run: inView((view) => setTimes(view, [])),
  },
];

/** Forgets the query, what is switched off of it, and what is written. */
export function clearAll(view: ViewKey): void {
  write(view, null);
  clearQuery(view);
}

function isAsking(): boolean {
  const view = viewAtHand();
  if (view === null) return false;
  const { text, parked } = choiceOf(view);
  return text !== '' || parked.length > 0 || useOnScreen.getState().draft[view] !== undefined;
}

function inView(run: (view: ViewKey) => unknown): () => unknown {
  return () => {
    const view = viewAtHand();
    return view === null ? undefined : run(view);
  };
}

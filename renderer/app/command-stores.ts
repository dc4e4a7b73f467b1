import { useConnectionsScreen } from '../features/connections/connections-screen-state.ts';
import { useConnectionsState } from '../features/connections/connections-state.ts';
import { useLiveJobs } from '../features/connections/live-jobs.ts';
import { useFindings } from '../features/findings/findings-state.ts';
import { useAnswerRows } from '../features/playbooks/answer-cache.ts';
import { useProposed } from '../features/playbooks/proposed.ts';
import { useRun } from '../features/playbooks/run-state.ts';
import { useAnswered } from '../state/answered.ts';
import { useChosen } from '../state/chosen.ts';
import { useOnScreen } from '../state/on-screen.ts';

/** Every store that a command looks at to say whether it can be run. */
const stores = [
  useAnswered,
  useChosen,
  useOnScreen,
  useFindings,
  useRun,
  useAnswerRows,
  useProposed,
  useConnectionsState,
  useConnectionsScreen,
  useLiveJobs,
];

/** Told whenever commands may be able to do other things than before; the returned function stops it. */
export function followCommands(changed: () => void): () => void {
  const stops = stores.map((store) => store.subscribe(changed));
  return () => {
    for (const stop of stops) stop();
  };
}

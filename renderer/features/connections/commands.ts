import type { Command } from '../../app/command.ts';
import { cancelJob } from '../../components/job-bar.tsx';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { addConnection, editConnection } from './add-connection.ts';
import { lookUpField, newPullDraft, useConnectionsScreen } from './connections-screen-state.ts';
import { type KeptConnection, keyOf, useConnectionsState } from './connections-state.ts';
import { jobKey, pull, pullKey, testConnection, useLiveJobs } from './live-jobs.ts';

const isHere = () => useChosen.getState().place.screen === 'connections';
const allowsLive = () => useAnswered.getState().host?.allowLive === true;

/** The connection on the screen; null where none is, or where it is being written. */
function atHand(): KeptConnection | null {
  const { place } = useChosen.getState();
  if (place.screen !== 'connections' || place.connection === null) return null;
  if (useConnectionsScreen.getState().drafts[place.connection] !== undefined) return null;
  const { ofCase, ofUser } = useConnectionsState.getState();
  const all: KeptConnection[] = [
    ...(ofCase ?? []).map((connection) => ({ connection, place: 'case' as const })),
    ...(ofUser ?? []).map((connection) => ({ connection, place: 'user' as const })),
  ];
  return all.find((each) => keyOf(each) === place.connection) ?? null;
}

function running(table: 'tests' | 'pulls') {
  const kept = atHand();
  if (kept === null) return null;
  const key = table === 'pulls' ? pullKey(kept.connection) : jobKey(kept);
  const entry = useLiveJobs.getState()[table][key];
  return entry?.step === 'running' ? entry : null;
}

function command(
  id: string,
  title: string,
  keys: readonly string[],
  canRun: () => boolean,
  run: (kept: KeptConnection) => unknown,
): Command {
  return {
    id: `connection.${id}`,
    title,
    group: 'Case',
    keys,
    canRun,
    run: () => {
      const kept = atHand();
      return kept === null ? undefined : run(kept);
    },
  };
}

const canPull = () => allowsLive() && atHand() !== null && running('pulls') === null;

/** Commands of connections: writing, testing, pulling, following, looking up an account. */
export const connectionCommands: readonly Command[] = [
  {
    id: 'connection.add',
    title: 'Add a connection',
    group: 'Case',
    keys: ['a'],
    canRun: () => isHere() && useConnectionsState.getState().connectors !== null,
    run: addConnection,
  },
  command('edit', 'Edit the connection', ['e'], () => atHand() !== null, editConnection),
  command(
    'test',
    'Test the connection',
    ['t'],
    () => allowsLive() && atHand() !== null && running('tests') === null,
    testConnection,
  ),
  command('pull', 'Pull on from where the last pull ended', ['p'], canPull, (kept) =>
    pull(kept, { connection: kept.connection, ...chosenStreams(kept) }),
  ),
  command('follow', 'Follow: pull again and again', ['f'], canPull, (kept) =>
    pull(kept, {
      connection: kept.connection,
      ...chosenStreams(kept),
      follow: draftOf(kept).every,
    }),
  ),
  command(
    'stop',
    'Stop the pull, or stop following',
    ['x'],
    () => running('pulls')?.job != null,
    () => cancelJob(running('pulls')?.job ?? null),
  ),
  command(
    'look-up',
    'Look up an account',
    ['l'],
    () => atHand() !== null,
    () => document.getElementById(lookUpField)?.focus(),
  ),
];

function draftOf(kept: KeptConnection) {
  return useConnectionsScreen.getState().pulls[keyOf(kept)] ?? newPullDraft;
}

function chosenStreams(kept: KeptConnection): { streams?: string[] } {
  const { streams } = draftOf(kept);
  return streams === null || streams.length === 0 ? {} : { streams: [...streams] };
}

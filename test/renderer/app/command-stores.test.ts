import { afterEach, describe, expect, it } from 'vitest';
import { followCommands } from '../../../renderer/app/command-stores.ts';
import { commands } from '../../../renderer/app/commands.ts';
import { newConnection } from '../../../renderer/features/connections/connections-screen-state.ts';
import { useConnectionsState } from '../../../renderer/features/connections/connections-state.ts';
import { pullKey, useLiveJobs } from '../../../renderer/features/connections/live-jobs.ts';
import { useFindings } from '../../../renderer/features/findings/findings-state.ts';
import { useAnswered } from '../../../renderer/state/answered.ts';
import { useChosen } from '../../../renderer/state/chosen.ts';

const canRun = (id: string) => commands.find((command) => command.id === id)?.canRun?.();

let stop = () => {};
afterEach(() => stop());

/** Whether a command could be run whenever those who show commands were told of a change. */
function toldOf(id: string): unknown[] {
  const told: unknown[] = [];
  stop = followCommands(() => told.push(canRun(id)));
  return told;
}

describe('what can be done', () => {
  it('is told when the list of a screen arrives', () => {
    useChosen.setState({ place: { screen: 'findings', finding: null } });
    const told = toldOf('finding.next');
    useFindings.setState({ list: { findings: [{ id: 1 }], total: 1 } as never });
    expect(told).toEqual([true]);
  });

  it('is told when the systems that can be connected are known', () => {
    useChosen.setState({ place: { screen: 'connections', connection: newConnection } });
    const told = toldOf('connection.add');
    useConnectionsState.setState({ connectors: [] });
    expect(told).toEqual([true]);
  });

  it('is told when a pull has ended', () => {
    const connection = { id: 'c' } as never;
    useAnswered.setState({ host: { allowLive: true } as never });
    useChosen.setState({ place: { screen: 'connections', connection: 'case-c' } });
    useConnectionsState.setState({ ofCase: [connection], ofUser: [] });
    const told = toldOf('connection.pull');
    const running = {
      step: 'running',
      job: 1,
      progress: null,
      follow: null,
      before: null,
    } as const;
    const key = pullKey(connection);
    useLiveJobs.setState({ pulls: { [key]: running } });
    useLiveJobs.setState({ pulls: {} });
    expect(told).toEqual([false, true]);
  });
});

import type { Connection } from '../../../../shared/connection.ts';
import type { liveCalls } from '../../../../shared/contract/live-calls.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { ReferenceTenant } from '../../../tenant/start-tenant.ts';

export type LiveCallName = keyof typeof liveCalls;

/** An engine with an empty case, an empty tenant that runs, and a connection to it whose secret the engine's host has. */
export interface LiveSetting {
  engine: Engine;
  tenant: ReferenceTenant;
  connection: Connection;
  /** A path in the folder of the test, with a file where content is given. */
  place: (name: string, content?: string) => string;
}

/** What is done with some of the calls, and what must come of it. */
export type LiveExercises<N extends LiveCallName> = Record<
  N,
  (at: LiveSetting) => Promise<unknown>
>;

import type { Connection } from '../../../../shared/connection.ts';
import type { liveCalls } from '../../../../shared/contract/live-calls.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { ReferenceTenant } from '../../../tenant/start-tenant.ts';

/** An engine with an empty case, a tenant that runs, and a connection to it whose secret the engine's host has. */
export interface LiveSetting {
  engine: Engine;
  tenant: ReferenceTenant;
  connection: Connection;
  /** A path in the folder of the test. */
  place: (name: string) => string;
}

export type LiveExercises = Partial<
  Record<keyof typeof liveCalls, (at: LiveSetting) => Promise<unknown>>
>;

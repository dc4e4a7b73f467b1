import { useMemo } from 'react';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { useAnswered } from '../../state/answered.ts';
import { useNewest } from '../../state/use-newest.ts';
import {
  type KeptConnection,
  refreshConnections,
  useConnectionsState,
} from './connections-state.ts';

/** The connections that can be used now. */
export interface Connections {
  /** Those of the case first, each list by name; null until they were answered. */
  kept: readonly KeptConnection[] | null;
  connectors: readonly ConnectorSummary[] | null;
  /** Which secrets the host has, without the secrets. */
  secrets: KeptSecrets | null;
  /** Why they could not be read, in words. */
  error: string | null;
  again: () => void;
}

/** The connections of the open case and of this user, each with its place. Asked again whenever a screen shows them. */
export function useConnections(): Connections {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? null);
  const { error, again } = useNewest(caseId ?? '', refreshConnections);
  const state = useConnectionsState();
  const kept = useMemo(() => (state.caseId === caseId ? keptOf(state) : null), [state, caseId]);
  return { kept, connectors: state.connectors, secrets: state.secrets, error, again };
}

/** Why nothing is asked of any tenant here, in words that say how it is allowed; null where it is. */
export function useLiveRefusal(): string | null {
  const host = useAnswered((answered) => answered.host);
  if (host === null || host.allowLive) return null;
  return host.host === 'desktop'
    ? 'This Trailcase was started with --offline: it calls no tenant. Close it and start it without that.'
    : 'Calls to a tenant are off in the browser unless the host was started for them. Stop it and start it with --allow-live: trailcase serve --allow-live.';
}

function keptOf({
  ofCase,
  ofUser,
}: Pick<ReturnType<typeof useConnectionsState.getState>, 'ofCase' | 'ofUser'>):
  | readonly KeptConnection[]
  | null {
  if (ofCase === null || ofUser === null) return null;
  return [
    ...ofCase.map((connection): KeptConnection => ({ connection, place: 'case' })),
    ...ofUser.map((connection): KeptConnection => ({ connection, place: 'user' })),
  ];
}

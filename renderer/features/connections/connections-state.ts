import { create } from 'zustand';
import {
  type Connection,
  type ConnectionPlace,
  type ConnectorSummary,
  secretNameOf,
  secretsOf,
} from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { engine, host } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';

/** A connection and where it is kept. */
export interface KeptConnection {
  connection: Connection;
  place: ConnectionPlace;
}

/** What is known of connections. Nothing of it is a secret. */
interface ConnectionsState {
  /** Id of the case that `ofCase` is of. */
  caseId: string | null;
  ofCase: readonly Connection[] | null;
  ofUser: readonly Connection[] | null;
  connectors: readonly ConnectorSummary[] | null;
  /** Which secrets the host has and where. */
  secrets: KeptSecrets | null;
}

export const useConnectionsState = create<ConnectionsState>()(() => ({
  caseId: null,
  ofCase: null,
  ofUser: null,
  connectors: null,
  secrets: null,
}));

/** Asks again which connections there are, in the case and of this user, and which secrets are kept. */
export async function refreshConnections(): Promise<void> {
  const caseId = useAnswered.getState().caseInfo?.id ?? null;
  const before = useConnectionsState.getState().connectors;
  const [ofCase, ofUser, secrets, connectors] = await Promise.all([
    caseId === null ? [] : engine().call('connection.list', {}),
    host().call('host.connections', {}),
    host().call('host.secrets', {}),
    before ?? engine().call('connector.list', {}),
  ]);
  useConnectionsState.setState({ caseId, ofCase, ofUser, secrets, connectors });
}

/** Keeps a connection in a place, in place of one with its id there. */
export async function keepConnection({ connection, place }: KeptConnection): Promise<void> {
  if (place === 'case') {
    take({ ofCase: await engine().call('connection.keep', { connection }) });
  } else take({ ofUser: await host().call('host.keep-connection', { connection }) });
}

/** Takes a connection off the place that it is kept in. What was pulled over it stays. */
export async function removeConnection({ connection, place }: KeptConnection): Promise<void> {
  const { id } = connection;
  if (place === 'case') take({ ofCase: await engine().call('connection.remove', { id }) });
  else take({ ofUser: await host().call('host.forget-connection', { id }) });
}

/** Keeps the secret of a connection, for exactly the places that it sends it to and its paths. It cannot be read again. */
export async function keepSecret(
  connection: Connection,
  secret: string,
  where: 'keychain' | 'session',
): Promise<void> {
  const name = secretNameOf(connection);
  take({ secrets: await host().call('host.keep-secret', { name, secret, where }) });
}

/** Forgets the secret of a connection. */
export async function forgetSecret(connection: Connection): Promise<void> {
  const name = secretNameOf(connection);
  take({ secrets: await host().call('host.forget-secret', { name }) });
}

/** What the host says of the secret of a connection; null where it has none for these places and paths. */
export function secretOf(
  secrets: KeptSecrets | null,
  connection: Connection,
): KeptSecrets['kept'][number] | null {
  const name = secretNameOf(connection);
  return secrets?.kept.find((each) => each.name === name) ?? null;
}

/** Whether the host has a secret that was entered for a connection when it led elsewhere or had other paths. */
export function hasSecretOfOther(secrets: KeptSecrets | null, connection: Connection): boolean {
  const [own, all] = [secretNameOf(connection), secretsOf(connection)];
  return secrets?.kept.some(({ name }) => name !== own && name.startsWith(all)) ?? false;
}

/** Name of a kept connection on the page: where it is kept and its id. */
export function keyOf({ connection, place }: KeptConnection): string {
  return `${place}-${connection.id}`;
}

function take(change: Partial<ConnectionsState>): void {
  useConnectionsState.setState(change);
}

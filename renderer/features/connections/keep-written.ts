import {
  type Connection,
  type ConnectionPlace,
  originsOf,
  secretNameOf,
} from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { refreshCase } from '../../state/case-session.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import {
  forgetSecret,
  type KeptConnection,
  keepConnection,
  keepSecret,
  removeConnection,
  secretOf,
  useConnectionsState,
} from './connections-state.ts';
import { writtenPaths } from './read-draft.ts';
import type { SecretDraft } from './secret-input.tsx';

/**
 * Keeps a connection that was written, and its secret where one was entered. One that moved from the case to the user
 * or back leaves its old place; a secret that was kept for places which it is sent to no more, or for other paths, is forgotten.
 */
export async function keepWritten(
  kept: KeptConnection,
  before: Connection | null,
  was: ConnectionPlace | null,
  { secret, where }: SecretDraft,
): Promise<void> {
  const { connection } = kept;
  await keepConnection(kept);
  if (connection.auth.kind !== 'none' && secret !== '') {
    await keepSecret(connection, secret, where);
  }
  if (before !== null && was !== null && was !== kept.place) {
    await removeConnection({ connection: before, place: was });
  }
  if (before !== null && secretNameOf(before) !== secretNameOf(connection)) {
    const { secrets } = useConnectionsState.getState();
    if (secretOf(secrets, before) !== null) await forgetSecret(before);
  }
  if (kept.place === 'case' || was === 'case') await refreshCase();
}

/** Says that the secret that is kept does not go along with what is changed; null where it does, or where there is none. */
export function secretMoves(
  before: Connection,
  { address, tenant, auth, authority, paths }: ConnectionDraft,
  secrets: KeptSecrets | null,
): string | null {
  if (secretOf(secrets, before) === null || auth.kind === 'none') return null;
  const changed: Connection = {
    ...before,
    address: address.trim(),
    tenant: tenant.trim(),
    auth,
    authority: authority.trim() === '' ? null : authority,
    paths: writtenPaths(paths),
  };
  if (secretNameOf(changed) === secretNameOf(before)) return null;
  const isSamePlace = originsOf(changed).join() === originsOf(before).join();
  const why =
    isSamePlace && changed.authority === before.authority
      ? `The secret is kept for what this connection did before at ${before.address}: with other paths other requests would be made with it.`
      : `The secret is kept for ${before.address} and is not sent anywhere else.`;
  return `${why} Enter it again for what you have changed; the one from before is forgotten.`;
}

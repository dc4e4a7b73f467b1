import { type Connection, secretNameOf } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';

/** What a host gives the engine so that it may talk to tenants. */
export interface LiveHost {
  /** Why nothing is asked of any tenant here, in words that say what to do; null where it may be. */
  refusal: string | null;
  /** The secret that is kept under a name; null where there is none. */
  secret(name: string): Promise<string | null>;
  /** Whether a person chose a file, so that what lies beside it may be read. Without it nobody chose any. */
  isChosen?(path: string): boolean | Promise<boolean>;
}

/** An engine that no host gave anything talks to nobody. */
export const noLiveHost: LiveHost = {
  refusal: 'Calls to a tenant were not allowed when Trailcase was started.',
  secret: async () => null,
};

/**
 * The secret of a connection; empty for one that needs none.
 * @throws {TrailcaseError} `not-allowed` where the host allows no calls, `secret-missing` where none is kept for exactly the
 *   places that this connection sends it to and what it does there
 */
export async function secretOf(host: LiveHost, connection: Connection): Promise<string> {
  if (host.refusal !== null) throw new TrailcaseError('not-allowed', host.refusal);
  if (connection.auth.kind === 'none') return '';
  const secret = await host.secret(secretNameOf(connection));
  if (secret !== null && secret !== '') return secret;
  throw new TrailcaseError(
    'secret-missing',
    `There is no secret for "${connection.name}" at ${connection.address}. Enter it for this connection; one that was entered for another address, or before its paths were changed, is not used.`,
    { connection: connection.id },
  );
}

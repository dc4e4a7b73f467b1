import type { Connection } from '../../../shared/connection.ts';
import { connectorSummaries } from './connectors/index.ts';
import { openClient } from './http/open-client.ts';
import type { ClientWatch, TenantClient } from './http/tenant-client.ts';

/**
 * The way to the tenant of a connection, at the pace that is good for its system. Nothing is sent yet. To be closed.
 * @param manner requests are made again fewer times where somebody sits and waits
 * @throws {TrailcaseError} `bad-request` where its address is not safe, `login-refused` where its secret cannot be used
 */
export async function openTenant(
  connection: Connection,
  secret: string,
  watch: ClientWatch,
  manner: { retries?: number } = {},
): Promise<TenantClient> {
  const system = connectorSummaries().find(({ connector }) => connector === connection.connector);
  return openClient(connection, secret, watch, {
    perMinute: system?.limits.perMinute ?? null,
    ...manner,
  });
}

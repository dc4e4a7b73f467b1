import type { StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ReadRequest, TenantAnswer, TenantClient } from '../http/tenant-client.ts';

/**
 * Asks for a page of a log.
 * @throws {TrailcaseError} as the client does; where the credential is not allowed it, what the log needs is told
 */
export async function askLog(
  client: TenantClient,
  request: ReadRequest,
  { permission }: StreamSummary,
): Promise<{ answer: TenantAnswer; value: unknown }> {
  return await client.readJson({ ...request, needs: permission });
}

/**
 * The log of a connector that a quest is about.
 * @throws {TrailcaseError} `bad-request` where it has no such log
 */
export function streamOf(streams: readonly StreamSummary[], name: string): StreamSummary {
  const found = streams.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = streams.map((each) => each.name).join(', ');
  throw new TrailcaseError(
    'bad-request',
    `There is no log "${name}" in this system. Its logs are: ${names}.`,
  );
}

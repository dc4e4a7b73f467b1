import type { StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ReadRequest, TenantAnswer, TenantClient } from '../http/tenant-client.ts';

/**
 * Asks for a page of a log.
 * @throws {TrailcaseError} as the client does; what the log needs is added where the credential is not allowed it
 */
export async function askLog(
  client: TenantClient,
  request: ReadRequest,
  stream: StreamSummary,
): Promise<{ answer: TenantAnswer; value: unknown }> {
  try {
    return await client.readJson(request);
  } catch (error) {
    if (!(error instanceof TrailcaseError) || error.code !== 'permission-missing') throw error;
    const { code, message, details } = error;
    throw new TrailcaseError(
      code,
      `${message} "${stream.title}" needs: ${stream.permission}.`,
      details,
      error,
    );
  }
}

/** The log of a connector that a quest is about. */
export function streamOf(streams: readonly StreamSummary[], name: string): StreamSummary {
  const found = streams.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = streams.map((each) => each.name).join(', ');
  throw new TrailcaseError(
    'bad-request',
    `There is no log "${name}" in this system. Its logs are: ${names}.`,
  );
}

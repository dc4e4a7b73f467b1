import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ErrorCode, TrailcaseError } from '../../../shared/errors.ts';
import { linger, replyError, replyJson } from './reply.ts';
import type { Asked } from './request-gate.ts';
import type { Spool } from './spool.ts';

/** A sender that sends nothing for so long is gone. */
const silenceMs = 60_000;

const statuses: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'disk-full': 507,
  cancelled: 400,
};

/**
 * Takes in a file that was dropped into the page: `PUT /drop?name=…` with the bytes as body, of any size.
 * The name may hold folders. Answers with `{path, name}`, under which it can be previewed and imported, or
 * with `{error}`.
 */
export async function takeDrop(
  spool: Spool,
  request: IncomingMessage,
  response: ServerResponse,
  { query, host }: Asked,
): Promise<void> {
  const silent = () => request.destroy();
  request.socket.setTimeout(silenceMs, silent);
  try {
    if (request.headers['content-type'] !== 'application/octet-stream') {
      throw new TrailcaseError('bad-request', 'A file comes as application/octet-stream.');
    }
    replyJson(response, host, await spool.take(nameIn(query), request), 201);
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    replyError(response, host, statuses[error.code] ?? 500, error.toData());
    linger(request);
  } finally {
    request.socket.setTimeout(0, silent);
  }
}

/** The one parameter of the query, decoded. */
function nameIn(query: string): string {
  const encoded = /^name=([^&=]+)$/.exec(query)?.[1];
  if (encoded === undefined) {
    throw new TrailcaseError('bad-request', 'A file comes with its name: /drop?name=…');
  }
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    throw new TrailcaseError('bad-request', 'The name is not UTF-8.', undefined, error);
  }
}

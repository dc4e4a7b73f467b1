import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyJson } from './reply.ts';
import { type Asked, RequestRefused } from './request-gate.ts';
import type { Tickets } from './tickets.ts';

/** Longest body that is JSON, in bytes. */
const mostBytes = 1024 * 1024;
const bodyMs = 10_000;

/** Hands out a ticket for a line: `POST /ticket` with `{}`; the token was looked at before. */
export async function giveTicket(
  tickets: Tickets,
  request: IncomingMessage,
  response: ServerResponse,
  { query, host }: Asked,
): Promise<void> {
  if (query !== '') throw new RequestRefused({ status: 400, reason: 'A ticket has no query.' });
  if (request.headers['content-type'] !== 'application/json') {
    throw new RequestRefused({ status: 415, reason: 'A ticket is asked for as application/json.' });
  }
  if (!isEmptyObject(await readBody(request))) {
    throw new RequestRefused({ status: 400, reason: 'The body is not {}.' });
  }
  replyJson(response, host, { ticket: tickets.issue() });
}

/** The body as text. Fails with 413 where it is longer than may be; a body that does not end is cut off. */
async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const late = setTimeout(() => request.destroy(), bodyMs);
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      bytes += (piece as Buffer).length;
      if (bytes > mostBytes) {
        throw new RequestRefused({ status: 413, reason: 'The body is too long.' });
      }
      pieces.push(piece as Buffer);
    }
  } finally {
    clearTimeout(late);
  }
  return Buffer.concat(pieces).toString();
}

function isEmptyObject(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === '{}';
  } catch {
    return false;
  }
}
